package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Limits;
import dev.aimos.graph.Entity;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Cursor;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.TrailChange;
import dev.aimos.witness.TrailChange.Kind;
import dev.aimos.witness.TrailEntry;
import dev.aimos.witness.TrailPage;
import dev.aimos.witness.TrailQuery;
import dev.aimos.witness.TrailQuery.Order;
import dev.aimos.witness.Witness;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever was written, and whatever is asked: a query finds what looking at each entry of the whole trail finds. */
public abstract class TrailModelContract {
    private static final List<String> KEYS = List.of("a", "b", "c");

    protected abstract Harness newHarness() throws IOException;

    /** Something that is written. */
    record Step(int verb, int caller, int key) {}

    /** Something that is asked. */
    record Asked(
            int correlation, int key, int witness, Set<Kind> kinds, int from, int until, boolean newest, int limit) {}

    /** What each demand finds alone: few of those made up ask for one thing only. */
    private static final List<Asked> PLAIN = List.of(
            new Asked(1, -1, -1, Set.of(), 0, 0, true, 5),
            new Asked(0, 0, -1, Set.of(), 0, 0, true, 5),
            new Asked(0, -1, 0, Set.of(), 0, 0, true, 5),
            new Asked(0, -1, 1, Set.of(), 0, 0, false, 5),
            new Asked(0, -1, 2, Set.of(Kind.ATOM), 0, 0, false, 1));

    private static Witness witness(int number) {
        return Witness.of(Witness.Kind.ANSWER, "m" + number).build();
    }

    private static void write(AimOs os, Step step, int number) {
        AimOs as = step.caller() == 0 ? os : os.withCorrelation("c" + step.caller());
        String key = KEYS.get(step.key());
        Hash id = witness(step.key()).id();
        switch (step.verb()) {
            case 0 -> as.memory().put(AtomDraft.text(key, "v" + number));
            case 1 -> as.memory().put(AtomDraft.text(key, "v" + number).witness(name(id, number)));
            case 2 -> as.memory().putAll(List.of(AtomDraft.text("a", "v" + number), AtomDraft.text("b", "w" + number)));
            case 3 -> as.memory().retract(key);
            case 4 -> as.memory().erase(List.of(key));
            case 5 -> as.witnesses().record(witness(step.key()));
            case 6 -> as.graph().assert_(Entity.of(key));
            case 7 -> as.memory().snapshot("s" + number);
            case 8 -> {
                if (as.witnesses().get(id).isPresent()) {
                    as.witnesses().outcome(Outcome.of(id, number % 2 == 0, "judge"));
                }
            }
            case 9 -> as.witnesses().erase(as.witnesses().get(id).isPresent() ? List.of(id) : List.of());
            default -> os.index().rebuild();
        }
    }

    /** A witness's id as atoms name it, or nearly. */
    private static String name(Hash id, int number) {
        return switch (number % 4) {
            case 0 -> "sha256:" + id.hex();
            case 1 -> "w" + id.hex();
            default -> id.hex();
        };
    }

    private static TrailQuery query(Asked asked, List<TrailEntry> whole) {
        TrailQuery query = TrailQuery.all()
                .limit(asked.limit())
                .kinds(asked.kinds())
                .order(asked.newest() ? Order.NEWEST_FIRST : Order.OLDEST_FIRST);
        query = asked.correlation() == 0 ? query : query.correlation("c" + asked.correlation());
        query = asked.witness() < 0
                ? query
                : query.witness(witness(asked.witness()).id());
        if (asked.key() >= 0) {
            List<String> subjects = whole.stream()
                    .flatMap(entry -> entry.changes().stream())
                    .flatMap(change -> change.subject().stream())
                    .distinct()
                    .toList();
            query = query.key(subjects.isEmpty() ? "a" : subjects.get(asked.key() % subjects.size()));
        }
        if (asked.from() < asked.until()) {
            query = query.recorded(at(asked.from()), at(asked.until()));
        }
        return query;
    }

    private static Instant at(int step) {
        return TestClock.START.plus(Duration.ofHours(step));
    }

    /** The definition of what a query finds. */
    private static boolean meets(TrailEntry entry, TrailQuery query) {
        boolean concerned = query.witness()
                .map(id -> entry.recorded().contains(id)
                        || entry.named().contains(id.hex())
                        || entry.named().contains("sha256:" + id.hex())
                        || entry.changes().stream()
                                .anyMatch(change -> change.kind() == Kind.OUTCOME
                                        && change.subject().equals(Optional.of(id.hex()))))
                .orElse(true);
        return concerned
                && query.correlation()
                        .map(id -> entry.correlation().equals(Optional.of(id)))
                        .orElse(true)
                && !entry.at().isBefore(query.from())
                && entry.at().isBefore(query.until())
                && entry.changes().stream().anyMatch(change -> meets(change, query));
    }

    private static boolean meets(TrailChange change, TrailQuery query) {
        return (query.kinds().isEmpty() || query.kinds().contains(change.kind()))
                && query.key()
                        .map(key -> change.subject().equals(Optional.of(key)))
                        .orElse(true);
    }

    @Property(tries = 30)
    void aQueryFindsWhatLookingAtEachEntryFinds(
            @ForAll("steps") List<Step> steps, @ForAll("questions") List<Asked> questions) throws IOException {
        TestClock clock = new TestClock();
        Harness harness = newHarness();
        AimOs os = harness.open(clock, Limits.DEFAULT);
        try {
            for (int i = 0; i < steps.size(); i++) {
                clock.set(at(i));
                write(os, steps.get(i), i);
                if (i == steps.size() / 2) {
                    os.close();
                    os = harness.open(clock, Limits.DEFAULT);
                }
            }
            List<TrailEntry> whole = os.trail()
                    .read(TrailQuery.all().order(Order.OLDEST_FIRST).limit(1_000))
                    .entries();
            assertThat(whole).hasSize((int) os.status().tx());
            List<Asked> all = new ArrayList<>(questions);
            all.addAll(PLAIN);
            for (Asked asked : all) {
                TrailQuery query = query(asked, whole);
                List<TrailEntry> expected = new ArrayList<>(
                        whole.stream().filter(entry -> meets(entry, query)).toList());
                if (asked.newest()) {
                    Collections.reverse(expected);
                }
                assertThat(pages(os, query)).as(asked.toString()).isEqualTo(expected);
            }
            assertThat(os.memory().verify().findings()).isEmpty();
        } finally {
            os.close();
            harness.dispose();
        }
    }

    private static List<TrailEntry> pages(AimOs os, TrailQuery query) {
        List<TrailEntry> all = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            TrailPage page = os.trail().read(next.map(query::after).orElse(query));
            assertThat(page.entries().size()).isLessThanOrEqualTo(query.limit());
            all.addAll(page.entries());
            next = page.next();
        } while (next.isPresent());
        return all;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, KEYS.size() - 1))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Asked>> questions() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(-3, 9).map(key -> Math.max(key, -1)),
                        Arbitraries.integers().between(-3, 2).map(witness -> Math.max(witness, -1)),
                        Arbitraries.of(Kind.class).set().ofMaxSize(2),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 9))
                .as(Asked::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
