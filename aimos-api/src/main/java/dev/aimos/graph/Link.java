package dev.aimos.graph;

import java.util.Objects;

/**
 * A step from one thing to another: a {@link Relation}, or what a claim or evidence says of itself.
 *
 * @param from id of an item, or an address
 * @param label what {@code from} has to do with {@code to}
 * @param to id of an item, or an address
 * @param said the item that says so: the relation, the claim or the evidence
 */
public record Link(String from, Label label, String to, Held<? extends Item> said) {
    /** What a step says. */
    public enum Label {
        /** See {@link RelationType#SUPPORTS}. */
        SUPPORTS("supports"),
        /** See {@link RelationType#CONTRADICTS}. */
        CONTRADICTS("contradicts"),
        /** See {@link RelationType#DERIVED_FROM}. */
        DERIVED_FROM("derivedFrom"),
        /** See {@link RelationType#REFERENCES}. */
        REFERENCES("references"),
        /** See {@link RelationType#ABOUT}. */
        ABOUT("about"),
        /** See {@link RelationType#MENTIONS}. */
        MENTIONS("mentions"),
        /** See {@link RelationType#SAME_AS}. */
        SAME_AS("sameAs"),
        /** From a claim to the entity it is about. */
        SUBJECT("subject"),
        /** From a claim to the entity that is its object. */
        OBJECT("object"),
        /** From evidence to the atom it quotes. */
        QUOTES("quotes"),
        /** From evidence to its source. */
        SOURCE("source");

        private final String word;

        Label(String word) {
            this.word = word;
        }

        /** Its name as it is written, such as {@code derivedFrom}. */
        public String word() {
            return word;
        }

        /** The label of relations of a type. */
        public static Label of(RelationType type) {
            return valueOf(type.name());
        }

        @Override
        public String toString() {
            return word;
        }
    }

    public Link {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(said, "said");
    }

    /** The end that is not {@code id}. */
    public String other(String id) {
        return from.equals(id) ? to : from;
    }
}
