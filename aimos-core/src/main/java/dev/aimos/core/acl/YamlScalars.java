package dev.aimos.core.acl;

import dev.aimos.Json;
import dev.aimos.core.expr.Sink;
import dev.aimos.core.expr.Source;
import dev.aimos.core.expr.Span;
import dev.aimos.json.CanonicalWriter;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads scalars of YAML by its core schema. */
final class YamlScalars {
    /** The tag of a mapping. */
    static final String MAP = Tag.MAP.getValue();
    /** The tag of a sequence. */
    static final String SEQ = Tag.SEQ.getValue();

    /** Longer numbers would take long to read, and none of them can be held exactly. */
    private static final int LONGEST_NUMBER = 400;

    private final Source source;
    private final YamlMarks marks;
    private final Sink sink;
    private final ScalarResolver resolver = new CoreSchema().getScalarResolver();

    YamlScalars(Source source, YamlMarks marks, Sink sink) {
        this.source = source;
        this.marks = marks;
        this.sink = sink;
    }

    /** A scalar; null, with an error told, if it is none that a plan may have. */
    @Nullable
    YamlNode read(ScalarEvent event) {
        Span span = marks.span(event);
        String text = event.getValue();
        Tag tag = event.getTag()
                .filter(written -> !written.equals("!"))
                .map(Tag::new)
                .orElseGet(() -> event.getTag().isPresent() || text.length() > LONGEST_NUMBER
                        ? Tag.STR
                        : resolver.resolve(text, event.isPlain()));
        Json value = value(tag, text, span);
        return value == null ? null : new YamlNode.Scalar(value, verbatim(event, text, span), span);
    }

    private @Nullable Json value(Tag tag, String text, Span span) {
        if (tag.equals(Tag.STR) || tag.equals(Tag.ENV_TAG) || tag.equals(Tag.MERGE)) {
            return new Json.Str(text);
        }
        if (tag.equals(Tag.NULL)) {
            return new Json.Null();
        }
        if (tag.equals(Tag.BOOL)) {
            return Json.of(text.equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(text, span);
        }
        refuseTag(tag.getValue(), span);
        return null;
    }

    private @Nullable Json number(String text, Span span) {
        try {
            double value = text.startsWith("0x") || text.startsWith("0o")
                    ? new BigInteger(text.substring(2), text.charAt(1) == 'x' ? 16 : 8).doubleValue()
                    : Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return Json.of(value);
            }
        } catch (NumberFormatException e) {
            // Infinity and NaN, which YAML writes .inf and .nan, and what only a tag calls a number: told below.
        }
        sink.error(
                "yaml-number",
                "a plan has no number " + shown(text),
                span,
                "use a finite number, or quotes around it for a text");
        return null;
    }

    /** Tells that a tag has no meaning here. */
    void refuseTag(String tag, Span span) {
        String shown = "!" + shown(tag.startsWith(Tag.PREFIX) ? "!" + tag.substring(Tag.PREFIX.length()) : tag);
        if (YamlCode.isCodeTag(tag)) {
            sink.error(
                    "yaml-code",
                    "the tag " + shown + " makes an object of a program; a plan is only data",
                    span,
                    "write the value itself; for work, register a handler for a role and name the role");
        } else {
            sink.error(
                    "yaml-tag", "the tag " + shown + " means nothing in a plan", span, "write the value without a tag");
        }
    }

    /** Where the text begins, if the source has it as it is; else -1. */
    private int verbatim(ScalarEvent event, String text, Span span) {
        int from = span.start() + (event.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1);
        return source.text().startsWith(text, from) && !text.isEmpty() ? from : -1;
    }

    /** A scalar as a key, or as a text. */
    static String written(Json value) {
        return value instanceof Json.Str text ? text.value() : CanonicalWriter.toText(value);
    }

    /** A text as messages show it: its first line, and not too much of that. */
    static String shown(String text) {
        int end = 0;
        while (end < text.length() && end < 40 && !Character.isISOControl(text.charAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end) + (end < text.length() ? "…" : "");
    }
}
