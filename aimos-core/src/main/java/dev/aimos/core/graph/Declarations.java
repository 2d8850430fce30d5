package dev.aimos.core.graph;

import dev.aimos.core.catalog.Micros;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the graph shows of predicates, at any valid time; remembered between claims. The writer's own, under its lock. */
public final class Declarations {
    private static final int REMEMBERED = 10_000;

    private final Map<String, Declared> known = new HashMap<>();

    /** Nothing remembered. */
    public Declarations() {}

    /**
     * What is known of a predicate.
     *
     * @param functional whether it is functional at any valid time
     * @param symmetric whether it is symmetric at any valid time
     * @param inverses names of predicates that are its inverse at any valid time
     */
    record Declared(boolean functional, boolean symmetric, Set<String> inverses) {
        static final Declared NOTHING = new Declared(false, false, Set.of());
    }

    /** Forgets what it remembers, as a predicate has changed. */
    public void changed() {
        known.clear();
    }

    Declared of(String predicate, LatestGraph graph) throws IOException {
        Declared declared = known.get(predicate);
        if (declared == null) {
            declared = read(predicate, graph);
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(predicate, declared);
        }
        return declared;
    }

    private static Declared read(String predicate, LatestGraph graph) throws IOException {
        boolean functional = false;
        boolean symmetric = false;
        Set<String> inverses = new HashSet<>();
        for (LatestGraph.Stretch stretch : graph.over(Predicate.idOf(predicate), Micros.BEGINNING, Micros.FOREVER)) {
            if (stretch.record().item() instanceof Predicate one) {
                functional |= one.functional();
                symmetric |= one.symmetric();
                one.inverse().ifPresent(inverses::add);
            }
        }
        for (LatestGraph.Stretch stretch : graph.filedUnder(Terms.inverse(predicate))) {
            if (stretch.record().item() instanceof Predicate one) {
                inverses.add(one.name());
            }
        }
        return functional || symmetric || !inverses.isEmpty()
                ? new Declared(functional, symmetric, Set.copyOf(inverses))
                : Declared.NOTHING;
    }

    /** Another way to say what a claim says. */
    record Form(String subject, String predicate, Value object) {}

    /** All ways to say what a claim says, its own first. */
    List<Form> forms(Claim claim, LatestGraph graph) throws IOException {
        List<Form> forms = new ArrayList<>(1);
        forms.add(new Form(claim.subject(), claim.predicate(), claim.object()));
        if (claim.object() instanceof Value.Ref object) {
            Declared declared = of(claim.predicate(), graph);
            Value subject = new Value.Ref(claim.subject());
            if (declared.symmetric()) {
                forms.add(new Form(object.id(), claim.predicate(), subject));
            }
            for (String inverse : declared.inverses()) {
                forms.add(new Form(object.id(), inverse, subject));
            }
        }
        return forms;
    }
}
