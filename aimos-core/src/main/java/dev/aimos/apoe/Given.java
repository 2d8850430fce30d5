package dev.aimos.apoe;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.memory.Interval;
import dev.aimos.plan.StepFailure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a standard handler is given, each value taken by its name and type. A value of null counts as not given. What is not as
 * it must be is a {@link StepFailure} that no retry mends.
 */
final class Given {
    private final String what;
    private final Map<String, Json> left = new LinkedHashMap<>();
    private final TreeSet<String> known = new TreeSet<>();

    /**
     * @param what is given, to be read: {@code the step}, {@code atoms[2]}
     */
    Given(String what, Json.Obj values) {
        this.what = what;
        values.members().forEach((name, value) -> {
            if (!(value instanceof Json.Null)) {
                left.put(name, value);
            }
        });
    }

    boolean has(String name) {
        known.add(name);
        return left.containsKey(name);
    }

    /** Any value. */
    Optional<Json> any(String name) {
        known.add(name);
        return Optional.ofNullable(left.remove(name));
    }

    /** A text that must be given. */
    String text(String name) throws StepFailure {
        return optionalText(name).orElseThrow(() -> missing(name, "a text"));
    }

    /** A text that must be given, and not be blank. */
    String name(String name) throws StepFailure {
        String text = text(name);
        if (text.isBlank()) {
            throw value(name, "is blank");
        }
        return text;
    }

    String text(String name, String otherwise) throws StepFailure {
        return optionalText(name).orElse(otherwise);
    }

    Optional<String> optionalText(String name) throws StepFailure {
        Optional<Json> value = any(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Json.Str text) {
            return Optional.of(text.value());
        }
        throw type(name, "a text", value.get());
    }

    boolean flag(String name) throws StepFailure {
        Json value = any(name).orElse(Json.of(false));
        if (value instanceof Json.Bool flag) {
            return flag.value();
        }
        throw type(name, "true or false", value);
    }

    double share(String name, double otherwise) throws StepFailure {
        Json value = any(name).orElse(Json.of(otherwise));
        if (!(value instanceof Json.Num number)) {
            throw type(name, "a number", value);
        }
        if (number.value() < 0 || number.value() > 1) {
            throw value(name, "is a number from 0 to 1, but is " + number.value());
        }
        return number.value();
    }

    int whole(String name, int otherwise, int most) throws StepFailure {
        Json value = any(name).orElse(Json.of(otherwise));
        if (!(value instanceof Json.Num number)) {
            throw type(name, "a whole number", value);
        }
        int whole = (int) number.value();
        if (number.value() != whole || whole < 1 || whole > most) {
            throw value(name, "is a whole number from 1 to " + most + ", but is " + number.value());
        }
        return whole;
    }

    Json.Obj object(String name) throws StepFailure {
        Json value = any(name).orElse(Json.Obj.EMPTY);
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw type(name, "an object", value);
    }

    /** Texts: a list of them, or one alone. */
    List<String> texts(String name) throws StepFailure {
        Json value = any(name).orElse(new Json.Arr(List.of()));
        List<String> texts = new ArrayList<>();
        for (Json item : value instanceof Json.Arr list ? list.items() : List.of(value)) {
            if (!(item instanceof Json.Str text)) {
                throw type(name, "a text or a list of texts", item);
            }
            texts.add(text.value());
        }
        return texts;
    }

    /** Objects: a list of them, or one alone. */
    List<Given> objects(String name) throws StepFailure {
        Json value = any(name).orElse(new Json.Arr(List.of()));
        List<Json> items = value instanceof Json.Arr list ? list.items() : List.of(value);
        List<Given> objects = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof Json.Obj object)) {
                throw type(name, "an object or a list of objects", items.get(i));
            }
            objects.add(new Given(name + "[" + i + "]", object));
        }
        return objects;
    }

    /** Tags: a text, a list of texts, or an object that names weights. */
    Map<String, Double> tags(String name, double weight) throws StepFailure {
        Map<String, Double> tags = new LinkedHashMap<>();
        if (!(left.get(name) instanceof Json.Obj)) {
            texts(name).forEach(tag -> tags.put(tag, weight));
            return tags;
        }
        for (Map.Entry<String, Json> tag : object(name).members().entrySet()) {
            if (!(tag.getValue() instanceof Json.Num number)) {
                throw type(name + "." + tag.getKey(), "a number", tag.getValue());
            }
            tags.put(tag.getKey(), number.value());
        }
        return tags;
    }

    /** An instant, or a day, which stands for its start in UTC. */
    Optional<Instant> time(String name) throws StepFailure {
        Optional<String> text = optionalText(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            String time = text.get();
            return Optional.of(Interval.toMicros(
                    time.indexOf('T') < 0
                            ? LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(time)));
        } catch (DateTimeParseException | AimosException.InvalidRequest e) {
            throw value(name, "is a time such as 2024-01-31 or 2024-01-31T08:00:00Z, but is " + Shown.of(text.get()));
        }
    }

    /** The interval from {@code valid_from} to {@code valid_to}; empty if neither is given. */
    Optional<Interval> valid() throws StepFailure {
        Optional<Instant> from = time("valid_from");
        Optional<Instant> to = time("valid_to");
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        Instant first = from.orElse(Interval.BEGINNING);
        Instant last = to.orElse(Interval.FOREVER);
        if (!first.isBefore(last)) {
            throw value("valid_to", "is later than 'valid_from'");
        }
        return Optional.of(new Interval(first, last));
    }

    /** One of some constants, by its name in lower case with hyphens. */
    <E extends Enum<E>> Optional<E> word(String name, List<E> among) throws StepFailure {
        Map<String, E> words = new LinkedHashMap<>();
        among.forEach(one -> words.put(Shown.word(one), one));
        return word(name, words);
    }

    /** What one of some words stands for. */
    <T> Optional<T> word(String name, Map<String, T> words) throws StepFailure {
        Optional<String> text = optionalText(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        T meant = words.get(text.get());
        if (meant == null) {
            throw value(name, "is one of " + String.join(", ", words.keySet()) + ", but is " + Shown.of(text.get()));
        }
        return Optional.of(meant);
    }

    /** To be called when all was taken: refuses what is left, which nobody asks for. */
    void done() throws StepFailure {
        if (!left.isEmpty()) {
            String name = Collections.min(left.keySet());
            throw new StepFailure(
                    "input-unknown",
                    what + " takes no '" + Shown.of(name) + "'; it takes " + String.join(", ", known),
                    false);
        }
    }

    StepFailure missing(String name, String type) {
        return new StepFailure("input-missing", what + " needs " + type + " as its '" + name + "'", false);
    }

    StepFailure value(String name, String why) {
        return new StepFailure("input-value", "'" + name + "' of " + what + " " + why, false);
    }

    private StepFailure type(String name, String type, Json value) {
        return new StepFailure(
                "input-type", "'" + name + "' of " + what + " is " + type + ", but is " + Shown.type(value), false);
    }
}
