package dev.aimos.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.graph.Claim;
import dev.aimos.graph.GraphQuery;
import dev.aimos.graph.GraphQuery.Part;
import dev.aimos.graph.GraphQuery.Triple;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Rows;
import dev.aimos.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Queries answer as naive loops over all that follows from the claims do. */
final class QueryProperties {
    private record Said(String subject, String predicate, Value object, boolean positive) {}

    private static final List<String> NAMES = List.of("p", "q", "m", "t", "tm");
    private static final Map<String, Predicate> RULES = Map.of(
            "q", Predicate.named("q").inverseOf("p"),
            "m", Predicate.symmetric("m"),
            "t", Predicate.transitive("t"),
            "tm", Predicate.transitive("tm").andSymmetric());

    @Property(tries = 200)
    void theSameAsNaiveLoops(@ForAll long seed) {
        Random random = new Random(seed);
        Told told = new Told();
        RULES.values().forEach(told::tell);
        List<Claim> claims = new ArrayList<>();
        Set<String> rejected = new HashSet<>();
        int size = random.nextInt(24);
        for (int i = 0; i < size; i++) {
            Value object = random.nextInt(4) > 0 ? Value.entity(entity(random)) : literal(random);
            Claim claim = new Claim(entity(random), name(random), object, random.nextInt(6) > 0, 1);
            if (random.nextInt(8) == 0) {
                told.tell(claim, 5, 9);
            } else if (claims.stream().noneMatch(claim::equals)) {
                told.tell(claim);
                claims.add(claim);
            }
        }
        if (claims.size() > 1 && random.nextBoolean()) {
            told.tell(Resolution.keep(claims.get(0).id(), claims.get(1).id(), ""));
            rejected.add(claims.get(1).id());
        }
        boolean rejectedToo = random.nextInt(4) == 0;
        List<Triple> patterns = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            patterns.add(triple(random));
        }
        GraphQuery query = GraphQuery.where(patterns.get(0)).rejectedToo(rejectedToo);
        for (Triple more : patterns.subList(1, count)) {
            query = query.and(more);
        }
        claims.removeIf(claim -> !rejectedToo && rejected.contains(claim.id()));
        Set<Map<String, Value>> expected = new HashSet<>();
        loop(patterns, 0, new LinkedHashMap<>(), claims, expected);
        Statistics.label("rows").collect(Math.min(expected.size(), 5));
        try (GraphView view = told.view()) {
            Rows rows = view.query(query);
            assertThat(rows.complete()).isTrue();
            assertThat(rows.rows()).extracting(Rows.Row::bindings).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(rows.rows()).allMatch(row -> row.claims().size() >= patterns.size());
            if (expected.size() > 1) {
                Rows some = view.query(query.limit(expected.size() - 1));
                assertThat(some.complete()).isFalse();
                assertThat(some.rows()).isEqualTo(rows.rows().subList(0, expected.size() - 1));
            }
        }
    }

    private static void loop(
            List<Triple> patterns,
            int next,
            Map<String, Value> bound,
            List<Claim> claims,
            Set<Map<String, Value>> answers) {
        if (next == patterns.size()) {
            answers.add(new HashMap<>(bound));
            return;
        }
        Triple triple = patterns.get(next);
        boolean chains = triple.predicate() instanceof Part.Constant
                || (triple.predicate() instanceof Part.Variable variable && bound.containsKey(variable.name()));
        Set<Said> all = facts(claims);
        all.addAll(chains ? closed(all) : Set.of());
        for (Said said : all) {
            Map<String, Value> more = new LinkedHashMap<>(bound);
            if (said.positive == triple.positive()
                    && fits(triple.subject(), Value.entity(said.subject), more)
                    && fits(triple.predicate(), Value.of(said.predicate), more)
                    && fits(triple.object(), said.object, more)) {
                loop(patterns, next + 1, more, claims, answers);
            }
        }
    }

    private static boolean fits(Part part, Value value, Map<String, Value> bound) {
        return switch (part) {
            case Part.Constant constant -> constant.value().equals(value);
            case Part.Variable variable -> {
                Value before = bound.putIfAbsent(variable.name(), value);
                yield before == null || before.equals(value);
            }
        };
    }

    private static Set<Said> facts(List<Claim> claims) {
        Set<Said> facts = new HashSet<>();
        for (Claim claim : claims) {
            facts.add(new Said(claim.subject(), claim.predicate(), claim.object(), claim.positive()));
            if (claim.object() instanceof Value.Ref ref) {
                Value subject = Value.entity(claim.subject());
                switch (claim.predicate()) {
                    case "p" -> facts.add(new Said(ref.id(), "q", subject, claim.positive()));
                    case "q" -> facts.add(new Said(ref.id(), "p", subject, claim.positive()));
                    case "m", "tm" -> facts.add(new Said(ref.id(), claim.predicate(), subject, claim.positive()));
                    default -> {}
                }
            }
        }
        return facts;
    }

    private static Set<Said> closed(Set<Said> facts) {
        Set<Said> all = new HashSet<>(facts);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Said one : List.copyOf(all)) {
                for (Said two : List.copyOf(all)) {
                    if (one.predicate.startsWith("t")
                            && one.predicate.equals(two.predicate)
                            && one.positive
                            && two.positive
                            && one.object.equals(new Value.Ref(two.subject))) {
                        grown |= all.add(new Said(one.subject, one.predicate, two.object, true));
                    }
                }
            }
        }
        return all;
    }

    private static Triple triple(Random random) {
        Part subject = random.nextInt(4) > 0 ? variable(random) : new Part.Constant(Value.entity(entity(random)));
        // A variable for a predicate has a name of its own: naive loops go in the order given, and whether a predicate
        // is
        // known by then decides whether it holds along chains.
        Part predicate = random.nextInt(4) > 0
                ? new Part.Constant(Value.of(name(random)))
                : new Part.Variable("predicate" + random.nextInt(1_000));
        Part object = switch (random.nextInt(5)) {
            case 0 -> new Part.Constant(Value.entity(entity(random)));
            case 1 -> random.nextBoolean() ? new Part.Constant(literal(random)) : variable(random);
            default -> variable(random);
        };
        return new Triple(subject, predicate, object, random.nextInt(12) > 0);
    }

    private static Part variable(Random random) {
        return new Part.Variable(List.of("x", "y", "z", "w").get(random.nextInt(4)));
    }

    private static String entity(Random random) {
        return "entity:" + "abc".charAt(random.nextInt(3));
    }

    private static String name(Random random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private static Value literal(Random random) {
        return random.nextBoolean() ? Value.of("entity:a") : Value.of(random.nextInt(2), "m");
    }

    /** A text that reads like an entity is none; and what is asked twice must agree. */
    @Property(tries = 1)
    void variablesAgree() {
        Told told = new Told();
        told.tell(Claim.of("entity:a", "p", Value.of("entity:a")));
        told.tell(Claim.of("entity:b", "p", Value.entity("entity:b")));
        Rows rows = told.view().query(GraphQuery.where("?x", "p", "?x"));
        assertThat(rows.rows()).hasSize(1);
        assertThat(Optional.ofNullable(rows.rows().get(0).bindings().get("x"))).contains(Value.entity("entity:b"));
    }
}
