package dev.aimos.memory;

import dev.aimos.AimosException;
import java.util.Arrays;
import java.util.Objects;

/** A vector that a model made of a content. Immutable; every number is finite. */
public final class Embedding {
    private final String model;
    private final float[] vector;

    private Embedding(String model, float[] vector) {
        this.model = model;
        this.vector = vector;
    }

    /**
     * An embedding; the numbers are copied.
     *
     * @param model name of the model that made it, such as {@code bge-small-en-v1.5}
     * @param vector its numbers, one per dimension
     * @throws AimosException.InvalidRequest if the model has no name, the vector is empty, or a number is not finite
     */
    public static Embedding of(String model, float[] vector) {
        Objects.requireNonNull(model, "model");
        if (model.isBlank()) {
            throw new AimosException.InvalidRequest("embedding-model", "an embedding names the model that made it");
        }
        if (vector.length == 0) {
            throw new AimosException.InvalidRequest("embedding-empty", "an embedding has at least one dimension");
        }
        float[] copy = vector.clone();
        for (int i = 0; i < copy.length; i++) {
            if (!Float.isFinite(copy[i])) {
                throw new AimosException.InvalidRequest(
                        "embedding-not-finite", "number " + i + " of the embedding is " + copy[i] + ", not finite");
            }
        }
        return new Embedding(model, copy);
    }

    /** Name of the model that made it. */
    public String model() {
        return model;
    }

    /** How many numbers it has. */
    public int dimension() {
        return vector.length;
    }

    /** The numbers, copied. */
    public float[] toArray() {
        return vector.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Embedding other && model.equals(other.model) && Arrays.equals(vector, other.vector);
    }

    @Override
    public int hashCode() {
        return 31 * model.hashCode() + Arrays.hashCode(vector);
    }

    @Override
    public String toString() {
        return "Embedding[" + model + ", " + vector.length + " dimensions]";
    }
}
