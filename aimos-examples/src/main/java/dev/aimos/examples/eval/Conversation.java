package dev.aimos.examples.eval;

import dev.aimos.index.Hit;
import dev.aimos.memory.AtomDraft;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * One conversation of LoCoMo, and all that is asked about it.
 *
 * @param name such as {@code conv-26}
 * @param atoms its sessions
 * @param questions those that it does not answer too: their category is {@link #ADVERSARIAL}
 * @param turn the id, in the terms of {@link Question#gold}, of the turn that a hit is
 */
public record Conversation(String name, List<AtomDraft> atoms, List<Question> questions, Function<Hit, String> turn) {
    /** The category of questions that look like others, but are not answered. */
    public static final String ADVERSARIAL = "adversarial";

    public Conversation {
        Objects.requireNonNull(name, "name");
        atoms = List.copyOf(atoms);
        questions = List.copyOf(questions);
        Objects.requireNonNull(turn, "turn");
    }

    /** Reads a folder of conversations, in the order of their names. */
    public static List<Conversation> read(Path folder) throws IOException {
        return LoCoMo.conversations(folder);
    }
}
