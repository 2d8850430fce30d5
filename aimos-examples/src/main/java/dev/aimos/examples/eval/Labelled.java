package dev.aimos.examples.eval;

import dev.aimos.memory.AtomDraft;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Labelled text.
 *
 * @param name such as {@code scifact}
 * @param atoms what is searched
 * @param tasks what is asked
 * @param published figures of others on the same data
 */
public record Labelled(String name, List<AtomDraft> atoms, List<Task> tasks, List<Published> published) {
    /** The names of what can be read. */
    public static final List<String> NAMES = List.of("scifact", "locomo");

    public Labelled {
        Objects.requireNonNull(name, "name");
        atoms = List.copyOf(atoms);
        tasks = List.copyOf(tasks);
        published = List.copyOf(published);
    }

    /**
     * A figure of others.
     *
     * @param task which task it is comparable with
     * @param figure what was measured
     * @param system of what
     * @param value from 0 to 1
     */
    public record Published(String task, String figure, String system, double value) {}

    /**
     * Reads a collection.
     *
     * @param name one of {@link #NAMES}
     * @param folder where its files are
     */
    public static Labelled read(String name, Path folder) throws IOException {
        return switch (name) {
            case "scifact" -> SciFact.read(folder);
            case "locomo" -> LoCoMo.read(folder);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
