package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.HitView;
import dev.aimos.examples.wire.HitsJson;
import dev.aimos.index.Hits;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A search, or many of them. */
abstract class SearchCommand extends StoreCommand {
    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "What to look for; words are joined by spaces.")
    private List<String> words = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "Hits at the most, per query; 10 without it.")
    private int limit = 10;

    @Mixin
    private SearchOptions search = new SearchOptions();

    @Option(names = "--window", paramLabel = "N", description = "Show so many neighbours before and after each hit.")
    private int window;

    @Option(names = "--parent", description = "Show what each hit is in.")
    private boolean parent;

    @Option(names = "--explain", description = "Show how each score came about.")
    private boolean explain;

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
    final void check() {
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
        if (queries.isPresent() && (explain || parent || window != 0)) {
            throw Failure.usage("usage", "a run has no place for --explain, --parent and --window");
        }
        if (window < 0) {
            throw Failure.usage("usage", "--window is 0 or more");
        }
        search.check();
        query("");
        queries.ifPresent(NewContent::requireReadable);
    }

    @Override
    final AimOs open() throws IOException {
        return search.open(root());
    }

    @Override
    final int run(AimOs os) throws IOException {
        search.resolve(os);
        if (queries.isPresent()) {
            return new TrecRun(out(), os, this::query, runTag).run(queries.get(), run.orElseThrow());
        }
        Query query = query(String.join(" ", words));
        Hits hits = os.index().search(query);
        HitView view = new HitView(window, parent);
        if (json()) {
            out().document(new HitsJson(query, view).document(hits));
        } else {
            new HitsText(out(), query, view, search.momentChosen()).print(hits);
        }
        return Exit.OK;
    }

    private Query query(String text) {
        return search.query(text)
                .limit(limit)
                .explain(explain)
                .reranking(search.reranking().orElse(Reranking.none()));
    }
}
