package dev.aimos.examples.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aimos.Progress;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    @TempDir
    Path temp;

    @Test
    void whatAnswersIsFoundAndTheTableSaysSo() throws IOException {
        LabelledTest.SmallData.scifact(temp.resolve("scifact"));
        Labelled set = Labelled.read("scifact", temp.resolve("scifact"));
        EvalReport report = evaluate(set, 10);

        Row documents = report.rows().get(0);
        assertThat(documents.task()).isEqualTo("documents");
        assertThat(documents.queries()).isEqualTo(2);
        assertThat(documents.figures()).containsEntry("nDCG@10", 1.0).containsEntry("all@10", 1.0);
        assertThat(report.rows().get(1).rerank()).isEqualTo("mmr");
        assertThat(report.rows().get(1).lift().orElseThrow()).isCloseTo(0, within(1e-9));
        assertThat(report.lines()).anyMatch(line -> line.contains("published: nDCG@10 0.679"));
        assertThat(evaluate(set, 1).rows().get(0).queries()).isEqualTo(1);
    }

    @Test
    void turnsAreFoundAsParagraphsAndCountedByCategory() throws IOException {
        LabelledTest.SmallData.locomo(temp.resolve("locomo"));
        EvalReport report = evaluate(Labelled.read("locomo", temp.resolve("locomo")), 10);

        Row turns = report.rows().get(0);
        assertThat(turns.category()).isEmpty();
        assertThat(turns.figures().get("any@10")).isEqualTo(0.5);
        assertThat(report.rows())
                .filteredOn(row -> row.task().equals("turns") && row.rerank().equals("none"))
                .extracting(Row::category)
                .containsExactly("", "multi-hop", "single-hop");
        assertThat(report.rows())
                .filteredOn(row -> row.task().equals("turns") && row.category().equals("single-hop"))
                .allSatisfy(row -> assertThat(row.figures()).containsEntry("recall@10", 1.0));
    }

    private EvalReport evaluate(Labelled set, int most) throws IOException {
        try (EvalStore store = EvalStore.open(Optional.empty(), Optional.empty(), Progress.NONE)) {
            Evaluation evaluation = new Evaluation(store.os(), set, Progress.NONE);
            evaluation.fill();
            Map<String, UnaryOperator<Query>> ways = new LinkedHashMap<>();
            ways.put("none", query -> query);
            ways.put("mmr", query -> query.reranking(Reranking.mmr()));
            return new EvalReport(set, "none", 0, evaluation.run(List.of(Mode.LEXICAL), ways, most));
        }
    }
}
