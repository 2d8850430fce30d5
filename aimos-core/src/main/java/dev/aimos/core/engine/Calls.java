package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.metrics.Verb;
import dev.aimos.core.run.Caller;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The calls that come in by one handle of a store: each is timed, named in the log, and known, while it lasts, as that
 * handle's. {@code docs/guide.md} shows the lines of the log.
 */
final class Calls {
    private static final System.Logger LOG = System.getLogger("dev.aimos.call");

    private final Meters meters;
    private final Callers callers;
    private final Map<Verb, Caller> byVerb = new EnumMap<>(Verb.class);

    /**
     * @param correlation what callers of this handle know their request by
     */
    Calls(Meters meters, Callers callers, Optional<String> correlation) {
        this.meters = meters;
        this.callers = callers;
        for (Verb verb : Verb.values()) {
            byVerb.put(verb, new Caller(correlation, verb.tag()));
        }
    }

    <T> T time(Verb verb, Supplier<T> work) {
        Caller caller = byVerb.getOrDefault(verb, Caller.NOBODY);
        return callers.during(
                caller,
                () -> LOG.isLoggable(System.Logger.Level.DEBUG) ? logged(caller, verb, work) : meters.time(verb, work));
    }

    private <T> T logged(Caller caller, Verb verb, Supplier<T> work) {
        long start = System.nanoTime();
        String outcome = "ok";
        try {
            return meters.time(verb, work);
        } catch (AimosException e) {
            outcome = e.code();
            throw e;
        } catch (RuntimeException | Error e) {
            outcome = e.getClass().getSimpleName();
            throw e;
        } finally {
            long micros = (System.nanoTime() - start) / 1_000;
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "verb=" + caller.verb() + " correlation=" + caller.shown() + " outcome=" + outcome + " micros="
                            + micros);
        }
    }
}
