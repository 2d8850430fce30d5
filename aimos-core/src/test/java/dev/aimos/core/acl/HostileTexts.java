package dev.aimos.core.acl;

import java.util.LinkedHashMap;
import java.util.Map;

/** Texts that are made to take long, or much room. */
final class HostileTexts {
    private final int size;

    /** Texts of about so many characters. */
    HostileTexts(int size) {
        this.size = size;
    }

    private String filled(String before, String piece, String after) {
        return before + piece.repeat(size / piece.length()) + after;
    }

    private String counted(String before, String piece, int count) {
        StringBuilder text = new StringBuilder(before);
        for (int i = 0; i < scaled(count); i++) {
            text.append(piece.replace("#", Integer.toString(i)).replace("^", Integer.toString(i + 1)));
        }
        return text.toString();
    }

    /** So many of a megabyte, in proportion. */
    private int scaled(int count) {
        return (int) ((long) count * size / 1_000_000);
    }

    Map<String, String> acl() {
        Map<String, String> texts = new LinkedHashMap<>();
        String step = "PLAN p:\n STEP s:\n ";
        texts.put("nothing", "");
        texts.put("white space", filled("", " \n", ""));
        texts.put("no white space but NUL", filled("", "\u0000", ""));
        texts.put("control characters", filled(step, "\u0001\u007F", ""));
        texts.put("lone surrogates", filled(step, "\uD800 ", ""));
        texts.put("a text of lone surrogates", filled(step + "ASSIGN writer: \"", "\uDC00", "\""));
        texts.put("comments", filled("", "#\n", ""));
        texts.put("comments between statements", filled("PLAN p:\n", "# c\nINPUT a\n\n", ""));
        texts.put("one comment", filled("#", "x", "\nPLAN p:"));
        texts.put("one name", filled("PLAN ", "x", ":"));
        texts.put("one keyword", filled("", "STEP ", ""));
        texts.put("keywords", filled("", "GATE WHEN IN ", ""));
        texts.put("misspelt keywords", filled("PLAN p:\n", "STPE a\n", ""));
        texts.put("words", filled("PLAN p:\n", "word\n", ""));
        texts.put("one number", filled(step + "RETRY ", "9", ""));
        texts.put("a number with many places", filled(step + "BUDGET cost=0.", "0", "1"));
        texts.put("an exponent", filled(step + "BUDGET tokens=1e", "9", ""));
        texts.put("one duration", filled(step + "TIMEOUT 0.", "0", "1s"));
        texts.put("one text", filled(step + "ASSIGN writer: \"", "x", "\""));
        texts.put("a text without an end", filled(step + "ASSIGN writer: \"\"\"", "x\n", ""));
        texts.put("texts without an end", filled(step, "\"x\n", ""));
        texts.put("texts in texts", filled(step + "ASSIGN writer: ", "\"${", ""));
        texts.put("escapes", filled(step + "ASSIGN writer: \"", "\\u{1F600}", "\""));
        texts.put("brackets", filled(step + "GATE ", "(", ""));
        texts.put("closed brackets", filled(step + "GATE ", "[", "]".repeat(1_000)));
        texts.put("objects", filled(step + "INPUT x = ", "{a: ", ""));
        texts.put("operators", filled(step + "GATE ", "a + ", "b"));
        texts.put("prefixes", filled(step + "GATE ", "not ", "b"));
        texts.put("members", filled(step + "GATE a", ".a", ""));
        texts.put("a long list", filled(step + "INPUT x = [", "1, ", "2]"));
        texts.put("gates", filled(step, "GATE a > 1 ", ""));
        texts.put("gates without conditions", filled(step, "GATE\n", ""));
        texts.put("lists of lists", filled("PLAN p: INPUT x: ", "list of ", "text"));
        texts.put("requirements", filled(step + "REQUIRES ", "a, ", "b"));
        texts.put("requirements without commas", filled(step + "REQUIRES ", "a ", ""));
        texts.put("settings", filled(step + "BUDGET ", "tokens=1, ", "time=1s"));
        texts.put("settings of a role", filled("PLAN p: ROLE r: llm(", "a=1, ", "b=2)"));
        texts.put("different settings of a role", counted("PLAN p: ROLE r: llm(", "a#=1, ", 80_000) + "b=2)");
        texts.put("plans", filled("", "PLAN p:\n", ""));
        texts.put("different plans", counted("", "PLAN p#:\n STEP s: CALL p^\n", 40_000));
        texts.put("steps", counted("PLAN p:\n", "STEP s#: ASSIGN writer: \"x\"\n", 30_000));
        texts.put("a chain of steps", counted("PLAN p:\n", "STEP s#: REQUIRES s^\n", 40_000));
        texts.put("steps that do not end", counted("PLAN p:\n", "STEP s#: BUDGET tokens=\n", 40_000));
        texts.put("inputs of a step", counted(step, "INPUT x# = ${inputs.y#}\n", 40_000));
        texts.put("errors in one line", filled(step, "TIMEOUT x ", ""));
        texts.put("amendments", filled("PLAN p:\n", "AMEND true APPROVE \"?\" ", ""));
        texts.put("colons", filled("PLAN p", ":", ""));
        texts.put("dots", filled(step + "ASSIGN a", ".b", ""));
        return texts;
    }

