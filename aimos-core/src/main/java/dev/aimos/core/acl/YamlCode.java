package dev.aimos.core.acl;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what in a YAML document is meant for an interpreter, which a plan has none of. */
final class YamlCode {
    private static final String HANDLER =
            "register a handler for a role, and name the role; the plan reads the same without this";
    private static final String CONDITION = "write a condition or a value in the language of expressions, such as"
            + " \"@result.check.score >= 0.8\"; for more, register a handler for a role";

    /** By key, what to use instead. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("module", HANDLER),
            Map.entry("import", HANDLER),
            Map.entry("class", HANDLER),
            Map.entry("function", HANDLER),
            Map.entry("callable", HANDLER),
            Map.entry("entrypoint", HANDLER),
            Map.entry("python", HANDLER),
            Map.entry("javascript", HANDLER),
            Map.entry("js", HANDLER),
            Map.entry("code", HANDLER),
            Map.entry("script", HANDLER),
            Map.entry("shell", HANDLER),
            Map.entry("bash", HANDLER),
            Map.entry("cmd", HANDLER),
            Map.entry("command", HANDLER),
            Map.entry("run", HANDLER),
            Map.entry("exec", HANDLER),
            Map.entry("eval", CONDITION),
            Map.entry("expr", CONDITION),
            Map.entry("lambda", CONDITION),
            Map.entry("jinja", CONDITION),
            Map.entry("template", CONDITION));

    private YamlCode() {}

    /** What to use in place of a key that holds code, or names some; null if it is no such key. */
    static @Nullable String insteadOf(String key) {
        return KEYS.get(key);
    }

    /** Whether a tag makes an object of a programming language. */
    static boolean isCodeTag(String tag) {
        return tag.contains("python")
                || tag.contains("java")
                || tag.contains("ruby")
                || tag.contains("perl")
                || tag.contains("php")
                || tag.contains("js/");
    }

    /** Whether an argument is not named as code that is to be run; if it is, an error is told. */
    static boolean checkArgument(String name, YamlNode.Member member, YamlForm form) {
        String instead = List.of("python", "javascript", "shell", "bash", "exec", "eval", "lambda")
                        .contains(name)
                ? insteadOf(name)
                : null;
        if (instead != null) {
            form.error("yaml-code", "'" + name + "' holds code, and a plan has none", member.key(), instead);
        }
        return instead == null;
    }

    /** Whether a text holds no code of another language; if it does, an error is told. */
    static boolean check(YamlNode.Scalar scalar, String text, YamlForm form) {
        int at = text.indexOf("${{");
        if (at >= 0) {
            form.error(
                    "yaml-code",
                    "${{ … }} is code of another system, and a plan has none",
                    scalar.within(at, at + 3),
                    "name a value with @input.NAME or @result.NAME, or compute it in a step");
            return false;
        }
        int reference = text.indexOf("${");
        if (reference >= 0) {
            form.warning(
                    "yaml-reference",
                    "${…} is plain text in the YAML form",
                    scalar.within(reference, reference + 2),
                    "name a value with @input.NAME or @result.NAME");
        }
        return true;
    }

    /** Whether a condition holds no code of another language; if it does, an error is told. */
    static boolean checkCondition(YamlNode.Scalar scalar, String text, YamlForm form) {
        String outside = withoutTexts(text);
        for (String sign : List.of("lambda ", "eval(", "exec(", "import ", "__import__", "::")) {
            int at = outside.indexOf(sign);
            if (at >= 0) {
                form.error(
                        "yaml-code",
                        "'" + sign.strip() + "' is code, and a plan has none",
                        scalar.within(at, at + sign.strip().length()),
                        CONDITION);
                return false;
            }
        }
        return true;
    }

    /** A condition with spaces in place of what stands in quotes. */
    private static String withoutTexts(String condition) {
        StringBuilder outside = new StringBuilder(condition);
        boolean quoted = false;
        for (int i = 0; i < outside.length(); i++) {
            quoted ^= outside.charAt(i) == '"';
            if (quoted) {
                outside.setCharAt(i, ' ');
            }
        }
        return outside.toString();
    }
}
