package dev.aimos.examples.eval.abstention;

import dev.aimos.AimOs;
import dev.aimos.Progress;
import dev.aimos.examples.eval.Conversation;
import dev.aimos.examples.eval.EvalStore;
import dev.aimos.examples.eval.Question;
import dev.aimos.index.Embedder;
import dev.aimos.index.Hits;
import dev.aimos.index.Level;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.witness.Assessment;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Judgement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks each conversation its questions, a store for each, and assesses what is found. */
public final class AbstentionEvaluation {
    private static final int DEPTH = 10;

    private final List<Conversation> conversations;
    private final Optional<Embedder> embedder;
    private final Progress progress;

    /**
     * An evaluation.
     *
     * @param embedder for a search by meaning too
     * @param progress hears the questions asked
     */
    public AbstentionEvaluation(List<Conversation> conversations, Optional<Embedder> embedder, Progress progress) {
        this.conversations = List.copyOf(conversations);
        this.embedder = embedder;
        this.progress = progress;
    }

    /**
     * Asks.
     *
     * @param most so many questions of each conversation at the most
     */
    public AbstentionReport run(int most) throws IOException {
        Mode mode = embedder.isPresent() ? Mode.HYBRID : Mode.LEXICAL;
        List<Asked> all = new ArrayList<>();
        List<Double> searching = new ArrayList<>();
        List<Double> assessing = new ArrayList<>();
        for (Conversation conversation : conversations) {
            try (EvalStore store = EvalStore.open(Optional.empty(), embedder, progress)) {
                store.os().memory().putAll(conversation.atoms());
                if (embedder.isPresent()) {
                    store.os().index().embed(progress);
                }
                List<Question> questions = conversation.questions();
                int asked = Math.min(most, questions.size());
                for (int i = 0; i < asked; i++) {
                    progress.update("ask " + conversation.name(), i, asked);
                    all.add(ask(store.os(), conversation, questions.get(i), mode, searching, assessing));
                }
            }
        }
        return new AbstentionReport(
                embedder.map(Embedder::id).orElse("none"), mode, all, median(searching), median(assessing));
    }

    private static Asked ask(
            AimOs os,
            Conversation conversation,
            Question question,
            Mode mode,
            List<Double> searching,
            List<Double> assessing) {
        Query query = Query.of(question.text())
                .level(Level.PARAGRAPH)
                .mode(mode)
                .filter(question.filter())
                .limit(DEPTH);
        long started = System.nanoTime();
        Hits hits = os.index().search(query);
        long found = System.nanoTime();
        Assessment assessment = os.witnesses().assess(query, hits, Criticality.ROUTINE);
        searching.add((found - started) / 1e6);
        assessing.add((System.nanoTime() - found) / 1e6);
        Judgement judgement =
                os.witnesses().gate().judge(assessment.confidence(), assessment.risk(), Criticality.ROUTINE);
        List<String> turns = hits.list().stream().map(conversation.turn()).toList();
        return new Asked(
                conversation.name(),
                question.text(),
                question.category(),
                !question.gold().isEmpty() && !question.category().equals(Conversation.ADVERSARIAL),
                !turns.isEmpty() && question.gold().containsKey(turns.get(0)),
                turns.stream().anyMatch(question.gold()::containsKey),
                hits.isEmpty() ? 0 : hits.list().get(0).score(),
                assessment.confidence(),
                Math.min(judgement.confidence() - judgement.threshold(), judgement.riskLimit() - judgement.risk()),
                judgement.passed());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }
}
