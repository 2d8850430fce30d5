package dev.aimos.core.graph;

import dev.aimos.graph.Claim;
import dev.aimos.graph.Contradiction.Reason;
import dev.aimos.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says over which stretches of valid time two claims exclude each other, and why. Whatever it depends on changes at a few
 * instants only: between two of them one look decides. At an instant there is one reason, the first that holds of {@link
 * Reason}; a stretch is as long as its reason stays the same. Not thread-safe.
 */
final class Verdict {
    /** What a claim says of a subject, perhaps turned round. */
    private record Form(String subject, String predicate, Value object) {}

    private final Lookup look;
    private final Rules rules;
    private final Twins twins;
    private final boolean ever;
    private final Map<String, Presence> presences = new HashMap<>();

    Verdict(Lookup look, Rules rules, Twins twins, boolean ever) {
        this.look = look;
        this.rules = rules;
        this.twins = twins;
        this.ever = ever;
    }

    /** All clashes of some pairs: at the moment, or ever. In no order. */
    List<Clash> on(Pairs pairs) {
        List<Clash> clashes = new ArrayList<>();
        Set<String> entities = new LinkedHashSet<>();
        for (Pairs.Pair pair : pairs.all()) {
            entities(pair.one().claim(), entities);
            entities(pair.other().claim(), entities);
        }
        twins.load(entities);
        for (Pairs.Pair pair : pairs.all()) {
            weigh(pair, clashes);
        }
        return clashes;
    }

    /** What a claim may name: its object, and from the other side its subject. */
    private static void entities(Claim claim, Set<String> entities) {
        if (claim.object() instanceof Value.Ref ref) {
            entities.add(claim.subject());
            entities.add(ref.id());
        }
    }

    private void weigh(Pairs.Pair pair, List<Clash> clashes) {
        Presence one = presence(pair.one().id());
        Presence other = presence(pair.other().id());
        List<Presence> relations = pair.relations().stream().map(this::presence).toList();
        if (!ever && (one.at(look.at()) == null || other.at(look.at()) == null)) {
            return;
        }
        Claim a = pair.one().claim();
        Claim b = pair.other().claim();
        TreeSet<Long> instants = new TreeSet<>();
        one.changes(instants);
        other.changes(instants);
        rules.changes(a.predicate(), instants);
        rules.changes(b.predicate(), instants);
        Set<String> entities = new LinkedHashSet<>();
        entities(a, entities);
        entities(b, entities);
        entities.forEach(entity -> twins.changes(entity, instants));
        relations.forEach(relation -> relation.changes(instants));
        Reason reason = null;
        long since = 0;
        for (long instant : instants) {
            Reason now = null;
            if (one.at(instant) != null && other.at(instant) != null) {
                now = reason(a, b, instant);
                if (now == null && relations.stream().anyMatch(said -> said.at(instant) != null)) {
                    now = Reason.ASSERTED;
                }
            }
            if (now != reason) {
                if (reason != null) {
                    add(one, other, reason, since, instant, clashes);
                }
                reason = now;
                since = instant;
            }
        }
    }

    private void add(Presence one, Presence other, Reason reason, long from, long to, List<Clash> clashes) {
        if (!ever && !(from <= look.at() && look.at() < to)) {
            return;
        }
        long at = ever ? from : look.at();
        Shown a = one.at(at);
        Shown b = other.at(at);
        if (a != null && b != null) {
            clashes.add(a.seq() < b.seq() ? new Clash(a, b, reason, from, to) : new Clash(b, a, reason, from, to));
        }
    }

    private Presence presence(String id) {
        return presences.computeIfAbsent(id, i -> Presence.of(look, i));
    }

    private @Nullable Reason reason(Claim a, Claim b, long at) {
        boolean functional = false;
        List<Form> others = forms(b, at);
        for (Form one : forms(a, at)) {
            for (Form other : others) {
                if (one.subject.equals(other.subject) && one.predicate.equals(other.predicate)) {
                    boolean same = same(one.object, other.object, at);
                    if (same && a.positive() != b.positive()) {
                        return Reason.POLARITY;
                    }
                    functional |= !same && a.positive() && b.positive() && rules.functional(one.predicate, at);
                }
            }
        }
        return functional ? Reason.FUNCTIONAL : null;
    }

    private List<Form> forms(Claim claim, long at) {
        List<Form> forms = new ArrayList<>(2);
        forms.add(new Form(claim.subject(), claim.predicate(), claim.object()));
        if (claim.object() instanceof Value.Ref ref) {
            Value subject = new Value.Ref(claim.subject());
            if (rules.symmetric(claim.predicate(), at)) {
                forms.add(new Form(ref.id(), claim.predicate(), subject));
            }
            for (String inverse : rules.inverses(claim.predicate(), at)) {
                forms.add(new Form(ref.id(), inverse, subject));
            }
        }
        return forms;
    }

    private boolean same(Value one, Value other, long at) {
        return SameValue.same(one, other)
                || (one instanceof Value.Ref a && other instanceof Value.Ref b && twins.same(a.id(), b.id(), at));
    }
}
