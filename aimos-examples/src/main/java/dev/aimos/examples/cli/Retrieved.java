package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.index.Context;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Hits;
import dev.aimos.index.Level;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import dev.aimos.index.TokenBudget;
import dev.aimos.witness.Assessment;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Risk;
import java.util.Optional;

/**
 * What a search found, and the context that was put together from it if one was asked for; of paragraphs, unless another level
 * was chosen, for an answer rests on a passage.
 *
 * @param query as it was asked
 * @param hits what it found
 * @param context what was put together
 */
record Retrieved(Query query, Hits hits, Optional<Context> context) {
    /** Retrieves, with receipts. */
    static Retrieved of(AimOs os, SearchOptions search, String text, int limit, Optional<Integer> tokens) {
        Query query = search.query(text)
                .level(search.level().orElse(Level.PARAGRAPH))
                .limit(limit)
                .receipt(true)
                .reranking(search.reranking().orElse(Reranking.none()));
        Hits hits = os.index().search(query);
        Optional<Context> context = tokens.map(most -> {
            ContextOptions options = ContextOptions.of(TokenBudget.of(most));
            return os.index()
                    .assemble(query, search.reranking().map(options::reranking).orElse(options));
        });
        return new Retrieved(query, hits, context);
    }

    /** The receipt of the context, or else of the hits. */
    Receipt receipt() {
        return context.flatMap(Context::receipt).or(hits::receipt).orElseThrow();
    }

    /** How sure it is that the question is answered. */
    Assessment assess(AimOs os, Criticality criticality) {
        Assessment found = os.witnesses().assess(query, hits, criticality);
        return context.isEmpty()
                ? found
                : new Assessment(
                        found.confidence(),
                        found.raw(),
                        found.signals(),
                        budgeted(found.risk(), context.get()),
                        found.calibrator(),
                        found.disputed());
    }

    private static Risk budgeted(Risk risk, Context context) {
        boolean leftOut = context.stages().stream()
                .anyMatch(
                        stage -> stage.name().equals("pack") && !stage.dropped().isEmpty());
        double spent = Math.min(1, (double) context.tokens() / context.budget());
        return new Risk(
                risk.margin(), risk.disagreement(), risk.contradiction(), risk.calibrationError(), leftOut ? 1 : spent);
    }
}
