package dev.aimos.examples.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What answers look like, as JSON Schemas (2020-12), read from {@code shapes.txt}, whose first lines tell its notation. A test holds
 * the answers of a server to them.
 */
final class Schemas {
    private static final Pattern TOKEN = Pattern.compile("\\s*(\\.\\.\\.|[A-Za-z][A-Za-z0-9]*|[{}\\[\\],:?|*])");
    private static final Pattern MEDIA = Pattern.compile("<([^>]+)>");

    /** Of the lines, by the name before the equals sign. */
    private final Map<String, String> lines = new LinkedHashMap<>();

    private Schemas() {}

    /** Those of this server. */
    static Schemas load() {
        Schemas schemas = new Schemas();
        try (InputStream in = Objects.requireNonNull(Schemas.class.getResourceAsStream("shapes.txt"), "shapes.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(" = "))
                    .forEach(line -> {
                        int at = line.indexOf(" = ");
                        if (schemas.lines.put(line.substring(0, at), line.substring(at + 3)) != null) {
                            throw new IllegalStateException("twice: " + line);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }

    /** Names of operations. */
    List<String> operations() {
        return lines.keySet().stream().filter(name -> !shape(name)).toList();
    }

    private static boolean shape(String name) {
        return Character.isUpperCase(name.charAt(0));
    }

    /** Shapes that operations refer to, by name. */
    Map<String, Object> components() {
        Map<String, Object> all = new LinkedHashMap<>();
        lines.forEach((name, text) -> {
            if (shape(name)) {
                all.put(name, new Reader(text).whole());
            }
        });
        return all;
    }

    /** The content of an operation's answer: its media type, and for JSON its schema. */
    Optional<Map<String, Object>> content(String operation) {
        return Optional.ofNullable(lines.get(operation)).map(text -> {
            Matcher media = MEDIA.matcher(text);
            return media.matches()
                    ? Map.of(media.group(1), Map.of("schema", Map.of("type", "string")))
                    : Map.of(Answer.JSON, Map.of("schema", new Reader(text).whole()));
        });
    }

    /** Reads one line, by recursive descent. */
    private final class Reader {
        private final List<String> tokens = new ArrayList<>();
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
            Matcher token = TOKEN.matcher(text);
            int end = 0;
            while (token.region(end, text.length()).lookingAt()) {
                tokens.add(token.group(1));
                end = token.end();
            }
            if (end < text.length()) {
                throw wrong("no shape");
            }
        }

        private IllegalStateException wrong(String what) {
            return new IllegalStateException(what + ", at part " + at + " of " + text);
        }

        private String next() {
            if (at == tokens.size()) {
                throw wrong("it ends too early");
            }
            return tokens.get(at++);
        }

        private boolean takes(String token) {
            boolean there = at < tokens.size() && tokens.get(at).equals(token);
            at += there ? 1 : 0;
            return there;
        }

        private void expect(String token) {
            if (!takes(token)) {
                throw wrong("'" + token + "' is missing");
            }
        }

        Map<String, Object> whole() {
            Map<String, Object> schema = either();
            if (at < tokens.size()) {
                throw wrong("something is left over");
            }
            return schema;
        }

        private Map<String, Object> either() {
            List<Map<String, Object>> all = new ArrayList<>(List.of(one()));
            while (takes("|")) {
                all.add(one());
            }
            return all.size() == 1 ? all.get(0) : Map.of("anyOf", all);
        }

        private Map<String, Object> one() {
            String token = next();
            return switch (token) {
                case "{" -> object();
                case "[" -> {
                    Map<String, Object> list = new LinkedHashMap<>();
                    list.put("type", "array");
                    list.put("items", either());
                    expect("]");
                    yield list;
                }
                case "any" -> Map.of();
                case "int" -> Map.of("type", "integer");
                case "bool" -> Map.of("type", "boolean");
                case "string", "number", "null" -> Map.of("type", token);
                default -> {
                    if (!lines.containsKey(token) || !shape(token)) {
                        throw wrong("there is no shape " + token);
                    }
                    yield Map.of("$ref", "#/components/schemas/" + token);
                }
            };
        }

        private Map<String, Object> object() {
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "object");
            while (!takes("}")) {
                if (takes("...")) {
                    copy(new Reader(Objects.requireNonNull(lines.get(next()), text)).whole(), properties, required);
                } else if (takes("*")) {
                    expect(":");
                    schema.put("additionalProperties", either());
                } else {
                    String name = next();
                    if (!takes("?")) {
                        required.add(name);
                    }
                    expect(":");
                    properties.put(name, either());
                }
                takes(",");
            }
            if (!properties.isEmpty()) {
                schema.put("properties", properties);
            }
            if (!required.isEmpty()) {
                schema.put("required", required);
            }
            return schema;
        }

        @SuppressWarnings("unchecked")
        private void copy(Map<String, Object> of, Map<String, Object> properties, List<String> required) {
            properties.putAll((Map<String, Object>) of.getOrDefault("properties", Map.of()));
            required.addAll((List<String>) of.getOrDefault("required", List.of()));
        }
    }
}
