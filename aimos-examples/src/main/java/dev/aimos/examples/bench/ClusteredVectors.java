package dev.aimos.examples.bench;

import dev.aimos.index.Embedder;
import dev.aimos.memory.Embedding;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Vectors without a model: those of texts with the same first line lie around the same centre. Inside a cluster, and from
 * one to the next, they vary along {@value #INTRINSIC} directions and a little along all others, as those of language models
 * do. Noise along all directions alike would not do: in it no vector has near neighbours, and what a graph finds among
 * equally far ones says nothing.
 */
final class ClusteredVectors implements Embedder {
    /** Numbers in a vector. */
    static final int DIMENSION = 384;

    private static final int INTRINSIC = 32;
    private static final double SPREAD = 0.6;
    private static final double NOISE = 0.2;

    private final float[][] directions = new float[INTRINSIC][DIMENSION];

    ClusteredVectors() {
        SplittableRandom random = new SplittableRandom(384);
        for (float[] direction : directions) {
            for (int i = 0; i < DIMENSION; i++) {
                direction[i] = (float) random.nextGaussian();
            }
        }
    }

    @Override
    public String id() {
        return "clustered-" + DIMENSION;
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    /** The vector of a text, of length 1. */
    float[] embed(String text) {
        int line = text.indexOf('\n');
        SplittableRandom centre = new SplittableRandom(hash(line < 0 ? text : text.substring(0, line)));
        SplittableRandom own = new SplittableRandom(hash(text));
        float[] vector = new float[DIMENSION];
        double noise = NOISE * Math.sqrt(INTRINSIC);
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) (noise * own.nextGaussian());
        }
        for (float[] direction : directions) {
            float along = (float) (centre.nextGaussian() + SPREAD * own.nextGaussian());
            for (int i = 0; i < DIMENSION; i++) {
                vector[i] += along * direction[i];
            }
        }
        double square = 0;
        for (float number : vector) {
            square += number * number;
        }
        float length = (float) Math.sqrt(square);
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    /** The vector of question number {@code i}, which no text has, about a topic. */
    float[] question(int i) {
        int topic = new SplittableRandom(55_000_000L + i).nextInt(Documents.TOPICS);
        return embed(Documents.topic(topic) + "\nquestion " + i);
    }

    /** The same, for a query. */
    Embedding embedding(int i) {
        return Embedding.of(id(), question(i));
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
