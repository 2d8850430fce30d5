package dev.aimos.core.assess;

import java.util.Objects;

/**
 * What a hit says.
 *
 * @param text its words, with those of the title and the headings it stands under
 * @param speaker who says it, if it is of a turn of a conversation; else empty
 */
public record Passage(String text, String speaker) {
    public Passage {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(speaker, "speaker");
    }
}
