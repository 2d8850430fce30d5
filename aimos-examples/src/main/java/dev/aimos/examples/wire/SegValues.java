package dev.aimos.examples.wire;

import dev.aimos.graph.Kind;
import dev.aimos.graph.Value;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The object of a claim, as people write it, and as a pattern of {@code seg:query} reads it. */
public final class SegValues {
    private static final Pattern QUANTITY =
            Pattern.compile("([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)(?:\\s+(\\S+))?");

    private SegValues() {}

    /** A number and perhaps a unit is a quantity, an entity's id is that entity, and all else is a text. */
    public static Value parse(List<String> words) {
        String text = String.join(" ", words).strip();
        if (text.startsWith(Kind.ENTITY.prefix())) {
            return Value.entity(text);
        }
        Matcher quantity = QUANTITY.matcher(text);
        if (quantity.matches()) {
            String unit = quantity.group(2);
            return Value.of(Double.parseDouble(quantity.group(1)), unit == null ? "" : unit);
        }
        return Value.of(text);
    }
}
