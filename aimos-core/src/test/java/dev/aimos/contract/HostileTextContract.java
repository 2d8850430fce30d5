package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.index.Context;
import dev.aimos.index.Level;
import dev.aimos.index.Match;
import dev.aimos.index.Mode;
import dev.aimos.index.Node;
import dev.aimos.index.Outline;
import dev.aimos.index.Query;
import dev.aimos.index.TextField;
import dev.aimos.index.TokenBudget;
import dev.aimos.memory.AtomDraft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Texts that nobody would write, and that somebody will. */
public abstract class HostileTextContract extends HhniSuite {
    private static final List<String> TYPES = List.of(
            "text/plain", "text/markdown", "text/x-chat", "application/json", "application/x-ndjson", "text/x-java");

    /** Texts, each with a word that finds it; empty where it has none. */
    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("", "");
        texts.put(" \t\r\n\f\u000B\u2028\u2029\u00A0\u3000 ", "");
        texts.put("!?.,;:-_()[]{}<>|\\/\"'`~@#$%^&*+=", "");
        texts.put("\n\n\n", "");
        texts.put(
                "ctrl\u0001word \u0000nul \u001B[31mred\u001B[0m \u0007bell \u0085 next \uFEFFbom \u200Bzero", "bell");
        texts.put("hello \uD83D\uDE00\uD83D\uDE80 rocket \uD83D\uDC69\u200D\uD83D\uDCBB end", "rocket");
        texts.put("\uD83D\uDE00", "");
        texts.put("你好。世界很大。我们在这里。", "世界");
        texts.put("यह पहला वाक्य है। वह दूसरा है।", "दूसरा");
        texts.put("مرحبا بالعالم. كيف حالك؟", "مرحبا");
        texts.put("\u202Eright-to-left override \u202C and back", "override");
        texts.put("e\u0301".repeat(300) + " combining", "combining");
        texts.put("a" + "\u0301".repeat(3_000), "");
        texts.put("# ".repeat(500) + "heading", "heading");
        texts.put("> ".repeat(2_000) + "quoted", "quoted");
        texts.put("* ".repeat(2_000) + "listed", "listed");
        texts.put(deepList(300), "item299");
        texts.put("[".repeat(3_000) + "bracketed" + "]".repeat(3_000), "bracketed");
        texts.put("`".repeat(1_001) + "ticked" + "`".repeat(1_000), "ticked");
        texts.put("**_".repeat(2_000) + " starred", "starred");
        texts.put("<div>".repeat(2_000) + "inner", "inner");
        texts.put("{\"a\":".repeat(1_500) + "\"jsonvalue\"" + "}".repeat(1_500), "jsonvalue");
        texts.put("```\nunclosed fence\n\n# not a heading", "unclosed");
        texts.put("|a|b|\n|-|-|\n|cell|" + "x|".repeat(2_000), "cell");
        texts.put("\r\rold\rmac\r\rlines\r", "mac");
        texts.put("x".repeat(40_000) + " afterlong", "afterlong");
        texts.put("a.b.c.d.".repeat(3_000) + " dotted", "dotted");
        texts.put(". ".repeat(20_000) + "finally", "finally");
        texts.put("line\n".repeat(5_000) + "lastline", "lastline");
        texts.put("&lt;&amp;&#0;&#xD800;&#x110000;&nosuch; entity", "entity");
        return texts;
    }

    private static String deepList(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append("  ".repeat(i)).append("- item").append(i).append('\n');
        }
        return text.toString();
    }

    @Test
    void everyTextIsPutFoundAndOutlinedUnderEveryMediaType() {
        for (String type : TYPES) {
            int number = 0;
            for (Map.Entry<String, String> text : texts().entrySet()) {
                String key = type + " " + number++;
                put(AtomDraft.text(key, text.getKey()).mediaType(type));
                assertThat(memory().get(key).orElseThrow().text()).isEqualTo(text.getKey());
                tiles(outline(key), key);
                if (!text.getValue().isEmpty()) {
                    found(key, text.getValue(), Mode.LEXICAL);
                }
            }
        }
        index().embed();
        for (String type : TYPES) {
            int number = 0;
            for (Map.Entry<String, String> text : texts().entrySet()) {
                String key = type + " " + number++;
                if (!text.getValue().isEmpty()) {
                    found(key, text.getValue(), Mode.HYBRID);
                }
            }
        }
        assertThat(memory().verify().findings()).isEmpty();
    }

    private void found(String key, String word, Mode mode) {
        for (Level level : Level.values()) {
            Query query = Query.of(word)
                    .level(level)
                    .mode(mode)
                    .limit(5)
                    .filter(dev.aimos.memory.Filter.all().keyPrefix(key));
            assertThat(keys(query)).as("'%s' by %s on %s", word, mode, level).contains(key);
        }
    }

    /** The nodes of each level, joined, are the text. */
    private static void tiles(Outline outline, String what) {
        if (outline.nodes(Level.SENTENCE).isEmpty()) {
            assertThat(outline.text()).as(what).isEmpty();
            return;
        }
        for (Level level : Level.values()) {
            assertThat(outline.nodes(level).stream().map(Node::text).collect(Collectors.joining()))
                    .as("%s on %s", what, level)
                    .isEqualTo(outline.text());
        }
    }

    @Test
    void aLineOf200KilobytesIsFoundToItsLastWord() {
        StringBuilder line = new StringBuilder("beginningword ");
        for (int i = 0; line.length() < 200_000; i++) {
            line.append("filler").append(i % 100).append(' ');
        }
        line.append("lastword");
        put("line", line.toString());
        for (Level level : Level.values()) {
            for (String word : List.of("beginningword", "lastword")) {
                assertThat(best(Query.of(word).level(level).mode(Mode.LEXICAL)).text())
                        .contains(word);
            }
        }
        assertThat(best(Query.of("lastword").level(Level.SENTENCE)).text()).endsWith("lastword");
        Context context = index().assemble(Query.of("lastword"), TokenBudget.of(50));
        assertThat(context.tokens()).isLessThanOrEqualTo(50);
    }

    @Test
    void loneSurrogatesAreRefusedWhereverTheyStand() {
        for (String text :
                List.of("\uD800", "a\uDC00b", "tail \uD83D", "\uDE00\uD83D", "x".repeat(100_000) + "\uD800")) {
            assertThatThrownBy(() -> put("k", text))
                    .isInstanceOfSatisfying(
                            AimosException.InvalidRequest.class,
                            e -> assertThat(e.code()).isEqualTo("text-malformed"));
        }
        assertThat(os().status().tx()).isZero();
    }

    @Test
    void hostileQuestionsFindNothingOrSomethingAndNeverFail() {
        put("k", "Plain words here. And there.\n\nMore.");
        texts().keySet().stream()
                .filter(text -> text.length() < 20_000)
                .forEach(text -> everywhere((level, mode) -> {
                    for (Match match : Match.values()) {
                        Query query = Query.of(text).level(level).mode(mode).match(match);
                        if (mode == Mode.LEXICAL) {
                            search(query.field(TextField.TITLE));
                        }
                        search(query);
                    }
                }));
        for (String text : List.of("\uD800", "word \uDC00 word")) {
            everywhere((level, mode) -> search(Query.of(text).level(level).mode(mode)));
        }
        assertThat(best(Query.of("plain")).key()).isEqualTo("k");
    }
}
