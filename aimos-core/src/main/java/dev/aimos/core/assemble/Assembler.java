package dev.aimos.core.assemble;

import dev.aimos.core.rerank.Rerankers;
import dev.aimos.core.rerank.Stretch;
import dev.aimos.index.Context;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Mode;
import dev.aimos.index.Reranker;
import dev.aimos.index.TokenCounter;
import dev.aimos.memory.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts a context together, in these stages: {@code retrieve}, {@code duplicates}, {@code supersession}, {@code
 * contradictions}, {@code rerank}, {@code compress}, {@code pack}, {@code order}. Each says what it dropped and why: every
 * candidate ends as a passage of the context or among the dropped of one stage.
 *
 * <p>A function of its arguments: no state, no clock, no randomness. Thread-safe if the counter, the signals and the
 * re-ranker are.
 */
public final class Assembler {
    private final TokenCounter standard;

    /**
     * An assembler.
     *
     * @param standard counts tokens where the options name no counter
     */
    public Assembler(TokenCounter standard) {
        this.standard = standard;
    }

    /**
     * Assembles what a search found.
     *
     * @param found the candidates, best first; of two that conflict the first stays
     * @param signals what is known of them, by their numbers in that list
     * @param options budget and choices
     * @param basis the moment they were found at
     * @param mode how they were found
     */
    public Context assemble(List<Found> found, Signals signals, ContextOptions options, Basis basis, Mode mode) {
        TokenCounter counter = options.counter().orElse(standard);
        int budget = options.budget().tokens();
        Conflicts conflicts = new Conflicts(signals);
        Stages stages = new Stages();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            pieces.add(Piece.of(i, found.get(i)));
        }
        pieces = stages.run("retrieve", pieces, (all, log) -> retrieve(all, options.candidates(), log));
        pieces = stages.run(
                "duplicates",
                pieces,
                (all, log) -> Duplicates.drop(all, options.duplicateThreshold(), signals, conflicts, log));
        pieces = stages.run("supersession", pieces, conflicts::dropSuperseded);
        pieces = stages.run("contradictions", pieces, conflicts::dropContradicting);
        pieces = stages.run("rerank", pieces, (all, log) -> rerank(all, signals, options, log));
        pieces = stages.run(
                "compress",
                pieces,
                (all, log) ->
                        options.compression() ? new Compression(counter, signals).shorten(all, budget, log) : all);
        pieces = stages.run("pack", pieces, (all, log) -> Packing.pack(all, options, counter, log));
        pieces = stages.run("order", pieces, (all, log) -> order(all, options, log));
        String text = Layout.render(pieces);
        return new Context(
                text,
                passages(pieces, counter),
                Layout.tokens(text, counter),
                budget,
                counter.id(),
                stages.done(),
                basis,
                mode,
                Optional.empty());
    }

    private static List<Piece> retrieve(List<Piece> pieces, int candidates, StageLog log) {
        List<Piece> retrieved = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.number() >= candidates) {
                log.drop(piece, "is beyond the first " + candidates + " candidates");
            } else if (piece.text().isBlank()) {
                log.drop(piece, "has no text");
            } else {
                retrieved.add(piece);
            }
        }
        return retrieved;
    }

    private static List<Piece> rerank(List<Piece> pieces, Signals signals, ContextOptions options, StageLog log) {
        Reranker reranker = Rerankers.of(options.reranking());
        Stretch stretch = new Stretch(pieces.stream().map(Piece::score).toList());
        Reranker.Order order = reranker.rerank(new Survivors(pieces, signals, stretch));
        log.note(reranker.id());
        if (!order.converged()) {
            log.note("did not converge in " + order.steps() + " steps");
        }
        return order.order().stream().map(pieces::get).toList();
    }

    private static List<Piece> order(List<Piece> pieces, ContextOptions options, StageLog log) {
        log.note(options.order().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        return Layout.order(pieces, options.order());
    }

    private static List<Context.Passage> passages(List<Piece> pieces, TokenCounter counter) {
        List<Context.Passage> passages = new ArrayList<>();
        for (Piece piece : pieces) {
            String text = piece.text();
            passages.add(new Context.Passage(
                    passages.size() + 1,
                    piece.address(),
                    piece.score(),
                    text,
                    piece.quotes(),
                    Layout.tokens(text, counter)));
        }
        return passages;
    }
}
