package dev.aimos.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Moment;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.Contradiction.Reason;
import dev.aimos.graph.ContradictionQuery;
import dev.aimos.graph.Item;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Value;
import dev.aimos.memory.Interval;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Contradictions found by key are those that a look at all pairs at all instants finds. */
final class ContradictionProperties {
    private static final int END = 8;
    private static final List<String> PREDICATES = List.of("p", "q", "r", "m");

    private record Found(String first, String second, Reason reason, Interval overlap) {
        Found swapped() {
            return new Found(/* first= */ second, /* second= */ first, reason, overlap);
        }
    }

    private record Form(String subject, String predicate, Value object) {}

    @Property(tries = 200)
    void theSameAsAllPairsAtAllInstants(@ForAll long seed) {
        Random random = new Random(seed);
        Told told = new Told();
        Set<String> claims = new TreeSet<>();
        Set<String> entities = new TreeSet<>();
        List<String> all = new ArrayList<>();
        int size = 4 + random.nextInt(20);
        for (int i = 0; i < size; i++) {
            Item item = item(random, claims);
            if (item == null) {
                continue;
            }
            long from = random.nextInt(4) == 0 ? Micros.BEGINNING : random.nextInt(END - 1);
            long to = random.nextInt(4) == 0
                    ? Micros.FOREVER
                    : Math.max(from, 0) + 1 + random.nextInt(END - (int) Math.max(from, 0));
            String id = told.tell(item, from, to);
            all.add(id);
            if (item instanceof Claim claim) {
                claims.add(id);
                entities.add(claim.subject());
            }
            if (random.nextInt(8) == 0) {
                int start = random.nextInt(END);
                told.retract(all.get(random.nextInt(all.size())), start, start + 1 + random.nextInt(3));
            }
        }
        long known = random.nextInt(3) == 0 ? 1 + random.nextInt((int) told.tx + 1) : told.tx;
        List<Found> ever = brute(told, claims, known);
        Statistics.label("contradictions").collect(Math.min(ever.size(), 3));
        ever.forEach(one -> Statistics.label("reasons").collect(one.reason));
        try (GraphView view = told.view(known, 3)) {
            ContradictionQuery query = ContradictionQuery.all().anyTime(true);
            assertThat(found(view.contradictions(query))).containsExactlyInAnyOrderElementsOf(ever);
            for (String claim : claims) {
                List<Found> about = ever.stream()
                        .filter(one -> one.first.equals(claim) || one.second.equals(claim))
                        .toList();
                assertThat(found(view.contradictions(
                                ContradictionQuery.about(claim).anyTime(true))))
                        .containsExactlyInAnyOrderElementsOf(about);
            }
        }
        for (int at = -1; at <= END + 1; at++) {
            long instant = at;
            List<Found> now = new ArrayList<>();
            for (Found one : ever) {
                if (one.overlap.contains(Micros.toInstant(instant))) {
                    now.add(atMoment(told, known, instant, one));
                }
            }
            try (GraphView view = told.view(known, instant)) {
                List<Contradiction> listed = view.contradictions(ContradictionQuery.all());
                assertThat(found(listed)).containsExactlyInAnyOrderElementsOf(now);
                assertThat(listed)
                        .isSortedAccordingTo((a, b) -> a.second().recorded().seq()
                                        != b.second().recorded().seq()
                                ? Long.compare(
                                        a.second().recorded().seq(),
                                        b.second().recorded().seq())
                                : Long.compare(
                                        a.first().recorded().seq(),
                                        b.first().recorded().seq()));
                for (String entity : entities) {
                    List<Found> about = now.stream()
                            .filter(one -> subject(told, one.first).equals(entity)
                                    || subject(told, one.second).equals(entity))
                            .toList();
                    assertThat(found(view.contradictions(ContradictionQuery.about(entity))))
                            .containsExactlyInAnyOrderElementsOf(about);
                }
            }
        }
    }

    private static String subject(Told told, String claim) {
        Filed filed = told.register.entries(claim).stream()
                .filter(Filed::present)
                .findFirst()
                .orElseThrow();
        return ((Claim) decoded(filed)).subject();
    }

    private static Item decoded(Filed filed) {
        Shown shown = Lookup.item(filed);
        assertThat(shown).isNotNull();
        return shown.item();
    }

    /** Which of the two was recorded first depends on the record shown. */
    private static Found atMoment(Told told, long known, long at, Found found) {
        Filed a = told.register.visible(found.first, new Moment(known, at));
        Filed b = told.register.visible(found.second, new Moment(known, at));
        assertThat(a).isNotNull();
        assertThat(b).isNotNull();
        return a.entry().seq() < b.entry().seq() ? found : found.swapped();
    }

    private static List<Found> found(List<Contradiction> contradictions) {
        return contradictions.stream()
                .map(one -> new Found(one.first().id(), one.second().id(), one.reason(), one.overlap()))
                .toList();
    }

