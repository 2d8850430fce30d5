package dev.aimos.lucene;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.contract.TestClock;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Graph;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Value;
import dev.aimos.index.Query;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import dev.aimos.memory.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * An endless list of things to do to a store; number {@code i} is always the same, at the same time. So two stores that did
 * the same number of them are equal to the last bit of their Merkle root.
 */
final class CrashWorkload {
    private static final int KEYS = 40;

    private final long seed;

    CrashWorkload(long seed) {
        this.seed = seed;
    }

    /** Does number {@code i}. */
    void step(AimOs os, TestClock clock, long i) {
        clock.set(TestClock.START.plusSeconds(3_600 * i));
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
        String key = "key-" + random.nextInt(KEYS);
        switch (random.nextInt(30)) {
            case 0, 1, 2 -> os.memory().putAll(batch(random, i));
            case 3 -> os.memory().retract(key, interval(random, i));
            case 4 -> os.memory().snapshot("after " + i);
            case 5 -> {
                if (random.nextInt(3) == 0) {
                    os.memory().erase(List.of(key));
                }
            }
            case 6 -> os.memory().put(AtomDraft.bytes(key, "application/octet-stream", large(random)));
            case 7 -> os.index().search(Query.of("word" + random.nextInt(50)));
            case 8, 9 -> os.memory().put(AtomDraft.text(key, text(random, i)).valid(interval(random, i)));
            case 10, 11, 12, 13, 14, 15 -> claims(os.graph(), key, random, i);
            case 16, 17, 18 -> retraction(os.graph(), random, i);
            case 19 -> {
                if (random.nextInt(3) == 0) {
                    os.graph().erase(List.of(entity(random).id()));
                }
            }
            default -> os.memory().put(AtomDraft.text(key, text(random, i)));
        }
    }

    private static Entity entity(SplittableRandom random) {
        return Entity.of("thing " + random.nextInt(12));
    }

    private static Claim claim(SplittableRandom random) {
        Value object = random.nextBoolean() ? Value.of(entity(random)) : Value.of(random.nextInt(4), "m");
        Claim claim = Claim.of(entity(random), "says" + random.nextInt(3), object);
        return random.nextInt(5) == 0 ? claim.negated() : claim;
    }

    /** Claims with what they are about, evidence if the key shows a text with the word, and a relation; all or none. */
    private static void claims(Graph graph, String key, SplittableRandom random, long i) {
        List<Assertion> all = new ArrayList<>();
        all.add(Assertion.of(new Predicate(
                "says" + random.nextInt(3), random.nextBoolean(), random.nextBoolean(), false, Optional.empty())));
        Claim last = claim(random);
        for (int n = random.nextInt(1, 8); n > 0; n--) {
            Claim claim = claim(random);
            all.add(Assertion.of(Entity.of(claim.subject().substring("entity:".length()))));
            if (claim.object() instanceof Value.Ref ref) {
                all.add(Assertion.of(Entity.of(ref.id().substring("entity:".length()))));
            }
            all.add(random.nextBoolean() ? Assertion.of(claim) : Assertion.of(claim, interval(random, i)));
            last = claim;
        }
        try {
            Evidence evidence = graph.quote(key, "word" + random.nextInt(50));
            all.add(Assertion.of(evidence));
            all.add(Assertion.of(Relation.of(evidence, RelationType.SUPPORTS, last)));
            all.add(Assertion.of(Relation.of(evidence.at().toString(), RelationType.MENTIONS, last.subject())));
        } catch (AimosException.NotFound e) {
            all.add(Assertion.of(last.confidence(.5)));
        }
        all.add(Assertion.of(last));
        all.add(Assertion.of(Entity.of(last.subject().substring("entity:".length()))));
        if (last.object() instanceof Value.Ref ref) {
            all.add(Assertion.of(Entity.of(ref.id().substring("entity:".length()))));
        }
        graph.assertAll(all);
    }

    private static void retraction(Graph graph, SplittableRandom random, long i) {
        Claim claim = claim(random);
        try {
            graph.retract(random.nextBoolean() ? claim.id() : claim.subject(), interval(random, i));
        } catch (AimosException.Conflict e) {
            graph.retract(claim.negated().id());
        }
    }

    private static List<AtomDraft> batch(SplittableRandom random, long i) {
        List<AtomDraft> drafts = new ArrayList<>();
        for (int n = random.nextInt(1, 30); n > 0; n--) {
            drafts.add(AtomDraft.text("key-" + random.nextInt(KEYS), text(random, i))
                    .tag("batch"));
        }
        return drafts;
    }

    private static Interval interval(SplittableRandom random, long i) {
        Instant from = TestClock.START.plusSeconds(3_600 * (i + random.nextInt(-50, 50)));
        return Interval.of(from, from.plusSeconds(3_600L * random.nextInt(1, 60)));
    }

    private static Content.Bytes large(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(70_000, 200_000)];
        random.nextBytes(bytes);
        return Content.bytes(bytes);
    }

    private static String text(SplittableRandom random, long i) {
        StringBuilder text = new StringBuilder("step" + i);
        for (int n = random.nextInt(3, 40); n > 0; n--) {
            text.append(" word").append(random.nextInt(50));
        }
        return text.toString();
    }
}
