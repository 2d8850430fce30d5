package dev.aimos.core.graph;

import dev.aimos.core.graph.Statements.Statement;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Relation;
import dev.aimos.graph.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the claims that exclude some claims, by key: those that say something of the same subject with the same predicate,
 * from either side of symmetric and inverse predicates. What is found is then weighed exactly by a {@link Verdict}.
 *
 * <p>Cost: two lookups for all claims together, and one for each claim that may exclude another and each predicate. What was
 * looked up for some claims is kept for others.
 * Not thread-safe.
 */
final class Clashes {
    /** A subject and a predicate. */
    private record Key(String subject, String predicate) {}

    private final Lookup look;
    private final boolean ever;
    private final Rules rules;
    private final Twins twins;
    private final Ceiling ceiling;
    private final Map<Key, Statements> statements = new HashMap<>();

    /**
     * @param ever whether to look at all of valid time, rather than at the moment
     */
    Clashes(Lookup look, boolean ever) {
        this.look = look;
        this.ever = ever;
        this.rules = new Rules(look);
        this.twins = new Twins(look);
        this.ceiling = look.ceiling("ask about one claim or entity");
    }

    /** Those in which one of some claims is, for what the claims say; each pair once, or once for each stretch of time. */
    List<Clash> implied(Collection<Shown> claims) {
        Pairs pairs = new Pairs(ceiling);
        byKey(claims, pairs);
        return new Verdict(look, rules, twins, ever).on(pairs);
    }

    /** These, and those that somebody asserted. */
    List<Clash> all(Collection<Shown> claims) {
        Pairs pairs = new Pairs(ceiling);
        byKey(claims, pairs);
        asserted(claims, pairs);
        return new Verdict(look, rules, twins, ever).on(pairs);
    }

    private void byKey(Collection<Shown> claims, Pairs pairs) {
        Map<String, List<Key>> keys = new LinkedHashMap<>();
        Set<Key> unknown = new LinkedHashSet<>();
        List<Shown> deniable = new ArrayList<>();
        for (Shown shown : claims) {
            if (onlyDenied(shown.claim())) {
                deniable.add(shown);
                continue;
            }
            List<Key> some = keys(shown.claim());
            keys.put(shown.id(), some);
            for (Key key : some) {
                if (!statements.containsKey(key)) {
                    unknown.add(key);
                }
            }
        }
        load(unknown);
        keys.forEach((id, some) -> some.forEach(key -> match(id, key, pairs)));
        denied(deniable, pairs);
    }

    /** Whether nothing can clash with a claim but a denial of it: its subject may have any number of such claims. */
    private boolean onlyDenied(Claim claim) {
        return claim.positive()
                && !functional(new Key(claim.subject(), claim.predicate()))
                && swapped(claim.predicate()).isEmpty();
    }

    private void denied(List<Shown> claims, Pairs pairs) {
        Set<String> terms = new LinkedHashSet<>();
        claims.forEach(shown ->
                terms.add(Terms.denied(shown.claim().subject(), shown.claim().predicate())));
        Map<String, List<Shown>> denials = terms.isEmpty() ? Map.of() : find(terms);
        if (denials.isEmpty()) {
            return;
        }
        Set<String> entities = new LinkedHashSet<>();
        claims.forEach(shown -> entity(shown, entities));
        denials.values().forEach(some -> some.forEach(shown -> entity(shown, entities)));
        twins.load(entities);
        for (Shown shown : claims) {
            Claim claim = shown.claim();
            for (Shown denial : denials.getOrDefault(Terms.denied(claim.subject(), claim.predicate()), List.of())) {
                if (maySay(claim.object(), denial.claim().object())) {
                    pairs.add(shown, denial);
                }
            }
        }
    }

    private static void entity(Shown shown, Set<String> entities) {
        if (shown.claim().object() instanceof Value.Ref ref) {
            entities.add(ref.id());
        }
    }

