package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.graph.Linking;
import dev.aimos.index.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "seg:build",
        description = {
            "Find entities and claims in the memory, and link them to the words that say so.",
            "",
            "Done again, it looks only at what has changed, and takes back what the text no longer says."
        })
final class SegBuild extends SegCommand implements Writes {
    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "What is looked at: sentence (without it), paragraph, section or document.")
    private String level = "sentence";

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Override
    void check() {
        level();
        filter.filter();
    }

    private Level level() {
        return Spelling.choose("level", level, Level.values());
    }

    @Override
    int seg(AimOs os) {
        Linking.Linked linked;
        try (ProgressBar bar = new ProgressBar(out())) {
            linked = os.graph()
                    .fromIndex(Linking.by(Extractors.rules())
                            .filter(filter.filter())
                            .level(level())
                            .progress(bar));
        }
        if (json()) {
            out().document(shape(linked));
        } else {
            people(linked);
        }
        return Exit.OK;
    }

    private static Map<String, Object> shape(Linking.Linked linked) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("atoms", linked.atoms());
        document.put("unchanged", linked.unchanged());
        document.put("nodes", linked.nodes());
        document.put("entities", linked.entities());
        document.put("claims", linked.claims());
        document.put("evidence", linked.evidence());
        document.put("relations", linked.relations());
        document.put("retracted", linked.retracted());
        document.put("contradictions", linked.contradictions());
        return document;
    }

    private void people(Linking.Linked linked) {
        out().line("%s, %,d unchanged; %s looked at"
                .formatted(
                        Describe.count(linked.atoms(), "atom"),
                        linked.unchanged(),
                        Describe.count(linked.nodes(), Shapes.lower(level()))));
        out().line("new: %,d entities, %s, %,d pieces of evidence, %s; %,d taken back"
                .formatted(
                        linked.entities(),
                        Describe.count(linked.claims(), "claim"),
                        linked.evidence(),
                        Describe.count(linked.relations(), "relation"),
                        linked.retracted()));
        if (linked.contradictions() > 0) {
            out().line(Describe.count(linked.contradictions(), "contradiction") + "; 'seg:contradictions' shows why");
        }
    }
}
