package dev.aimos.core.acl;

import dev.aimos.Json;
import dev.aimos.core.expr.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of a YAML document, and where it stands. */
sealed interface YamlNode {
    /** Where it stands: a scalar from its quote, if it has one, to the end of its first line; else its first character. */
    Span span();

    /** What people call this kind of node. */
    String kind();

    /**
     * A scalar.
     *
     * @param value a text, a number, a truth value or null, as YAML's core schema has it
     * @param text offset of the first character of the text, if the document has it character by character; else -1
     */
    record Scalar(Json value, int text, Span span) implements YamlNode {
        /** The text, if it is one. */
        @Nullable
        String string() {
            return value instanceof Json.Str text ? text.value() : null;
        }

        /** Where some characters of the text stand; all of it, if that is not known. */
        Span within(int from, int to) {
            return text < 0 ? span : new Span(text + from, text + to);
        }

        @Override
        public String kind() {
            return switch (value) {
                case Json.Str s -> "a text";
                case Json.Num n -> "a number";
                case Json.Bool b -> "a truth value";
                default -> "nothing";
            };
        }
    }

    /** A sequence. */
    record Items(List<YamlNode> items, Span span) implements YamlNode {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A mapping; its members keep their order. */
    record Members(Map<String, Member> members, Span span) implements YamlNode {
        public Members {
            Map<String, Member> copy = new LinkedHashMap<>(members);
            members = Collections.unmodifiableMap(copy);
        }

        /** The value of a member, if there is one that is not null. */
        @Nullable
        YamlNode get(String key) {
            Member member = members.get(key);
            return member == null || member.value().isNull() ? null : member.value();
        }

        /** This without a member. */
        Members without(String key) {
            Map<String, Member> rest = new LinkedHashMap<>(members);
            rest.remove(key);
            return new Members(rest, span);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** A member of a mapping, and where its key stands. */
    record Member(Span key, YamlNode value) {}

    /** Whether it is a scalar that says null, or nothing. */
    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.value() instanceof Json.Null;
    }
}
