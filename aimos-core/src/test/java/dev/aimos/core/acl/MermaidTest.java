package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MermaidTest {
    @Test
    void aPlanIsDrawnWithAllThatItSays() {
        String acl = """
                PLAN research "of a question":
                  STEP find "looks it up":
                    ASSIGN retriever.context
                    GATE good: out.best > 1
                    ON_FAIL fallback ask
                    COMPENSATE undo
                  STEP each:
                    FOR_EACH hit IN ${steps.find.out.hits}
                    CALL check
                  STEP ask:
                    APPROVE "sure?" by=operator
                  STEP undo:
                PLAN check:
                  STEP v:
                """;
        Plan plan = Objects.requireNonNull(AclParser.parse(new Source(acl), new Problems()))
                .plan();
        assertThat(Mermaid.of(plan)).isEqualTo("""
                        flowchart TD
                          subgraph p0["research<br/>of a question"]
                            p0s0["find<br/>looks it up<br/>retriever.context"]
                            p0s0 --> p0s0g0{"good<br/>out.best #62; 1"}
                            p0s1@{ shape: procs, label: "each<br/>CALL check<br/>FOR_EACH hit" }
                            p0s2a{{"APPROVE #34;sure?#34;<br/>by operator"}} --> p0s2
                            p0s2["ask"]
                            class p0s2 dormant
                            p0s3["undo"]
                            class p0s3 dormant
                          end
                          p0s0 -.->|on failure| p0s2
                          p0s0 -.->|undone by| p0s3
                          p0s0g0 --> p0s1
                          p0s1 ==> p1
                          subgraph p1["check"]
                            p1s0["v"]
                          end
                          classDef dormant stroke-dasharray: 5 5
                        """);
    }

    @Test
    void aNameCannotEndItsLabel() {
        String hostile = "a\"] --> x[\"<script>\n%% end;`#quot;\u202E\uD800\u0000";
        Step step = Step.named(hostile)
                .description(hostile)
                .assign(hostile, hostile, new Expression("1"))
                .gate(hostile, "out.x == 1")
                .approval(new Step.Approval(new Expression("\"x\""), Optional.of(hostile), Optional.empty()))
                .build();
        String drawn = Mermaid.of(new Plan(
                hostile,
                hostile,
                List.of(),
                List.of(),
                List.of(),
                step.budget(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(step),
                List.of()));
        assertThat(drawn)
                .doesNotContain("script>")
                .doesNotContain("%%")
                .doesNotContain("`")
                .doesNotContain("\u202E");
        assertThat(drawn.lines()).hasSize(7);
        assertThat(drawn.chars().filter(c -> c == '"').count()).isEqualTo(8);
    }

    @Test
    void aLongLabelIsCut() {
        assertThat(MermaidLabel.of("x".repeat(80))).hasSize(80);
        assertThat(MermaidLabel.of("x".repeat(81))).isEqualTo("x".repeat(80) + "#8230;");
    }
}
