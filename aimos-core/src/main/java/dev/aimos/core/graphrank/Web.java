package dev.aimos.core.graphrank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A directed graph with weights, its vertices numbered from 0. Confined to one thread. */
final class Web {
    private final List<Edges> out = new ArrayList<>();

    /** What leads away from one vertex. */
    private static final class Edges {
        int[] to = new int[4];
        double[] weight = new double[4];
        int size;
        double sum;

        void add(int vertex, double share) {
            if (size == to.length) {
                to = Arrays.copyOf(to, 2 * size);
                weight = Arrays.copyOf(weight, 2 * size);
            }
            to[size] = vertex;
            weight[size++] = share;
            sum += share;
        }
    }

    /** Adds a vertex without edges. */
    int add() {
        out.add(new Edges());
        return out.size() - 1;
    }

    /**
     * Adds an edge.
     *
     * @param weight how likely it is taken, beside the others from there; greater than 0
     */
    void link(int from, int to, double weight) {
        out.get(from).add(to, weight);
    }

    int size() {
        return out.size();
    }

    /** Whether nothing leads away from a vertex. */
    boolean dead(int vertex) {
        return out.get(vertex).size == 0;
    }

    /** Hands on what is at each vertex, by the shares of its edges; at vertices without any it stays behind. */
    double[] step(double[] mass) {
        double[] next = new double[mass.length];
        for (int from = 0; from < mass.length; from++) {
            Edges edges = out.get(from);
            for (int i = 0; i < edges.size; i++) {
                next[edges.to[i]] += mass[from] * edges.weight[i] / edges.sum;
            }
        }
        return next;
    }
}
