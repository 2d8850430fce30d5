package dev.aimos.core.acl;

import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Expressions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A condition of the YAML form, written as one of ACL. Knows where each of its characters comes from. */
final class YamlCondition {
    private final StringBuilder text = new StringBuilder();
    private int[] from = new int[64];

    private YamlCondition() {}

    /** The condition that a text is; null, with an error told, if a reference in it names nothing. */
    static @Nullable YamlCondition of(
            YamlNode.Scalar scalar, String written, YamlNames names, YamlPlace place, YamlForm form) {
        YamlCondition condition = new YamlCondition();
        boolean quoted = false;
        for (int at = 0; at < written.length(); ) {
            char c = written.charAt(at);
            YamlReference reference = YamlReference.at(written, at);
            if (reference != null) {
                Expr named = names.reference(reference.path(), scalar.within(at, reference.end()), place);
                if (named == null) {
                    return null;
                }
                condition.append(operand(Expressions.print(named), named, quoted), at);
                at = reference.end();
            } else if (quoted && c == '\\' && at + 1 < written.length()) {
                condition.append(written.substring(at, at + 2), at);
                at += 2;
            } else {
                quoted ^= c == '"';
                condition.append(c == '\n' || c == '\r' ? " " : String.valueOf(c), at);
                at += quoted && YamlReference.isEscape(written, at) ? 2 : 1;
            }
            if (condition.text.length() > 20_000) {
                return form.error(
                        "expression-too-long", "this condition is too long with what it names", scalar.span(), null);
            }
        }
        return condition;
    }

    private static String operand(String printed, Expr named, boolean quoted) {
        if (quoted) {
            return "${" + printed + "}";
        }
        boolean simple = named instanceof Expr.Name || named instanceof Expr.Member || named instanceof Expr.Index;
        return simple ? printed : "(" + printed + ")";
    }

    private void append(String piece, int at) {
        int end = text.length() + piece.length();
        if (end > from.length) {
            from = Arrays.copyOf(from, Math.max(end, from.length * 2));
        }
        Arrays.fill(from, text.length(), end, at);
        text.append(piece);
    }

    /** The condition in ACL. */
    String text() {
        return text.toString();
    }

    /** Where a character of the condition comes from. */
    int from(int at) {
        return text.isEmpty() ? 0 : from[Math.max(0, Math.min(at, text.length() - 1))];
    }
}
