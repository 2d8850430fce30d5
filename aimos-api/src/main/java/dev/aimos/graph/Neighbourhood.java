package dev.aimos.graph;

import dev.aimos.memory.Basis;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a walk met.
 *
 * @param start where it began
 * @param distances ids met, with the number of steps to each; in the order they were met, the start first, with 0
 * @param links the links followed, in the order they were met, each once
 * @param basis the moment
 */
public record Neighbourhood(String start, Map<String, Integer> distances, List<Link> links, Basis basis) {
    public Neighbourhood {
        Objects.requireNonNull(start, "start");
        distances = Collections.unmodifiableMap(new LinkedHashMap<>(distances));
        links = List.copyOf(links);
        Objects.requireNonNull(basis, "basis");
    }
}
