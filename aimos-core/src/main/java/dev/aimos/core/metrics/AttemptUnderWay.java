package dev.aimos.core.metrics;

import dev.aimos.observation.AttemptContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An attempt as its observation sees it. */
final class AttemptUnderWay extends AttemptContext implements UnderWay {
    private final String store;
    private final AttemptNames names;
    private Optional<String> correlation;
    private String outcome = GOING_ON;
    private @Nullable String code;

    AttemptUnderWay(String store, AttemptNames names) {
        this.store = store;
        this.names = names;
        this.correlation = names.correlation();
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
    public String run() {
        return names.run();
    }

    @Override
    public String plan() {
        return names.plan();
    }

    @Override
    public String step() {
        return names.step();
    }

    @Override
    public String role() {
        return names.role();
    }

    @Override
    public int attempt() {
        return names.attempt();
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
