package dev.aimos.core.acl;

import dev.aimos.plan.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads the settings of one {@code RETRY}. */
final class RetryReader {
    private final AclCursor cursor;
    private final AclValues values;
    private final AclSettings settings;
    private Duration backoff = Step.Retry.NEVER.backoff();
    private @Nullable Duration max;
    private double factor = Step.Retry.NEVER.factor();
    private double jitter = Step.Retry.NEVER.jitter();

    RetryReader(AclCursor cursor) {
        this.cursor = cursor;
        this.values = new AclValues(cursor);
        this.settings = new AclSettings(cursor);
    }

    /** The longest time between attempts, if none is named: 30 seconds, or the first time if that is longer. */
    static Duration maxOf(Duration backoff) {
        Duration usual = Step.Retry.NEVER.max();
        return backoff.compareTo(usual) > 0 ? backoff : usual;
    }

    /** A retry; null, with an error told, if it cannot be read. */
    Step.@Nullable Retry read(int times) {
        Map<String, BooleanSupplier> known = new LinkedHashMap<>();
        known.put("backoff", () -> {
            Duration read = values.duration("backoff");
            backoff = read == null ? backoff : read;
            return read != null;
        });
        known.put("max", () -> {
            max = values.duration("max");
            return max != null;
        });
        known.put("factor", () -> {
            Double read = values.between("factor", 1, 1_000);
            factor = read == null ? factor : read;
            return read != null;
        });
        known.put("jitter", () -> {
            Double read = values.between("jitter", 0, 1);
            jitter = read == null ? jitter : read;
            return read != null;
        });
        if (!settings.read("RETRY", known)) {
            return null;
        }
        Duration longest = max;
        if (longest != null && longest.compareTo(backoff) < 0) {
            return cursor.missing(
                    "retry-malformed",
                    "the max of a RETRY is at least its backoff",
                    "write max=" + Written.duration(backoff) + ", or a shorter backoff");
        }
        return new Step.Retry(times, backoff, longest == null ? maxOf(backoff) : longest, factor, jitter);
    }
}
