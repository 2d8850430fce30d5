package dev.aimos.core.plan;

import dev.aimos.plan.Event;
import dev.aimos.plan.Event.BreakerChanged.Breaker;
import dev.aimos.plan.Plan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The roles' circuit breakers, as far as plans declare them. */
final class Breakers {
    private final RunState s;

    Breakers(RunState s) {
        this.s = s;
    }

    /** How a role's circuit stands. */
    static final class Circuit {
        Breaker state = Breaker.CLOSED;
        int failures;
        long until;

        @Nullable
        Node trial;
    }

    /** Whether an attempt may be made now; one that may, while the circuit is half open, is the trial. */
    boolean admits(Node node, Plan.Role role) {
        if (role.breaker().isEmpty()) {
            return true;
        }
        Circuit circuit = s.circuits.computeIfAbsent(role.name(), name -> new Circuit());
        if (circuit.state == Breaker.OPEN && s.now >= circuit.until) {
            change(circuit, role, Breaker.HALF_OPEN);
        }
        return switch (circuit.state) {
            case CLOSED -> true;
            case OPEN -> false;
            case HALF_OPEN -> {
                boolean free = circuit.trial == null;
                if (free) {
                    circuit.trial = node;
                }
                yield free;
            }
        };
    }

    void succeeded(Plan.Role role) {
        Circuit circuit = s.circuits.get(role.name());
        if (circuit != null && role.breaker().isPresent()) {
            circuit.failures = 0;
            if (circuit.state != Breaker.CLOSED) {
                change(circuit, role, Breaker.CLOSED);
            }
        }
    }

    void failed(Plan.Role role) {
        Circuit circuit = s.circuits.get(role.name());
        if (circuit == null || role.breaker().isEmpty()) {
            return;
        }
        circuit.failures++;
        boolean enough = circuit.failures >= role.breaker().get().failures();
        if (circuit.state == Breaker.HALF_OPEN || (circuit.state == Breaker.CLOSED && enough)) {
            circuit.until = s.after(role.breaker().get().cooldown());
            change(circuit, role, Breaker.OPEN);
        }
    }

    /** An attempt that was stopped says nothing of its role; another may be the trial. */
    void stopped(Node node, Plan.Role role) {
        Circuit circuit = s.circuits.get(role.name());
        if (circuit != null && isTrial(circuit, node)) {
            circuit.trial = null;
        }
    }

    @SuppressWarnings("ReferenceEquality") // nodes are themselves
    private static boolean isTrial(Circuit circuit, Node node) {
        return circuit.trial == node;
    }

    private void change(Circuit circuit, Plan.Role role, Breaker state) {
        circuit.state = state;
        circuit.trial = null;
        s.say(new Event.BreakerChanged(
                role.name(), state, state == Breaker.OPEN ? Optional.of(s.instant(circuit.until)) : Optional.empty()));
    }
}
