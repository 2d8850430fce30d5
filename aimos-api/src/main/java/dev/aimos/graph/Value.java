package dev.aimos.graph;

import dev.aimos.AimosException;
import java.time.Instant;
import java.util.Objects;

/** What a claim says of its subject: another entity, or a text, a quantity, an instant or a truth value. */
public sealed interface Value {
    /** An entity, by its id. */
    record Ref(String id) implements Value {
        public Ref {
            Ids.require(Kind.ENTITY, id);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** A text. */
    record Text(String text) implements Value {
        public Text {
            Objects.requireNonNull(text, "text");
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))
                        && !(Character.isHighSurrogate(text.charAt(i))
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(++i)))) {
                    throw new AimosException.InvalidRequest(
                            "text-malformed", "the text has a lone surrogate; it is not valid Unicode");
                }
            }
        }

        @Override
        public String toString() {
            return '"' + text + '"';
        }
    }

    /**
     * A number, perhaps of something.
     *
     * @param number the number, finite
     * @param unit its unit, such as {@code m}; empty for none
     */
    record Quantity(double number, String unit) implements Value {
        public Quantity {
            if (!Double.isFinite(number)) {
                throw new AimosException.InvalidRequest(
                        "number-not-finite", "a quantity is a finite number; got " + number);
            }
            number = number == 0 ? 0.0 : number;
            if (!unit.isEmpty()) {
                Ids.text("unit", unit);
            }
        }

        @Override
        public String toString() {
            String digits = number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : Double.toString(number);
            return unit.isEmpty() ? digits : digits + " " + unit;
        }
    }

    /** An instant, such as a birth. Not when the claim holds: that is its valid interval. */
    record Time(Instant at) implements Value {
        public Time {
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String toString() {
            return at.toString();
        }
    }

    /** True or false. */
    record Truth(boolean value) implements Value {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** An entity, by its id. */
    static Value entity(String id) {
        return new Ref(id);
    }

    /** An entity. */
    static Value of(Entity entity) {
        return new Ref(entity.id());
    }

    /** A text. */
    static Value of(String text) {
        return new Text(text);
    }

    /** A number without a unit. */
    static Value of(double number) {
        return new Quantity(number, "");
    }

    /** A number with a unit. */
    static Value of(double number, String unit) {
        return new Quantity(number, unit);
    }

    /** An instant. */
    static Value of(Instant at) {
        return new Time(at);
    }

    /** True or false. */
    static Value of(boolean value) {
        return new Truth(value);
    }
}
