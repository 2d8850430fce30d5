package dev.aimos.graph;

import java.util.Objects;
import java.util.Optional;

/**
 * A thing in the graph at a moment.
 *
 * @param id id of an item, or an address of the memory
 * @param item the item; empty for a piece of the memory, and for what is gone or erased
 * @param standing how it stands
 */
public record Vertex(String id, Optional<Held<? extends Item>> item, Standing standing) {
    public Vertex {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(standing, "standing");
    }

    /** Its kind. */
    public Kind kind() {
        return Kind.of(id);
    }
}