    private static @Nullable Item item(Random random, Set<String> claims) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> {
                String name = PREDICATES.get(random.nextInt(PREDICATES.size()));
                Predicate predicate = new Predicate(name, random.nextBoolean(), false, false, Optional.empty());
                if (name.equals("m")) {
                    yield predicate.andSymmetric();
                }
                yield name.equals("q")
                        ? predicate.inverseOf("p")
                        : name.equals("r") && random.nextBoolean() ? predicate.inverseOf("q") : predicate;
            }
            case 2 -> {
                String one = entity(random);
                String other = entity(random);
                yield one.equals(other) ? null : Relation.of(one, RelationType.SAME_AS, other);
            }
            case 3 -> {
                List<String> some = List.copyOf(claims);
                if (some.size() < 2) {
                    yield null;
                }
                String one = some.get(random.nextInt(some.size()));
                String other = some.get(random.nextInt(some.size()));
                yield one.equals(other) ? null : Relation.of(one, RelationType.CONTRADICTS, other);
            }
            default -> {
                Value object = random.nextInt(3) > 0
                        ? new Value.Ref(entity(random))
                        : random.nextBoolean() ? Value.of("x") : Value.of(random.nextInt(2));
                yield new Claim(
                        entity(random),
                        PREDICATES.get(random.nextInt(9) % PREDICATES.size()),
                        object,
                        random.nextInt(4) > 0,
                        random.nextInt(2) * 0.5 + 0.5);
            }
        };
    }

    private static String entity(Random random) {
        return "entity:" + "abc".charAt(random.nextInt(3));
    }

    // The definitions, word for word.

    private static List<Found> brute(Told told, Set<String> claims, long known) {
        List<Found> found = new ArrayList<>();
        for (String one : claims) {
            for (String other : claims) {
                if (one.compareTo(other) < 0) {
                    pair(told, one, other, known, found);
                }
            }
        }
        return found;
    }

    private static void pair(Told told, String one, String other, long known, List<Found> found) {
        Reason reason = null;
        int since = 0;
        for (int at = -2; at <= 2 * END + 2; at++) {
            Reason now = at == 2 * END + 2 ? null : reason(told, one, other, known, at);
            if (now != reason) {
                if (reason != null) {
                    long from = since == -2 ? Micros.BEGINNING : since;
                    long to = at == 2 * END + 2 ? Micros.FOREVER : at;
                    Found run = new Found(one, other, reason, Micros.interval(from, to));
                    found.add(atMoment(told, known, since, run));
                }
                reason = now;
                since = at;
            }
        }
    }

    private static @Nullable Item item(Told told, String id, long known, long at) {
        Filed last = null;
        for (Filed filed : told.register.entries(id)) {
            Entry entry = filed.entry();
            if (entry.tx() <= known && entry.from() <= at && at < entry.to()) {
                last = filed;
            }
        }
        return last == null || !last.present() ? null : decoded(last);
    }

    private static @Nullable Reason reason(Told told, String one, String other, long known, int at) {
        if (!(item(told, one, known, at) instanceof Claim a) || !(item(told, other, known, at) instanceof Claim b)) {
            return null;
        }
        boolean functional = false;
        for (Form x : forms(told, a, known, at)) {
            for (Form y : forms(told, b, known, at)) {
                if (x.subject.equals(y.subject) && x.predicate.equals(y.predicate)) {
                    boolean same = same(told, x.object, y.object, known, at);
                    if (same && a.positive() != b.positive()) {
                        return Reason.POLARITY;
                    }
                    functional |= !same
                            && a.positive()
                            && b.positive()
                            && item(told, Predicate.idOf(x.predicate), known, at) instanceof Predicate p
                            && p.functional();
                }
            }
        }
        if (functional) {
            return Reason.FUNCTIONAL;
        }
        boolean asserted = item(
                                told,
                                Relation.of(one, RelationType.CONTRADICTS, other)
                                        .id(),
                                known,
                                at)
                        != null
                || item(told, Relation.of(other, RelationType.CONTRADICTS, one).id(), known, at) != null;
        return asserted ? Reason.ASSERTED : null;
    }

    private static List<Form> forms(Told told, Claim claim, long known, int at) {
        List<Form> forms = new ArrayList<>();
        forms.add(new Form(claim.subject(), claim.predicate(), claim.object()));
        if (claim.object() instanceof Value.Ref ref) {
            Value subject = new Value.Ref(claim.subject());
            for (String name : PREDICATES) {
                Item mine = item(told, Predicate.idOf(claim.predicate()), known, at);
                Item its = item(told, Predicate.idOf(name), known, at);
                boolean symmetric = name.equals(claim.predicate()) && mine instanceof Predicate p && p.symmetric();
                boolean inverse = (mine instanceof Predicate p
                                && p.inverse().filter(name::equals).isPresent())
                        || (its instanceof Predicate p2
                                && p2.inverse()
                                        .filter(claim.predicate()::equals)
                                        .isPresent());
                if (symmetric || inverse) {
                    forms.add(new Form(ref.id(), name, subject));
                }
            }
        }
        return forms;
    }

    private static boolean same(Told told, Value one, Value other, long known, int at) {
        if (!(one instanceof Value.Ref a) || !(other instanceof Value.Ref b)) {
            return one.equals(other);
        }
        Set<String> reached = new HashSet<>(Set.of(a.id()));
        for (int round = 0; round < 3; round++) {
            for (String from : List.of("entity:a", "entity:b", "entity:c")) {
                for (String to : List.of("entity:a", "entity:b", "entity:c")) {
                    if (!from.equals(to)
                            && item(
                                            told,
                                            Relation.of(from, RelationType.SAME_AS, to)
                                                    .id(),
                                            known,
                                            at)
                                    != null
                            && (reached.contains(from) || reached.contains(to))) {
                        reached.add(from);
                        reached.add(to);
                    }
                }
            }
        }
        return reached.contains(b.id());
    }
}
