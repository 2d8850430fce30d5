package dev.aimos.graph;

import dev.aimos.memory.Basis;
import java.util.List;
import java.util.Objects;

/**
 * Why something is believed: everything it rests on, and what speaks against it. From a claim to what supports and
 * contradicts it and what it was derived from; from evidence to its source and the words it quotes; and so on.
 *
 * <p>A flat list, so that chains of any length fit; {@code depth} and {@code toward} give the shape.
 *
 * @param root id of what was asked about
 * @param steps what was met, level by level, the root first; each thing once
 * @param links the links between the things met
 * @param basis the moment
 */
public record Trace(String root, List<Step> steps, List<Link> links, Basis basis) {
    /**
     * A thing met.
     *
     * @param depth how many links away from the root
     * @param vertex the thing
     * @param toward id of the thing closer to the root by which it was met first; its own for the root
     * @param label what it has to do with that one
     */
    public record Step(int depth, Vertex vertex, String toward, String label) {
        public Step {
            Objects.requireNonNull(vertex, "vertex");
            Objects.requireNonNull(toward, "toward");
            Objects.requireNonNull(label, "label");
        }
    }

    public Trace {
        Objects.requireNonNull(root, "root");
        steps = List.copyOf(steps);
        links = List.copyOf(links);
        Objects.requireNonNull(basis, "basis");
    }
}
