package dev.aimos.core.acl;

import dev.aimos.core.expr.Nearest;
import dev.aimos.core.expr.Sink;
import dev.aimos.core.expr.Span;
import dev.aimos.plan.Problem.Severity;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the checks find in a plan, told at the places of its text; nowhere if it was not read from one. Not thread-safe. */
final class Findings {
    /** So many names misspelt ones are compared with: as many as take no longer than the checks themselves. */
    private static final int MOST_GUESSES = 1_000_000;

    private final @Nullable Places places;
    private final Sink sink;
    private int guesses;

    Findings(@Nullable Places places, Sink sink) {
        this.places = places;
        this.sink = sink;
    }

    /** The places of the plan's text, if it was read from one. */
    @Nullable
    Places places() {
        return places;
    }

    /** An error at an element. */
    void error(String key, String code, String message, @Nullable String suggestion) {
        sink.error(code, message, span(key), suggestion);
    }

    /** A warning at an element. */
    void warning(String key, String code, String message, @Nullable String suggestion) {
        sink.warning(code, message, span(key), suggestion);
    }

    /** An error within an expression. */
    void error(Site site, Span within, String code, String message, @Nullable String suggestion) {
        sink.error(code, message, span(site, within), suggestion);
    }

    /** An error that concerns an expression as a whole. */
    void error(Site site, String code, String message, @Nullable String suggestion) {
        error(site, site.expr().span(), code, message, suggestion);
    }

    /** A warning that concerns an expression as a whole. */
    void warning(Site site, String code, String message, @Nullable String suggestion) {
        sink.warning(code, message, span(site, site.expr().span()), suggestion);
    }

    /** Where problems with an expression are told that do not say which it is. */
    Sink in(Site site) {
        return (Severity severity, String code, String message, Span within, @Nullable String suggestion) ->
                sink.report(severity, code, site.shown() + ": " + message, span(site, within), suggestion);
    }

    private Span span(Site site, Span within) {
        return places != null && places.expr(site.key()) != null && !within.equals(Span.NONE)
                ? within
                : span(site.key());
    }

    /** The place of an element; if it has none of its own, that of what it belongs to. */
    private Span span(String key) {
        if (places == null) {
            return Span.NONE;
        }
        String at = key;
        while (true) {
            Span span = places.span(at);
            if (span != null) {
                return span;
            }
            int slash = at.lastIndexOf('/');
            if (slash < 0) {
                Span plan = places.span("plan");
                return plan == null ? Span.NONE : plan;
            }
            at = at.substring(0, slash);
        }
    }

    /** A question whether a name that is near was meant; null if none is. */
    @Nullable
    String didYouMean(String name, Collection<String> candidates) {
        if (guesses > MOST_GUESSES - candidates.size()) {
            return null;
        }
        guesses += candidates.size();
        Optional<String> nearest = Nearest.to(name, candidates);
        // Any two names of one or two letters are near each other.
        return nearest.filter(meant -> name.length() > 2 || meant.equalsIgnoreCase(name))
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse(null);
    }
}
