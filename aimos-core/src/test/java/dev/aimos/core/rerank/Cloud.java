package dev.aimos.core.rerank;

import dev.aimos.index.Address;
import dev.aimos.index.Candidates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Candidates as a test wants them: of documents of their own, unlike each other, unless said otherwise. */
final class Cloud implements Candidates {
    private final double[] relevance;
    private final Address[] addresses;
    private final Map<List<Integer>, Double> similar = new HashMap<>();
    private final List<List<Integer>> contradicting = new ArrayList<>();

    private Cloud(double[] relevance) {
        this.relevance = relevance;
        addresses = new Address[relevance.length];
        Arrays.setAll(addresses, i -> Address.of("key" + i));
    }

    static Cloud of(double... relevance) {
        return new Cloud(relevance);
    }

    Cloud similar(int one, int other, double similarity) {
        similar.put(pair(one, other), similarity);
        return this;
    }

    Cloud contradicting(int one, int other) {
        contradicting.add(pair(one, other));
        return this;
    }

    Cloud at(int candidate, String address) {
        addresses[candidate] = Address.parse(address);
        return this;
    }

    private static List<Integer> pair(int one, int other) {
        return List.of(Math.min(one, other), Math.max(one, other));
    }

    @Override
    public int size() {
        return relevance.length;
    }

    @Override
    public Address address(int candidate) {
        return addresses[candidate];
    }

    @Override
    public double relevance(int candidate) {
        return relevance[candidate];
    }

    @Override
    public double similarity(int one, int other) {
        return similar.getOrDefault(pair(one, other), 0.0);
    }

    @Override
    public boolean contradict(int one, int other) {
        return contradicting.contains(pair(one, other));
    }

    /** Vectors around a few centres, two of three of them in documents of ten paragraphs. */
    static Candidates vectors(int size, int dimension, long seed) {
        Random random = new Random(seed);
        double[] query = unit(random, new double[dimension], 1);
        double[][] centres = IntStream.range(0, Math.max(1, size / 8))
                .mapToObj(i -> unit(random, query, 1))
                .toArray(double[][]::new);
        double[][] vectors = IntStream.range(0, size)
                .mapToObj(i -> unit(random, centres[random.nextInt(centres.length)], 0.5))
                .toArray(double[][]::new);
        double[] relevance = Arrays.stream(vectors)
                .mapToDouble(vector -> (1 + dot(vector, query)) / 2)
                .toArray();
        Address[] addresses = IntStream.range(0, size)
                .mapToObj(
                        i -> i % 3 == 0 ? Address.of("key" + i) : new Address("doc" + i / 10, 1 + i % 2, 1 + i % 10, 0))
                .toArray(Address[]::new);
        return new Candidates() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Address address(int candidate) {
                return addresses[candidate];
            }

            @Override
            public double relevance(int candidate) {
                return relevance[candidate];
            }

            @Override
            public double similarity(int one, int other) {
                return Math.max(0, dot(vectors[one], vectors[other]));
            }

            @Override
            public boolean contradict(int one, int other) {
                return false;
            }
        };
    }

    private static double[] unit(Random random, double[] around, double noise) {
        double[] vector = around.clone();
        double spread = noise / Math.sqrt(vector.length);
        Arrays.setAll(vector, i -> around[i] + spread * random.nextGaussian());
        double length = Math.sqrt(dot(vector, vector));
        Arrays.setAll(vector, i -> vector[i] / length);
        return vector;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
