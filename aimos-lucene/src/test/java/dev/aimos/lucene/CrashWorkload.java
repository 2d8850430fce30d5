package dev.aimos.lucene;

import dev.aimos.AimOs;
import dev.aimos.contract.TestClock;
import dev.aimos.index.Query;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import dev.aimos.memory.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        switch (random.nextInt(20)) {
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
            default -> os.memory().put(AtomDraft.text(key, text(random, i)));
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
