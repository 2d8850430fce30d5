package dev.aimos.graph;

import dev.aimos.memory.Basis;
import java.util.List;
import java.util.Objects;

/**
 * What would follow if something were wrong.
 *
 * @param root id of what is taken to be wrong
 * @param consequences what is affected, level by level, each once
 * @param basis the moment
 */
public record Impact(String root, List<Consequence> consequences, Basis basis) {
    /**
     * One thing affected.
     *
     * @param depth how many links away from the root
     * @param vertex the thing
     * @param by id of the thing, closer to the root, through which it is affected first
     * @param label what it has to do with that one
     * @param falls whether it has nothing else to stand on: all that supports it falls, or something that it was derived
     *     from does; if not, it is weakened
     */
    public record Consequence(int depth, Vertex vertex, String by, String label, boolean falls) {
        public Consequence {
            Objects.requireNonNull(vertex, "vertex");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(label, "label");
        }
    }

    public Impact {
        Objects.requireNonNull(root, "root");
        consequences = List.copyOf(consequences);
        Objects.requireNonNull(basis, "basis");
    }
}
