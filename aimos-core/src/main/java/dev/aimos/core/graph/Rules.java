package dev.aimos.core.graph;

import dev.aimos.graph.Predicate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is declared of predicates, over valid time, as far as is known; each is looked up once. Not thread-safe. */
final class Rules {
    /** Declarations of one predicate, and the predicates that are its inverse at some time, by name. */
    private record Rule(Presence declared, List<String> inverses) {}

    private final Lookup look;
    private final Map<String, Rule> rules = new HashMap<>();
    private final Map<String, Presence> declarations = new HashMap<>();

    Rules(Lookup look) {
        this.look = look;
    }

    boolean functional(String name, long at) {
        Predicate declared = at(name, at);
        return declared != null && declared.functional();
    }

    boolean symmetric(String name, long at) {
        Predicate declared = at(name, at);
        return declared != null && declared.symmetric();
    }

    boolean transitive(String name, long at) {
        Predicate declared = at(name, at);
        return declared != null && declared.transitive();
    }

    /** Whether two predicates say the same in opposite directions: either may have been declared so. */
    boolean inverse(String one, String other, long at) {
        return declares(one, other, at) || declares(other, one, at);
    }

    private boolean declares(String name, String inverse, long at) {
        Predicate declared = at(name, at);
        return declared != null && declared.inverse().filter(inverse::equals).isPresent();
    }

    /** The inverses of a predicate at an instant, by name. */
    List<String> inverses(String name, long at) {
        List<String> inverses = new ArrayList<>(2);
        for (String other : inversesEver(name)) {
            if (inverse(name, other, at)) {
                inverses.add(other);
            }
        }
        return inverses;
    }

    /** The inverses that a predicate has at some time, by name. */
    List<String> inversesEver(String name) {
        return rule(name).inverses;
    }

    boolean functionalEver(String name) {
        return rule(name).declared.pieces().stream()
                .anyMatch(piece -> ((Predicate) piece.shown().item()).functional());
    }

    boolean symmetricEver(String name) {
        return rule(name).declared.pieces().stream()
                .anyMatch(piece -> ((Predicate) piece.shown().item()).symmetric());
    }

    /** Adds the instants from which something else holds of a predicate or its inverses. */
    void changes(String name, NavigableSet<Long> instants) {
        Rule rule = rule(name);
        rule.declared.changes(instants);
        for (String inverse : rule.inverses) {
            declared(inverse).changes(instants);
        }
    }

    private @Nullable Predicate at(String name, long at) {
        Shown shown = declared(name).at(at);
        return shown == null ? null : (Predicate) shown.item();
    }

    private Presence declared(String name) {
        return declarations.computeIfAbsent(name, n -> Presence.of(look, Predicate.idOf(n)));
    }

    private Rule rule(String name) {
        Rule known = rules.get(name);
        if (known != null) {
            return known;
        }
        TreeSet<String> inverses = new TreeSet<>();
        Presence declared = declared(name);
        for (Presence.Piece piece : declared.pieces()) {
            ((Predicate) piece.shown().item()).inverse().ifPresent(inverses::add);
        }
        String term = Terms.inverse(name);
        for (Shown other : look.findEver(List.of(term)).getOrDefault(term, List.of())) {
            inverses.add(((Predicate) other.item()).name());
        }
        Rule rule = new Rule(declared, List.copyOf(inverses));
        rules.put(name, rule);
        return rule;
    }
}
