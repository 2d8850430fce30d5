package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.models.BpeTokenCounter;
import dev.aimos.examples.wire.ContextJson;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.index.Context;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.ContextOptions.Packing;
import dev.aimos.index.ContextOptions.ReadingOrder;
import dev.aimos.index.Level;
import dev.aimos.index.TokenBudget;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "context",
        description = {
            "Put together what a model should read about a text: passages under a budget of tokens, each cited.",
            "",
            "The text is text: no character of it has a special meaning. One that begins with a dash goes after --."
        })
final class ContextCommand extends StoreCommand {
    @Parameters(arity = "1..*", paramLabel = "TEXT", description = "What it is about; words are joined by spaces.")
    private List<String> words = List.of();

    @Option(names = "--budget", paramLabel = "N", description = "Tokens at the most; 2000 without it.")
    private int budget = 2_000;

    @Mixin
    private SearchOptions search = new SearchOptions();

    @Option(
            names = "--packing",
            paramLabel = "KIND",
            description = "How passages are chosen: greedy (without it), balanced or optimal.")
    private String packing = "greedy";

    @Option(
            names = "--order",
            paramLabel = "KIND",
            description =
                    "How they are laid out: edges (without it: the strongest first and last), relevance or source.")
    private String order = "edges";

    @Option(names = "--no-compress", description = "Leave passages whole, rather than shorten those that do not fit.")
    private boolean whole;

    @Option(
            names = "--duplicates",
            paramLabel = "T",
            description = "Likeness from which passages are near-duplicates, above 0 and at most 1.")
    private Optional<Double> duplicates = Optional.empty();

    @Option(names = "--candidates", paramLabel = "N", description = "Passages retrieved at first.")
    private Optional<Integer> candidates = Optional.empty();

    @Option(
            names = "--tokenizer",
            paramLabel = "NAME",
            description = "How tokens are counted: cl100k, o200k, or estimate (without it).")
    private String tokenizer = "estimate";

    @Option(names = "--report", description = "Show what each stage dropped, and why.")
    private boolean report;

    @Override
    void check() {
        search.check();
        options();
    }

    @Override
    AimOs open() throws IOException {
        return search.open(root());
    }

    @Override
    int run(AimOs os) throws IOException {
        search.resolve(os);
        var query = search.query(String.join(" ", words)).level(search.level().orElse(Level.PARAGRAPH));
        Context context = os.index().assemble(query, options());
        if (json()) {
            out().document(ContextJson.document(query.text(), context));
        } else {
            new ContextText(out(), report).print(context);
        }
        return Exit.OK;
    }

    private ContextOptions options() {
        ContextOptions options = ContextOptions.of(TokenBudget.of(budget))
                .packing(Spelling.choose("packing", packing, Packing.values()))
                .order(Spelling.choose(
                        "order",
                        order,
                        Map.of(
                                "edges", ReadingOrder.EDGES_FIRST,
                                "relevance", ReadingOrder.RELEVANCE,
                                "source", ReadingOrder.SOURCE)))
                .compression(!whole);
        options = search.reranking().map(options::reranking).orElse(options);
        options = duplicates.map(options::duplicateThreshold).orElse(options);
        options = candidates.map(options::candidates).orElse(options);
        return switch (Spelling.choose("tokenizer", tokenizer, Tokenizer.values())) {
            case CL100K -> options.counter(BpeTokenCounter.cl100k());
            case O200K -> options.counter(BpeTokenCounter.o200k());
            case ESTIMATE -> options;
        };
    }

    private enum Tokenizer {
        CL100K,
        O200K,
        ESTIMATE
    }
}
