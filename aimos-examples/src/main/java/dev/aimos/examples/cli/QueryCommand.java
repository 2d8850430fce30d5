package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Highlight;
import dev.aimos.examples.text.Ink;
import dev.aimos.examples.text.Printable;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Query;
import dev.aimos.memory.Atom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "query",
        description = {
            "Find the atoms that match a text best, now or as of any moment.",
            "",
            "The text is text: no character of it has a special meaning. One that begins with a dash goes after --."
        })
final class QueryCommand extends StoreCommand {
    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "What to look for; words are joined by spaces.")
    private List<String> words = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "Hits at the most, per query; 10 without it.")
    private int limit = 10;

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Mixin
    private MomentOptions moment = new MomentOptions();

    @Option(
            names = "--queries",
            paramLabel = "FILE",
            description = "Run many queries: lines of a query's id, a tab and its text.")
    private Optional<Path> queries = Optional.empty();

    @Option(
            names = "--run",
            paramLabel = "FILE",
            description = "Where the hits of --queries go, in TREC's run format; - for standard output.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--run-tag", paramLabel = "NAME", description = "Last column of the run; aimos without it.")
    private String runTag = "aimos";

    @Override
    void check() {
        if (queries.isPresent() == !words.isEmpty()) {
            throw Failure.usage("usage", "give the TEXT to look for, or many of them with --queries FILE");
        }
        if (queries.isPresent() != run.isPresent()) {
            throw Failure.usage("usage", "--queries FILE and --run FILE go together");
        }
        if (run.isPresent() && run.get().equals("-") && json()) {
            throw Failure.usage("usage", "standard output takes the run or the JSON, not both; give --run a file");
        }
        if (runTag.isEmpty() || runTag.chars().anyMatch(Character::isWhitespace)) {
            throw Failure.usage("usage", "--run-tag is one word");
        }
        queries.ifPresent(NewContent::requireReadable);
    }

    @Override
    int run(AimOs os) throws IOException {
        Query query = Query.of(String.join(" ", words))
                .limit(limit)
                .filter(filter.filter())
                .asOf(moment.resolve(os));
        if (queries.isPresent()) {
            return new TrecRun(out(), os, query, runTag).run(queries.get(), run.orElseThrow());
        }
        Hits hits = os.index().search(query);
        if (json()) {
            out().document(document(query, hits));
        } else {
            people(query, hits);
        }
        return Exit.OK;
    }

    private static Map<String, Object> document(Query query, Hits hits) {
        Highlight plain = new Highlight(query.text(), word -> word);
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (Hit hit : hits) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("rank", items.size() + 1);
            item.put("score", hit.score());
            item.put("key", hit.key());
            item.put("title", Describe.title(hit.atom()));
            item.put("snippet", Snippet.of(hit.atom(), query.text(), plain));
            item.put("atom", Shapes.atom(hit.atom()));
            items.add(item);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("query", query.text());
        document.put("items", items);
        document.put("basis", Shapes.basis(hits.basis()));
        return document;
    }

    private void people(Query query, Hits hits) {
        Ink ink = out().ink();
        if (hits.isEmpty()) {
            out().line("nothing found");
        }
        Highlight highlight = new Highlight(query.text(), ink::bold);
        int rank = 1;
        for (Hit hit : hits) {
            Atom atom = hit.atom();
            String title = Describe.title(atom);
            String snippet = Snippet.of(atom, query.text(), highlight);
            boolean same = snippet.startsWith(title.length() > 40 ? title.substring(0, 40) : title);
            out().line("%2d  %.3f  %s%s"
                    .formatted(
                            rank++,
                            hit.score(),
                            ink.cyan(Printable.line(hit.key(), 80)),
                            same ? "" : "  " + ink.dim(Printable.line(title, 70))));
            if (!snippet.isEmpty()) {
                out().line("           " + highlight.in(snippet));
            }
        }
        if (moment.chosen()) {
            out().line(ink.dim("as of transaction %,d, true at %s"
                    .formatted(hits.basis().tx(), Times.shown(hits.basis().validAt()))));
        }
    }
}