    private void load(Set<Key> keys) {
        Set<String> terms = new LinkedHashSet<>();
        for (Key key : keys) {
            terms.add(Terms.subject(key.subject, key.predicate));
            for (String predicate : swapped(key.predicate)) {
                terms.add(Terms.object(new Value.Ref(key.subject), predicate));
            }
        }
        Map<String, List<Shown>> found = find(terms);
        Set<String> entities = new LinkedHashSet<>();
        for (Key key : keys) {
            Statements said = new Statements();
            for (Shown shown : found.getOrDefault(Terms.subject(key.subject, key.predicate), List.of())) {
                said.add(shown, shown.claim().object());
            }
            for (String predicate : swapped(key.predicate)) {
                String term = Terms.object(new Value.Ref(key.subject), predicate);
                for (Shown shown : found.getOrDefault(term, List.of())) {
                    said.add(shown, new Value.Ref(shown.claim().subject()));
                }
            }
            statements.put(key, said);
            if (said.contested(functional(key))) {
                entities.addAll(said.entities());
            }
        }
        twins.load(entities);
    }

    private List<Key> keys(Claim claim) {
        List<Key> keys = new ArrayList<>(2);
        keys.add(new Key(claim.subject(), claim.predicate()));
        if (claim.object() instanceof Value.Ref ref) {
            for (String predicate : swapped(claim.predicate())) {
                keys.add(new Key(ref.id(), predicate));
            }
        }
        return keys;
    }

    private boolean functional(Key key) {
        return ever ? rules.functionalEver(key.predicate) : rules.functional(key.predicate, look.at());
    }

    /** The predicates that say what one says, in the other direction. */
    private List<String> swapped(String predicate) {
        List<String> swapped =
                new ArrayList<>(ever ? rules.inversesEver(predicate) : rules.inverses(predicate, look.at()));
        if (ever ? rules.symmetricEver(predicate) : rules.symmetric(predicate, look.at())) {
            swapped.add(predicate);
        }
        return swapped;
    }

    private Map<String, List<Shown>> find(Set<String> terms) {
        return ever ? look.findEver(terms) : look.find(terms);
    }

    private void match(String claim, Key key, Pairs pairs) {
        Statements said = statements.getOrDefault(key, new Statements());
        boolean functional = functional(key);
        for (Statement one : said.by(claim)) {
            boolean affirms = one.claim().claim().positive();
            for (Statement other : affirms ? said.denied() : said.affirmed()) {
                if (maySay(one.object(), other.object())) {
                    pairs.add(one.claim(), other.claim());
                }
            }
            if (affirms && functional) {
                for (Statement other : said.affirmed()) {
                    if (!SameValue.same(one.object(), other.object())) {
                        pairs.add(one.claim(), other.claim());
                    }
                }
            }
        }
    }

    private boolean maySay(Value one, Value other) {
        return SameValue.same(one, other)
                || (one instanceof Value.Ref a && other instanceof Value.Ref b && twins.sameEver(a.id(), b.id()));
    }

    private void asserted(Collection<Shown> claims, Pairs pairs) {
        Map<String, Shown> known = new HashMap<>();
        Set<String> terms = new LinkedHashSet<>();
        for (Shown shown : claims) {
            known.put(shown.id(), shown);
            terms.add(Terms.out(Link.Label.CONTRADICTS, shown.id()));
            terms.add(Terms.in(Link.Label.CONTRADICTS, shown.id()));
        }
        Map<String, Shown> relations = new LinkedHashMap<>();
        Set<String> ends = new LinkedHashSet<>();
        // At a moment, too: where one relation ends, another between the same claims may go on.
        look.findEver(terms)
                .values()
                .forEach(found -> found.forEach(shown -> {
                    Relation relation = shown.relation();
                    if (Kind.of(relation.from()) == Kind.CLAIM && relations.putIfAbsent(shown.id(), shown) == null) {
                        ends.add(relation.from());
                        ends.add(relation.to());
                    }
                }));
        ends.removeAll(known.keySet());
        if (ever) {
            for (String id : ends) {
                Shown first = Presence.of(look, id).first();
                if (first != null) {
                    known.put(id, first);
                }
            }
        } else {
            known.putAll(look.get(ends));
        }
        relations.forEach((id, shown) -> {
            Shown from = known.get(shown.relation().from());
            Shown to = known.get(shown.relation().to());
            if (from != null && to != null) {
                pairs.add(from, to, id);
            }
        });
    }
}
