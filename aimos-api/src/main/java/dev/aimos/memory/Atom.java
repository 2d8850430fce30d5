package dev.aimos.memory;

import dev.aimos.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One version of one key, as the memory shows it at a basis. Immutable.
 *
 * <p>Two atoms are equal if they are the same record of the same journal, seen over the same valid interval.
 */
public interface Atom {
    /** The stable identity: the caller's, or {@code sha256:…} of the content. */
    String key();

    /** What it holds. */
    Content content();

    /** The text, or the empty string if the content is not text. */
    default String text() {
        return content() instanceof Content.Text text ? text.value() : "";
    }

    /** Media type of the content, as in RFC 6838. */
    String mediaType();

    /** What kind of thing the content is. */
    Modality modality();

    /** Tag names with their weights from 0 to 1, in order of name. */
    Map<String, Double> tags();

    /** What else the caller said of it. */
    Json.Obj metadata();

    /** The vector the caller gave with it. */
    Optional<Embedding> embedding();

    /** Policy tags, in order. */
    Set<String> policies();

    /** The witness that vouches for it. */
    Optional<String> witness();

    /** SHA-256 of the content's bytes; of text, its UTF-8 bytes; of a reference, its URI. */
    Hash contentHash();

    /** Size of the content in bytes; of a reference, of its URI. */
    long contentLength();

    /** The valid interval as it was put. What later records took away is not subtracted; see {@link Version#valid}. */
    Interval valid();

    /** When the store learned it. */
    Recorded recorded();
}
