package dev.aimos.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aimos.Json;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.plan.Plan;
import dev.aimos.plan.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a run of a plan is given. */
final class InputOptions {
    @Option(
            names = "--input",
            paramLabel = "NAME=VALUE",
            description =
                    "An input; VALUE is JSON, or text; of an input that is a text, it is text whatever it looks like.")
    private List<String> inputs = List.of();

    @Option(names = "--inputs", paramLabel = "FILE", description = "A JSON object of inputs; --input goes before it.")
    private Optional<Path> file = Optional.empty();

    /**
     * The inputs of a run.
     *
     * @param before what those not given are
     */
    Json.Obj inputs(Plan plan, Json.Obj before) throws IOException {
        Map<String, Json> all = new LinkedHashMap<>();
        Map<String, ValueType> types = new LinkedHashMap<>();
        plan.inputs().forEach(input -> types.put(input.name(), input.type()));
        before.members().forEach((name, value) -> {
            if (types.containsKey(name)) {
                all.put(name, value);
            }
        });
        if (file.isPresent()) {
            all.putAll(read(file.get()).members());
        }
        for (String text : inputs) {
            int at = text.indexOf('=');
            if (at <= 0) {
                throw Failure.usage("bad-input", "'" + text + "' is no input; write NAME=VALUE");
            }
            String name = text.substring(0, at);
            all.put(name, value(text.substring(at + 1), types.getOrDefault(name, ValueType.ANY)));
        }
        all.forEach((name, value) -> require(plan, types, name, value));
        requireAll(plan, all);
        return new Json.Obj(all);
    }

    private static void require(Plan plan, Map<String, ValueType> types, String name, Json value) {
        ValueType type = types.get(name);
        if (type == null && types.isEmpty()) {
            throw Failure.usage("bad-input", "the plan " + plan.name() + " has no inputs, so none is called " + name);
        }
        if (type == null) {
            throw Spelling.unknown("input", name, types.keySet());
        }
        if (!type.admits(value)) {
            throw Failure.usage(
                    "bad-input",
                    "the input " + name + " is of type " + type + ", but is given " + Describe.json(value));
        }
    }

    private static void requireAll(Plan plan, Map<String, Json> given) {
        List<String> missing = plan.inputs().stream()
                .filter(input -> input.fallback().isEmpty() && !given.containsKey(input.name()))
                .map(input -> "--input " + input.name() + "=… (" + input.type()
                        + (input.description().isEmpty() ? ")" : ": " + input.description() + ")"))
                .toList();
        if (!missing.isEmpty()) {
            throw Failure.usage("no-input", "the plan " + plan.name() + " needs " + String.join(", ", missing));
        }
    }

    private static Json.Obj read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Failure.usage("no-file", "no such file: " + file);
        }
        try {
            if (Pairs.json(Utf8.decode(Files.readAllBytes(file))) instanceof Json.Obj object) {
                return object;
            }
            throw Failure.usage("bad-input", file + " is no JSON object; write {\"NAME\": VALUE}");
        } catch (JsonProcessingException e) {
            throw Failure.usage("bad-json", file + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (Utf8.Malformed e) {
            throw Failure.usage("bad-encoding", file + ":" + e.line() + ": " + e.getMessage(), e);
        }
    }

    /** A value as it is written: text where text belongs, and otherwise JSON if it can be read as that, else text. */
    static Json value(String text, ValueType type) {
        return type.equals(ValueType.TEXT) ? Json.of(text) : Pairs.value(text);
    }
}
