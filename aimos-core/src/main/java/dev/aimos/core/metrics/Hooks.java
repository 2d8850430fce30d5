package dev.aimos.core.metrics;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hears that a hook of the application's failed, and that its call goes on without it: each failure is counted, the first and the
 * first after a success are warned of. Thread-safe.
 */
public final class Hooks {
    private static final System.Logger LOG = System.getLogger(Hooks.class.getName());

    private final Recorder recorder;
    private final Hook hook;
    private final AtomicBoolean failing = new AtomicBoolean();

    public Hooks(Recorder recorder, Hook hook) {
        this.recorder = recorder;
        this.hook = hook;
    }

    /** It did what it should. */
    public void worked() {
        if (failing.get() && failing.compareAndSet(true, false)) {
            LOG.log(System.Logger.Level.INFO, "the hook " + hook.tag() + " works again");
        }
    }

    /**
     * It failed.
     *
     * @param without what the call goes on without
     */
    public void failed(String without, Throwable why) {
        recorder.count(Metric.HOOK_FAILURES, hook, 1);
        boolean first = failing.compareAndSet(false, true);
        LOG.log(
                first ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                "the hook " + hook.tag() + " failed; the call goes on without " + without
                        + (first ? ". Further failures are counted, and logged at DEBUG, until it works again" : ""),
                why);
    }
}
