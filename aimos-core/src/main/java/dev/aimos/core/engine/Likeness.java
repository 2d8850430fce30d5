package dev.aimos.core.engine;

import dev.aimos.core.catalog.NodeId;
import dev.aimos.core.catalog.VectorReader;
import dev.aimos.core.rerank.Stretch;
import dev.aimos.core.retrieve.Retrieved;
import dev.aimos.core.retrieve.TermVectors;
import dev.aimos.index.Address;
import dev.aimos.index.Analyzer;
import dev.aimos.index.Candidates;
import dev.aimos.memory.Basis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How alike the nodes are that one search retrieved: by their vectors, or without these by their words. */
final class Likeness {
    private static final int LANES = 4;

    private final Core core;
    private final @Nullable VectorReader vectors;
    private final Analyzer analyzer;
    private final Basis basis;

    Likeness(Core core, @Nullable VectorReader vectors, Analyzer analyzer, Basis basis) {
        this.core = core;
        this.vectors = vectors;
        this.analyzer = analyzer;
        this.basis = basis;
    }

    /** Likeness of two by their numbers, from 0 to 1. */
    @FunctionalInterface
    interface Pairs {
        double of(int one, int other);
    }

    /** The likeness of what was retrieved, computed when asked for. */
    Pairs pairs(List<Retrieved> retrieved) throws IOException {
        if (vectors != null) {
            List<NodeId> ids = retrieved.stream().map(one -> one.node().id()).toList();
            Map<NodeId, float[]> known = vectors.vectors(ids);
            List<float @Nullable []> inOrder = new ArrayList<>();
            ids.forEach(id -> inOrder.add(known.get(id)));
            return (one, other) -> cosine(inOrder.get(one), inOrder.get(other));
        }
        Map<Long, FoundAtom> atoms = new HashMap<>();
        List<List<String>> texts = retrieved.stream()
                .map(one -> analyzer.terms(
                        atoms.computeIfAbsent(one.node().id().seq(), seq -> new FoundAtom(core, seq, basis))
                                .atom()
                                .text()
                                .substring(one.node().start(), one.node().end())))
                .toList();
        return new TermVectors(texts)::cosine;
    }

    private static double cosine(float @Nullable [] one, float @Nullable [] other) {
        if (one == null || other == null) {
            return 0;
        }
        // Four sums that do not wait for each other: the order of adding, and so the result, is the same everywhere.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int whole = one.length - one.length % LANES;
        for (int i = 0; i < whole; i += LANES) {
            a += (double) one[i] * other[i];
            b += (double) one[i + 1] * other[i + 1];
            c += (double) one[i + 2] * other[i + 2];
            d += (double) one[i + 3] * other[i + 3];
        }
        for (int i = whole; i < one.length; i++) {
            a += (double) one[i] * other[i];
        }
        return Math.clamp(a + b + c + d, 0, 1);
    }

    /** What was retrieved, for a re-ranker to look at. */
    Candidates candidates(List<Retrieved> retrieved) throws IOException {
        Pairs pairs = pairs(retrieved);
        Disputed disputed = new Disputed(core, basis, retrieved);
        Stretch stretch = new Stretch(retrieved.stream().map(Retrieved::score).toList());
        List<Address> addresses = retrieved.stream()
                .map(one -> one.node().id().address(one.node().key()))
                .toList();
        return new Candidates() {
            @Override
            public int size() {
                return addresses.size();
            }

            @Override
            public Address address(int candidate) {
                return addresses.get(candidate);
            }

            @Override
            public double relevance(int candidate) {
                return stretch.of(retrieved.get(candidate).score());
            }

            @Override
            public double similarity(int one, int other) {
                return pairs.of(one, other);
            }

            @Override
            public boolean contradict(int one, int other) {
                return disputed.contradict(one, other);
            }
        };
    }
}
