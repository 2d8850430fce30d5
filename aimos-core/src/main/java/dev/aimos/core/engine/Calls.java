package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.metrics.ErrorKind;
import dev.aimos.core.metrics.Observed;
import dev.aimos.core.metrics.Observer;
import dev.aimos.core.metrics.Tag;
import dev.aimos.core.metrics.Verb;
import dev.aimos.core.run.Caller;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls that come in by one handle of a store: each is observed, timed, named in the log, and known, while it lasts, as that
 * handle's, or as what the application says when it is asked. {@code docs/guide.md} shows the lines of the log.
 */
final class Calls {
    private static final System.Logger LOG = System.getLogger("dev.aimos.call");
    private static final String OK = "ok";

    private final Watch watch;
    private final Callers callers;
    private final Optional<String> correlation;
    private final Map<Verb, Caller> byVerb = new EnumMap<>(Verb.class);

    /**
     * What watches all calls of a store, by whatever handle.
     *
     * @param correlations asked where a handle has no id of its own
     */
    record Watch(Meters meters, Observer observer, Correlations correlations) {}

    /**
     * @param correlation what callers of this handle know their request by
     */
    Calls(Watch watch, Callers callers, Optional<String> correlation) {
        this.watch = watch;
        this.callers = callers;
        this.correlation = correlation;
        for (Verb verb : Verb.values()) {
            byVerb.put(verb, new Caller(correlation, verb.tag()));
        }
    }

    <T> T time(Verb verb, Supplier<T> work) {
        Observed observed = watch.observer().call(verb, correlation);
        Throwable thrown = null;
        try {
            Caller caller = caller(verb, observed);
            return callers.during(
                    caller,
                    () -> LOG.isLoggable(System.Logger.Level.DEBUG)
                            ? logged(caller, verb, work)
                            : watch.meters().time(verb, work));
        } catch (RuntimeException | Error e) {
            thrown = e;
            throw e;
        } finally {
            observed.end(outcome(thrown), thrown instanceof AimosException e ? e.code() : null, thrown);
        }
    }

    /** Whose call it is; asked when its observation is begun, so that a tracer can answer with the trace that it belongs to. */
    private Caller caller(Verb verb, Observed observed) {
        Caller own = byVerb.getOrDefault(verb, Caller.NOBODY);
        if (correlation.isPresent()) {
            return own;
        }
        Optional<String> asked = watch.correlations().ask();
        if (asked.isEmpty()) {
            return own;
        }
        observed.correlated(asked.get());
        return new Caller(asked, own.verb());
    }

    private static String outcome(@Nullable Throwable thrown) {
        return thrown == null ? OK : Tag.word(ErrorKind.of(thrown));
    }

    private <T> T logged(Caller caller, Verb verb, Supplier<T> work) {
        long start = System.nanoTime();
        String outcome = OK;
        try {
            return watch.meters().time(verb, work);
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
