package dev.aimos.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.apoe.Acl;
import dev.aimos.core.acl.CompiledPlan;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Plan;
import dev.aimos.plan.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is about to begin when its plan comes to its end, in the same turn, does not. */
final class MachineTest {
    private static final Event LATER = new Event.TimePassed(Instant.EPOCH.plusMillis(1));

    private static Machine machine(String steps) {
        Plan plan = Acl.parse("PLAN p:\n" + steps);
        Machine machine = new Machine("run", hash -> CompiledPlan.of(plan));
        Turn turn = machine.turn(
                0, List.of(new Event.Started("hash", Json.Obj.EMPTY, Optional.empty(), 2, Optional.empty())));
        assertThat(turn.events()).isNotEmpty();
        return machine;
    }

    private static Event broke(String step, boolean retryable) {
        return new Event.Broke(step, 1, new Failure("broken", "it broke", retryable), Budget.NONE);
    }

    private static void requireEnded(Machine machine, Turn turn) {
        assertThat(turn.launches()).isEmpty();
        assertThat(turn.events()).noneMatch(Event.AttemptStarted.class::isInstance);
        assertThat(machine.status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void aRetryThatIsDueWhenAnotherStepAborts() {
        Machine machine = machine("""
                  STEP a: ASSIGN builder
                  STEP b: ASSIGN builder RETRY 1 backoff=1ms COMPENSATE c
                  STEP c: ASSIGN builder
                """);
        machine.turn(0, List.of(broke("b", true)));
        requireEnded(machine, machine.turn(1_000, List.of(LATER, broke("a", false))));
    }

    @Test
    void anApprovalThatIsGivenWhenAnotherStepAborts() {
        Machine machine = machine("""
                  STEP a: ASSIGN builder
                  STEP b: ASSIGN builder APPROVE "May it?"
                """);
        Event yes = new Event.Decided("b", Decision.approve("me"));
        requireEnded(machine, machine.turn(1_000, List.of(yes, broke("a", false))));
    }

    @Test
    void whatUndoesIsBegunAllTheSame() {
        Machine machine = machine("""
                  STEP a: ASSIGN builder
                  STEP b: ASSIGN builder COMPENSATE c
                  STEP c: ASSIGN builder
                """);
        Event returned = new Event.Returned("b", 1, Json.Obj.EMPTY, Budget.NONE);
        Turn turn = machine.turn(1_000, List.of(returned, broke("a", false)));
        assertThat(turn.launches()).extracting(Launched::path).containsExactly("b~c");
    }
}
