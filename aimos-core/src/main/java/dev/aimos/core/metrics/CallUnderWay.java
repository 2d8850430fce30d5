package dev.aimos.core.metrics;

import dev.aimos.observation.CallContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call as its observation sees it. */
final class CallUnderWay extends CallContext implements UnderWay {
    private final String store;
    private final String verb;
    private Optional<String> correlation;
    private String outcome = GOING_ON;
    private @Nullable String code;

    CallUnderWay(String store, String verb, Optional<String> correlation) {
        this.store = store;
        this.verb = verb;
        this.correlation = correlation;
    }

    @Override
    public void correlated(String id) {
        correlation = Optional.of(id);
    }

    @Override
    public void ended(String how, @Nullable String why) {
        outcome = how;
        code = why;
    }

    @Override
    public String store() {
        return store;
    }

    @Override
    public String verb() {
        return verb;
    }

    @Override
    public String outcome() {
        return outcome;
    }

    @Override
    public Optional<String> correlation() {
        return correlation;
    }

    @Override
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }
}
