package dev.aimos.core.acl;

import dev.aimos.Json;
import dev.aimos.core.expr.Nearest;
import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Sink;
import dev.aimos.core.expr.Source;
import dev.aimos.core.expr.Span;
import dev.aimos.core.expr.Words;
import dev.aimos.plan.Problem;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What nodes of YAML are read as. What is read is null, with an error told, if it is not there. */
final class YamlForm {
    private final Sink sink;

    YamlForm(Sink sink) {
        this.sink = sink;
    }

    /** Tells an error, and is null, as what would have been read. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // there is no value that could be of another type
    <T> @Nullable T error(String code, String message, Span span, @Nullable String suggestion) {
        sink.error(code, message, span, suggestion);
        return null;
    }

    void warning(String code, String message, Span span, @Nullable String suggestion) {
        sink.warning(code, message, span, suggestion);
    }

    /** A mapping. */
    YamlNode.@Nullable Members members(YamlNode node, String what) {
        return node instanceof YamlNode.Members members
                ? members
                : error("yaml-kind", what + " is a mapping, not " + node.kind(), node.span(), null);
    }

    /** The items of a list; none, with an error told, if it is no list. */
    List<YamlNode> items(YamlNode node, String what) {
        if (node instanceof YamlNode.Items list) {
            return list.items();
        }
        error("yaml-kind", what + " is a list, not " + node.kind(), node.span(), "begin each of its items with -");
        return List.of();
    }

    /** Tells of the members that a mapping cannot have. */
    void keys(YamlNode.Members members, String of, Collection<String> known) {
        for (Map.Entry<String, YamlNode.Member> member : members.members().entrySet()) {
            String key = member.getKey();
            if (known.contains(key)) {
                continue;
            }
            String instead = YamlCode.insteadOf(key);
            if (instead != null) {
                error(
                        "yaml-code",
                        "'" + key + "' names or holds code, and a plan has none",
                        member.getValue().key(),
                        instead);
            } else {
                error(
                        "yaml-key",
                        of + " has no key " + Shown.name(key),
                        member.getValue().key(),
                        Nearest.to(key, known)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElseGet(() -> "it may have " + String.join(", ", known)));
            }
        }
    }

    /** A text without references. */
    @Nullable
    String text(YamlNode node, String what) {
        String text = node instanceof YamlNode.Scalar scalar ? scalar.string() : null;
        return text != null ? text : error("yaml-kind", what + " is a text, not " + node.kind(), node.span(), null);
    }

    /** A name of ACL. */
    @Nullable
    String name(YamlNode node, String what) {
        String text = text(node, what);
        return text == null || name(text, node.span(), what) ? text : null;
    }

    /** Whether a text is a name of ACL; if not, an error is told. */
    boolean name(String text, Span span, String what) {
        if (Words.isName(text)) {
            return true;
        }
        String fit = fit(text);
        error(
                "yaml-name",
                what + " is letters, digits, _ and -, begins with a letter and is no keyword of ACL; "
                        + Shown.name(text) + " is not",
                span,
                fit.isEmpty() ? null : "write " + fit);
        return false;
    }

    /** A name like a text; empty if there is none. */
    private static String fit(String text) {
        StringBuilder fit = new StringBuilder();
        for (int i = 0; i < text.length() && fit.length() < Words.LONGEST_NAME; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (letter || (c >= '0' && c <= '9' && !fit.isEmpty())) {
                fit.append(c);
            } else if (!fit.isEmpty() && fit.charAt(fit.length() - 1) != '_') {
                fit.append('_');
            }
        }
        String name = fit.toString();
        return Words.isName(name) ? name : Words.isName(name + "_") ? name + "_" : "";
    }

    /** What a scalar says in the words of ACL: a number, a duration, a type. */
    <T> @Nullable T read(YamlNode node, String written, Function<AclCursor, @Nullable T> reading) {
        Problems problems = new Problems();
        AclCursor cursor = new AclCursor(new Source(written), problems);
        T value = reading.apply(cursor);
        List<Problem> told = problems.sorted();
        if (value != null && told.isEmpty() && cursor.tokens().done()) {
            return value;
        }
        if (told.isEmpty()) {
            return error("yaml-value", Shown.name(written) + " is too much here", node.span(), null);
        }
        Problem first = told.getFirst();
        return error(
                first.code(), first.message(), node.span(), first.suggestion().orElse(null));
    }

    /** A duration: a number of seconds, or a text such as {@code 30s}. */
    @Nullable
    Duration duration(YamlNode node, String what) {
        String written = seconds(node, what);
        return written == null ? null : read(node, written, cursor -> new AclValues(cursor).positiveDuration(what));
    }

    /** A duration as ACL writes it. */
    @Nullable
    String seconds(YamlNode node, String what) {
        String written = scalar(node, what);
        return written != null && node instanceof YamlNode.Scalar scalar && scalar.value() instanceof Json.Num
                ? written + "s"
                : written;
    }

    /** A whole number. */
    @Nullable
    Integer whole(YamlNode node, String what, int least) {
        String written = scalar(node, what);
        return written == null
                ? null
                : read(node, written, cursor -> new AclValues(cursor).whole(what, least, 1_000_000));
    }

    /** A scalar as it is written. */
    @Nullable
    String scalar(YamlNode node, String what) {
        return node instanceof YamlNode.Scalar scalar && !scalar.isNull()
                ? YamlScalars.written(scalar.value())
                : error("yaml-kind", what + " is a number or a text, not " + node.kind(), node.span(), null);
    }
}
