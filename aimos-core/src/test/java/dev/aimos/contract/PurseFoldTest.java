package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.core.acl.CompiledPlan;
import dev.aimos.core.plan.Machine;
import dev.aimos.core.plan.Views;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Event;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import dev.aimos.plan.RunView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told together with the end of a run is paid for as the machine says, in whichever order it comes. */
final class PurseFoldTest {
    private static final Event CANCEL = new Event.CancelRequested("carl", "enough");

    private final Plan plan = PlanSuite.plan("""
            PLAN p:
              BUDGET tokens=100
              STEP a: ASSIGN builder BUDGET tokens=20
              STEP b: ASSIGN builder BUDGET tokens=20
            """);
    private final Machine machine = new Machine("run", hash -> CompiledPlan.of(plan));
    private final PurseFold fold = new PurseFold(plan);

    private void turn(Event... happened) {
        machine.turn(0, List.of(happened)).events().forEach(fold::take);
    }

    private static Event returned(String step) {
        return new Event.Returned(step, 1, Json.Obj.EMPTY, Budget.tokens(1));
    }

    private void requireUsed(long tokens) {
        RunView view = Views.of(machine, machine.status());
        assertThat(view.budgets().get(0).used().amount(Resource.TOKENS)).isEqualTo(tokens);
        fold.requireSame(view);
    }

    private void start() {
        turn(new Event.Started("hash", Json.Obj.EMPTY, Optional.empty(), 2, Optional.empty()));
    }

    @Test
    void whatReturnsBeforeTheEndIsPaidForByUse() {
        start();
        turn(returned("a"), returned("b"), CANCEL);
        requireUsed(2);
    }

    @Test
    void whatReturnsAfterTheEndInTheSameTurnIsPaidForByReservation() {
        start();
        turn(returned("a"), CANCEL, returned("b"));
        requireUsed(21);
    }

    @Test
    void theEndComesOnce() {
        start();
        turn(CANCEL, CANCEL, returned("a"), returned("b"));
        requireUsed(40);
    }
}
