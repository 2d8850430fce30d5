package dev.aimos.graph;

import dev.aimos.memory.Interval;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Two claims that cannot both be true.
 *
 * @param first the claim recorded earlier
 * @param second the one recorded later
 * @param reason why they exclude each other
 * @param overlap the valid time over which both are asserted
 * @param firstEvidence what supports the first
 * @param secondEvidence what supports the second
 * @param resolution what was decided about them, if anything
 */
public record Contradiction(
        Held<Claim> first,
        Held<Claim> second,
        Reason reason,
        Interval overlap,
        List<Held<Evidence>> firstEvidence,
        List<Held<Evidence>> secondEvidence,
        Optional<Held<Resolution>> resolution) {
    /** Why two claims exclude each other. */
    public enum Reason {
        /** One affirms what the other denies. */
        POLARITY,
        /** Their predicate allows one object at a time, and they name two. */
        FUNCTIONAL,
        /** Somebody related them by {@link RelationType#CONTRADICTS}. */
        ASSERTED
    }

    public Contradiction {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(overlap, "overlap");
        firstEvidence = List.copyOf(firstEvidence);
        secondEvidence = List.copyOf(secondEvidence);
        Objects.requireNonNull(resolution, "resolution");
    }

    /** Whether nothing has been decided that lets one claim prevail. */
    public boolean open() {
        return resolution
                .map(held -> held.item().decision() == Resolution.Decision.ESCALATE)
                .orElse(true);
    }

    /** Both claims, why they exclude each other, when, and what each rests on: a few lines to be read. */
    public String explanation() {
        StringBuilder text = new StringBuilder();
        text.append(first.item().statement())
                .append("\n  contradicts ")
                .append(second.item().statement());
        text.append("\n  because ")
                .append(
                        switch (reason) {
                            case POLARITY -> "one affirms what the other denies";
                            case FUNCTIONAL ->
                                "'" + second.item().predicate() + "' has one object at a time, and they name two";
                            case ASSERTED -> "somebody said so";
                        });
        text.append("\n  over ").append(overlap);
        evidence(text, "the first", firstEvidence);
        evidence(text, "the second", secondEvidence);
        resolution.ifPresent(held -> text.append("\n  ")
                .append(held.item().decision())
                .append(held.item().prevails().map(id -> " for " + id).orElse(""))
                .append(held.item().note().isEmpty() ? "" : ": " + held.item().note()));
        return text.toString();
    }

    private static void evidence(StringBuilder text, String whose, List<Held<Evidence>> evidence) {
        text.append("\n  ").append(whose).append(" rests on ");
        if (evidence.isEmpty()) {
            text.append("no evidence");
        }
        for (int i = 0; i < evidence.size(); i++) {
            Evidence one = evidence.get(i).item();
            text.append(i == 0 ? "" : ", ")
                    .append(one.at())
                    .append(" chars ")
                    .append(one.span().start())
                    .append('-')
                    .append(one.span().end());
        }
    }
}
