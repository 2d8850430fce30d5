package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.SegIds;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Relation;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "seg:relate",
        description = {
            "Assert how one thing stands to another.",
            "",
            "TYPE is supports, contradicts, derivedFrom, references, about, mentions or sameAs. Things are ids, addresses"
                    + " such as doc:KEY, or names of entities. Without an interval, the relation holds always."
        })
final class SegRelate extends SegCommand implements Writes {
    @Parameters(index = "0", paramLabel = "FROM", description = "The one thing.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TYPE", description = "How it stands to the other.")
    private String type = "";

    @Parameters(index = "2", paramLabel = "TO", description = "The other.")
    private String to = "";

    @Option(names = "--confidence", paramLabel = "C", description = "How sure that is, from 0 to 1; 1 without it.")
    private double confidence = 1;

    @Mixin
    private ValidOptions valid = new ValidOptions();

    @Override
    void check() {
        relation();
        valid.interval();
    }

    private Relation relation() {
        return Relation.of(SegIds.parse(from), SegIds.relation(type), SegIds.parse(to))
                .confidence(confidence);
    }

    @Override
    int seg(AimOs os) {
        Relation relation = relation();
        new SegReport(out())
                .print(List.of(relation), os.graph().assertAll(List.of(new Assertion(relation, valid.interval()))));
        return Exit.OK;
    }
}
