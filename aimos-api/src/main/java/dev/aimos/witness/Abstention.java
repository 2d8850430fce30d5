package dev.aimos.witness;

import dev.aimos.AimosException;
import java.util.List;
import java.util.Objects;

/**
 * That an answer must not be relied on, and why.
 *
 * @param reasons at least one
 */
public record Abstention(List<Reason> reasons) {
    /**
     * One reason.
     *
     * @param code stable name, such as {@code confidence-below-threshold}
     * @param message what is wrong, for people
     * @param remedy what would lift it
     */
    public record Reason(String code, String message, String remedy) {
        public Reason {
            Texts.name("reason", code);
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(remedy, "remedy");
        }
    }

    public Abstention {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new AimosException.InvalidRequest("abstention-unreasoned", "an abstention has at least one reason");
        }
    }

    /** The codes of its reasons. */
    public List<String> codes() {
        return reasons.stream().map(Reason::code).toList();
    }

    /** The reasons and what would lift each, as lines. */
    public String explanation() {
        StringBuilder lines = new StringBuilder();
        for (Reason reason : reasons) {
            lines.append(lines.isEmpty() ? "" : "\n")
                    .append(reason.message())
                    .append(" (")
                    .append(reason.code())
                    .append("): ")
                    .append(reason.remedy());
        }
        return lines.toString();
    }
}
