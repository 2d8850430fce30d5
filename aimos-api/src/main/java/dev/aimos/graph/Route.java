package dev.aimos.graph;

import dev.aimos.memory.Basis;
import java.util.List;
import java.util.Objects;

/**
 * A shortest way from one thing to another.
 *
 * @param ids the ids on the way, both ends included
 * @param links the links between them, one fewer; each may be taken in either direction if the walk said so
 * @param basis the moment
 */
public record Route(List<String> ids, List<Link> links, Basis basis) {
    public Route {
        ids = List.copyOf(ids);
        links = List.copyOf(links);
        Objects.requireNonNull(basis, "basis");
    }
}
