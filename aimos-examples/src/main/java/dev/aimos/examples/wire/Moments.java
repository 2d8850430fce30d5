package dev.aimos.examples.wire;

import dev.aimos.AimOs;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Snapshot;
import java.util.List;
import java.util.Locale;

/** Moments of transaction time and snapshots, as people write them. */
public final class Moments {
    /** So few digits of a snapshot's id are enough, if no other begins with them. */
    private static final int LEAST_DIGITS = 6;

    private Moments() {}

    /**
     * {@code now}; {@code 7} or {@code tx:7}, a transaction; a date or an instant; {@code 3fa9c1} or {@code
     * snapshot:3fa9c1}, the first digits of a snapshot's id. Decimal digits alone are a transaction.
     */
    public static AsOf parse(AimOs os, String text) {
        if (text.equals("now")) {
            return AsOf.now();
        }
        String tx = text.startsWith("tx:") ? text.substring(3) : text;
        if (tx.matches("[0-9]{1,18}")) {
            return AsOf.tx(Long.parseLong(tx));
        }
        if (text.startsWith("tx:")) {
            throw Failure.usage("bad-moment", "'" + text + "' is no transaction; write tx: and its number");
        }
        if (text.startsWith("snapshot:") || text.startsWith("sha256:") || hex(text)) {
            return AsOf.snapshot(snapshot(os, text));
        }
        if (!text.matches("[+-]?[0-9]{4,}-.*")) {
            throw Failure.usage(
                    "bad-moment",
                    "'" + text + "' is no moment; write a transaction number, a date, an instant, or at least "
                            + LEAST_DIGITS + " digits of a snapshot's id");
        }
        return AsOf.instant(Times.parse(text));
    }

    /** The snapshot whose id begins so. */
    public static Snapshot snapshot(AimOs os, String text) {
        String digits =
                text.replaceFirst("^snapshot:", "").replaceFirst("^sha256:", "").toLowerCase(Locale.ROOT);
        if (!hex(digits)) {
            throw Failure.usage(
                    "bad-snapshot",
                    "'" + text + "' is no snapshot; write at least " + LEAST_DIGITS + " hexadecimal digits of its id");
        }
        List<Snapshot> found = os.memory().snapshots().stream()
                .filter(snapshot -> snapshot.id().hex().startsWith(digits))
                .toList();
        if (found.isEmpty()) {
            throw Failure.usage("no-snapshot", "no snapshot's id begins with " + digits + "; see 'snapshots:list'");
        }
        if (found.size() > 1 && found.stream().map(Snapshot::id).distinct().count() > 1) {
            throw Failure.usage(
                    "ambiguous-snapshot",
                    found.size() + " snapshots begin with " + digits + "; write more digits of the id");
        }
        return found.get(0);
    }

    private static boolean hex(String text) {
        return text.matches("[0-9a-fA-F]{" + LEAST_DIGITS + ",64}");
    }
}
