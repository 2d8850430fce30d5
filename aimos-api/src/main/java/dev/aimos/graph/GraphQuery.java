package dev.aimos.graph;

import dev.aimos.AimosException;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question in patterns of claims, joined by their variables: {@code GraphQuery.where("?city", "capitalOf", "?country").and("?city",
 * "population", "?n")}. Immutable.
 *
 * <p>In a pattern, a string that begins with {@code ?} is a variable; one that is an entity's id is that entity; any other is
 * a text, or, where a subject belongs, the name of an entity. The predicate may be a variable, too.
 */
public final class GraphQuery {
    private static final Pattern WORDS = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    /** A part of a pattern. */
    public sealed interface Part {
        /** Stands for whatever fits. */
        record Variable(String name) implements Part {
            public Variable {
                Ids.text("variable", name);
            }

            @Override
            public String toString() {
                return "?" + name;
            }
        }

        /** Stands for itself. */
        record Constant(Value value) implements Part {
            public Constant {
                Objects.requireNonNull(value, "value");
            }

            @Override
            public String toString() {
                return value.toString();
            }
        }
    }

    /**
     * A claim with variables in it. A predicate that is given is a {@link Value.Text}.
     *
     * @param subject what it is about
     * @param predicate what it says of it
     * @param object with what
     * @param positive whether affirmations are asked for, or denials
     */
    public record Triple(Part subject, Part predicate, Part object, boolean positive) {
        public Triple {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(object, "object");
            if (predicate instanceof Part.Constant given) {
                if (!(given.value() instanceof Value.Text name)) {
                    throw new AimosException.InvalidRequest(
                            "pattern-malformed", "the predicate of a pattern is a name or a variable; got " + given);
                }
                Predicate.requireName(name.text());
            }
            if (subject instanceof Part.Constant given && !(given.value() instanceof Value.Ref)) {
                throw new AimosException.InvalidRequest(
                        "pattern-malformed", "the subject of a pattern is an entity or a variable; got " + given);
            }
        }

        @Override
        public String toString() {
            String name = predicate instanceof Part.Constant given && given.value() instanceof Value.Text text
                    ? text.text()
                    : predicate.toString();
            return subject + (positive ? " " : " not ") + name + " " + object;
        }
    }

    private final List<Triple> patterns;
    private final AsOf asOf;
    private final int limit;
    private final boolean rejected;

    private GraphQuery(List<Triple> patterns, AsOf asOf, int limit, boolean rejected) {
        this.patterns = List.copyOf(patterns);
        this.asOf = asOf;
        this.limit = limit;
        this.rejected = rejected;
    }

    /** Claims that affirm a pattern, at most 1,000 rows of them, now, those rejected left out. */
    public static GraphQuery where(String subject, String predicate, Object object) {
        return where(new Triple(subject(subject), predicate(predicate), object(object), true));
    }

    /** Claims like a pattern. */
    public static GraphQuery where(Triple pattern) {
        return new GraphQuery(List.of(pattern), AsOf.now(), 1_000, false);
    }

    /** This query, and another pattern that must hold as well. */
    public GraphQuery and(String subject, String predicate, Object object) {
        return and(new Triple(subject(subject), predicate(predicate), object(object), true));
    }

    /** This query, and another pattern that must hold as well. */
    public GraphQuery and(Triple pattern) {
        List<Triple> more = new ArrayList<>(patterns);
        more.add(pattern);
        return new GraphQuery(more, asOf, limit, rejected);
    }

    /**
     * Reads one pattern: subject, predicate and object separated by spaces, {@code not} before the predicate of a denial,
     * texts with spaces in double quotes; a number, perhaps with a unit after it, is a quantity.
     *
     * @throws AimosException.InvalidRequest if it is anything else
     */
    public static Triple parse(String pattern) {
        List<String> words = new ArrayList<>();
        List<Boolean> quoted = new ArrayList<>();
        Matcher matcher = WORDS.matcher(pattern);
        while (matcher.find()) {
            quoted.add(matcher.group(1) != null);
            words.add(matcher.group(1) != null ? matcher.group(1).replaceAll("\\\\(.)", "$1") : matcher.group(2));
        }
        boolean positive = !(words.size() > 3 && words.get(1).equals("not"));
        if (!positive) {
            words.remove(1);
            quoted.remove(1);
        }
        boolean unit = words.size() == 4 && !quoted.get(2) && number(words.get(2));
        if (words.size() != 3 && !unit) {
            throw new AimosException.InvalidRequest(
                    "pattern-malformed",
                    "a pattern is a subject, a predicate and an object, such as '?what height ?h'; got '"
                            + Ids.shown(pattern) + "'");
        }
        Object object = words.get(2);
        if (!quoted.get(2) && number(words.get(2))) {
            object = Value.of(Double.parseDouble(words.get(2)), unit ? words.get(3) : "");
        } else if (quoted.get(2)) {
            object = Value.of(words.get(2));
        }
        return new Triple(subject(words.get(0)), predicate(words.get(1)), object(object), positive);
    }

    private static boolean number(String word) {
        return word.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    }

    private static Part subject(String text) {
        if (text.startsWith("?")) {
            return new Part.Variable(text.substring(1));
        }
        return new Part.Constant(Value.entity(text.startsWith(Kind.ENTITY.prefix()) ? text : Entity.idOf(text)));
    }

    private static Part predicate(String text) {
        return text.startsWith("?") ? new Part.Variable(text.substring(1)) : new Part.Constant(Value.of(text));
    }

    private static Part object(Object object) {
        return switch (object) {
            case Part part -> part;
            case Value value -> new Part.Constant(value);
            case Entity entity -> new Part.Constant(Value.of(entity));
            case Number number -> new Part.Constant(Value.of(number.doubleValue()));
            case Boolean truth -> new Part.Constant(Value.of(truth));
            case String text -> object(text);
            default ->
                throw new AimosException.InvalidRequest(
                        "pattern-malformed",
                        "a pattern's object is a Value, a string, a number or a truth value; got "
                                + object.getClass().getName());
        };
    }

    private static Part object(String text) {
        if (text.startsWith("?")) {
            return new Part.Variable(text.substring(1));
        }
        return new Part.Constant(text.startsWith(Kind.ENTITY.prefix()) ? Value.entity(text) : Value.of(text));
    }

    /** This query as of another moment. */
    public GraphQuery asOf(AsOf value) {
        return new GraphQuery(patterns, Objects.requireNonNull(value, "asOf"), limit, rejected);
    }

    /** This query as of a snapshot. */
    public GraphQuery asOf(Snapshot snapshot) {
        return asOf(AsOf.snapshot(snapshot));
    }

    /** This query with another limit on the number of rows. */
    public GraphQuery limit(int value) {
        if (value < 1) {
            throw new AimosException.InvalidRequest("limit-out-of-range", "ask for at least 1 row, not " + value);
        }
        return new GraphQuery(patterns, asOf, value, rejected);
    }

    /** This query over claims that lost against others, too. */
    public GraphQuery rejectedToo(boolean value) {
        return new GraphQuery(patterns, asOf, limit, value);
    }

    /** The patterns. */
    public List<Triple> patterns() {
        return patterns;
    }

    /** As of when. */
    public AsOf asOf() {
        return asOf;
    }

    /** How many rows at the most. */
    public int limit() {
        return limit;
    }

    /** Whether claims that lost against others count. */
    public boolean rejectedToo() {
        return rejected;
    }
}