    Map<String, String> yaml() {
        Map<String, String> texts = new LinkedHashMap<>();
        String head = "id: p\nparticipants:\n  - name: a\n    role: writer\n    args:\n      x: ";
        texts.put("nothing", "");
        texts.put("white space", filled("", " \n", ""));
        texts.put("NUL", filled("", "\u0000", ""));
        texts.put("lone surrogates", filled("id: ", "\uD800", ""));
        texts.put("tabs", filled("id:\t", "\t", ""));
        texts.put("comments", filled("", "#\n", ""));
        texts.put("documents", filled("", "---\n", ""));
        texts.put("one word", filled("", "x", ""));
        texts.put("one key", filled("", "x", ": 1"));
        texts.put("keys", counted("", "k#: 1\n", 80_000));
        texts.put("inputs", "id: p\ninputs:\n" + counted("", "  k#: {default: 1}\n", 40_000));
        texts.put("the same key", filled("", "id: p\n", ""));
        texts.put("lists in lists", filled(head, "[", ""));
        texts.put("mappings in mappings", filled(head, "{a: ", ""));
        texts.put("blocks in blocks", filled("id: p\n", "- ", "x"));
        texts.put("keys that are keys", filled("", "? ", "x"));
        StringBuilder deeper = new StringBuilder();
        for (int i = 0; i < 1_400; i++) {
            deeper.append(" ".repeat(i)).append("a:\n");
        }
        texts.put("deeper and deeper", deeper.toString());
        StringBuilder bomb = new StringBuilder("id: p\nx0: &x0 [a, b, c, d, e, f, g, h, i, j]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("x").append(i).append(": &x").append(i).append(" [");
            bomb.append(("*x" + (i - 1) + ", ").repeat(10)).append("a]\n");
        }
        texts.put("aliases of aliases", bomb.toString());
        texts.put("an alias of itself", "id: p\nx: &x [*x]\n");
        texts.put("anchors", counted("id: p\nx:\n", "  - &a# b\n", 60_000));
        texts.put("aliases", filled("id: p\nx: &x y\nz: [", "*x, ", "a]"));
        texts.put("merges", filled("id: p\nx: &x {}\ny:\n  <<: [", "*x, ", "*x]"));
        texts.put("a long text", filled(head + "\"", "x", "\"\n"));
        texts.put("a long text of several lines", filled(head + "|\n        ", "x\n        ", "\n"));
        texts.put("folded", filled(head + ">\n        ", "x\n\n        ", "\n"));
        texts.put("escapes", filled(head + "\"", "\\U0001F600", "\"\n"));
        texts.put("a quote without an end", filled(head + "\"", "x\n", ""));
        texts.put("references", filled("id: p\ninputs: {x: {}}\n" + head.substring(6) + "\"", "@input.x ", "\"\n"));
        texts.put("unknown references", filled(head + "\"", "@input.y ", "\"\n"));
        texts.put("one reference", filled(head + "\"@input", ".x", "\"\n"));
        texts.put("at signs", filled(head + "\"", "@", "\"\n"));
        StringBuilder outputs = new StringBuilder("id: p\noutputs:\n  a0: {default: \"" + "x".repeat(9_000) + "\"}\n");
        for (int i = 1; i < scaled(10_000); i++) {
            outputs.append("  a")
                    .append(i)
                    .append(": {default: \"@output.a")
                    .append(i - 1)
                    .append("@output.a0\"}\n");
        }
        texts.put("outputs of outputs", outputs.toString());
        StringBuilder copies = new StringBuilder("id: p\noutputs:\n  a: {default: \"" + "x".repeat(9_000) + "\"}\n");
        copies.append("participants:\n  - name: a\n    args:\n");
        for (int i = 0; i < scaled(40_000); i++) {
            copies.append("      k").append(i).append(": \"@output.a\"\n");
        }
        texts.put("an output named often", copies.toString());
        StringBuilder circle = new StringBuilder("id: p\noutputs:\n");
        int around = scaled(20_000);
        for (int i = 0; i < around; i++) {
            circle.append("  a")
                    .append(i)
                    .append(": {default: \"@output.a")
                    .append((i + 1) % around)
                    .append("\"}\n");
        }
        texts.put("a circle of outputs", circle.toString());
        texts.put("a long condition", filled("id: p\nparticipants:\n  - name: a\n    when: '", "1 + ", "1 > 0'\n"));
        texts.put("participants", counted("id: p\nparticipants:\n", "  - {name: a#, role: writer}\n", 30_000));
        texts.put("as many as there may be", many());
        texts.put("unknown names", counted("id: p\nparticipants:\n", "  - {name: a#, requires: [a^x, b^y]}\n", 900));
        texts.put("directives", filled("", "%TAG ! tag:x,2000:\n", "--- x"));
        texts.put("tags", filled("", "!!a ", "x"));
        texts.put("braces that do not match", filled("", "[}", ""));
        texts.put("a number", filled("id: p\nx: ", "9", ""));
        texts.put("a hexadecimal number", filled("id: p\nx: 0x", "f", ""));
        texts.put("a fraction", filled("id: p\nx: 0.", "1", ""));
        return texts;
    }

    private static String many() {
        StringBuilder text = new StringBuilder("id: p\nparticipants:\n");
        for (int i = 0; i < 330; i++) {
            text.append("  - {name: a").append(i).append(", role: writer}\n");
        }
        text.append("gates:\n");
        for (int i = 0; i < 330; i++) {
            text.append("  - {id: g").append(i).append(", condition: 'run.id != \"\"'}\n");
        }
        return text + "steps:\n" + "  - {action: log, params: {message: m}}\n".repeat(340);
    }
}
