package dev.aimos.apoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.apoe.Acl.Syntax;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.Problem;
import dev.aimos.plan.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The language as callers use it. */
final class AclTest {
    private static final String SOUND = """
            PLAN p:
              INPUT q: text
              STEP find:
                ASSIGN retriever.context
                INPUT query = ${inputs.q}
                TIMEOUT 10s
                ON_FAIL fallback ask
              STEP ask:
                ASSIGN operator: "Find"
              STEP write:
                ASSIGN builder: "Write about ${steps.find.out.hits}"
              STEP other:
                ASSIGN builder: "Count"
            """;

    @Test
    void aSoundPlanIsReadAndPrintedAndReadAgain() {
        Plan plan = Acl.parse(SOUND);
        assertThat(Acl.parse("p.acl", Acl.print(plan))).isEqualTo(plan);
        assertThat(Acl.check(plan)).noneMatch(Problem::error);
        assertThat(Acl.check(SOUND, Syntax.ACL).plan()).contains(plan);
        assertThat(Acl.parse(Acl.format(SOUND))).isEqualTo(plan);
        assertThat(Acl.mermaid(plan)).startsWith("flowchart");
    }

    @Test
    void whatIsNotSoundIsRefusedWithEveryError() {
        String text = SOUND.replace("builder", "bulider")
                .replace("inputs.q", "inputs.p")
                .replace("10s", "10");
        assertThatThrownBy(() -> Acl.parse("p.acl", text))
                .isInstanceOf(PlanRefused.class)
                .hasMessageStartingWith("p.acl has 4 errors:\n5:19: error: ")
                .hasMessageContaining("a TIMEOUT is a duration")
                .hasMessageContaining("did you mean 'builder'?");
        Acl.Checked checked = Acl.check(text, Syntax.ACL);
        assertThat(checked.plan()).isEmpty();
        assertThat(checked.problems()).filteredOn(Problem::error).hasSize(4);
    }

    @Test
    void aPlanReadInPartIsNotSaidToHaveWhatItMayNotHave() {
        String text = SOUND.replace("STEP find", "STEP");
        assertThat(Acl.check(text, Syntax.ACL).problems())
                .extracting(Problem::code)
                .containsExactly("name-expected");
        String unread = SOUND.replace("INPUT query = ${inputs.q}", "INPUT query = ${inputs.q");
        assertThat(Acl.check(unread, Syntax.ACL).problems())
                .as("that the input q is never read may be for what was not read")
                .extracting(Problem::code)
                .doesNotContain("unused-input");
    }

    @Test
    void yamlIsReadWithChecks() {
        assertThat(Acl.parseYaml("p.yaml", "id: p\nparticipants: [{name: a, role: critic}]")
                        .steps())
                .extracting(Step::name)
                .containsExactly("a");
        assertThatThrownBy(() -> Acl.parseYaml("p.yaml", "id: p\nparticipants: [{name: a, rle: critic}]"))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("did you mean 'role'?");
    }

    @Test
    void whatCannotBeReadIsNotLaidOut() {
        assertThatThrownBy(() -> Acl.format("PLAN p: STEP")).isInstanceOf(PlanRefused.class);
    }

    @Test
    void whatHasNoTextIsNotPrinted() {
        assertThatThrownBy(() -> Acl.print(Plan.of("a b", List.of())))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("'a b'");
        Step broken = Step.named("s").gate("", "1 STEP evil").build();
        assertThatThrownBy(() -> Acl.print(Plan.of("p", List.of(broken)))).isInstanceOf(PlanRefused.class);
    }

    @Test
    void aMessageThatIsNoTextIsPrintedAsOne() {
        Step step = Step.named("s")
                .gate(new Step.Gate("", new Expression("out.ok"), Optional.of(new Expression("out.why"))))
                .build();
        assertThat(Acl.print(Plan.of("p", List.of(step)))).contains("GATE out.ok \"${out.why}\"");
    }

    @Test
    void theOutlineTellsWhatFollowsFromWhat() {
        Acl.Outline outline = Acl.outline(Acl.parse(SOUND));
        assertThat(outline.order()).containsExactly("find", "write", "other");
        assertThat(outline.criticalPath()).containsExactly("find", "write");
        assertThat(outline.dormant()).containsExactly("ask");
        assertThat(outline.dependencies())
                .isEqualTo(Map.of("find", List.of(), "ask", List.of(), "write", List.of("find"), "other", List.of()));
    }
}
