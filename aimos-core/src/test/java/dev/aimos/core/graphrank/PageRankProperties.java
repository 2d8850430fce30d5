package dev.aimos.core.graphrank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The walk by iteration gives what solving its equations gives. */
final class PageRankProperties {
    private static final double CLOSE = 1e-6;

    /** A small graph, also as the matrix whose rows say where a walk goes next. */
    private static final class Graph {
        private final Web web;
        private final double[][] next;
        private final double[] begin;

        private Graph(Web web, double[][] next, double[] begin) {
            this.web = web;
            this.next = next;
            this.begin = begin;
        }

        static Graph of(long seed, int size) {
            Random random = new Random(seed);
            Web web = new Web();
            double[][] weight = new double[size][size];
            for (int i = 0; i < size; i++) {
                web.add();
            }
            for (int edge = random.nextInt(3 * size); edge > 0; edge--) {
                int from = random.nextInt(size);
                int to = random.nextInt(size);
                double share = 0.1 + random.nextDouble();
                web.link(from, to, share);
                weight[from][to] += share;
            }
            double[] begin = new double[size];
            for (int i = 0; i < size; i++) {
                begin[i] = random.nextInt(2) * random.nextDouble();
            }
            begin[random.nextInt(size)] += 1;
            double all = Arrays.stream(begin).sum();
            for (int i = 0; i < size; i++) {
                begin[i] /= all;
            }
            for (double[] row : weight) {
                double sum = Arrays.stream(row).sum();
                for (int i = 0; i < size; i++) {
                    row[i] = sum == 0 ? begin[i] : row[i] / sum;
                }
            }
            return new Graph(web, weight, begin);
        }

        /** Solves mass = restart * begin + (1 - restart) * mass * next by elimination. */
        double[] solved(double restart) {
            int size = begin.length;
            double[][] rows = new double[size][size + 1];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    rows[i][j] = (i == j ? 1 : 0) - (1 - restart) * next[j][i];
                }
                rows[i][size] = restart * begin[i];
            }
            for (int pivot = 0; pivot < size; pivot++) {
                int best = pivot;
                for (int row = pivot + 1; row < size; row++) {
                    best = Math.abs(rows[row][pivot]) > Math.abs(rows[best][pivot]) ? row : best;
                }
                double[] swap = rows[pivot];
                rows[pivot] = rows[best];
                rows[best] = swap;
                for (int row = 0; row < size; row++) {
                    double factor = row == pivot ? 0 : rows[row][pivot] / rows[pivot][pivot];
                    for (int column = pivot; column <= size && factor != 0; column++) {
                        rows[row][column] -= factor * rows[pivot][column];
                    }
                }
            }
            double[] mass = new double[size];
            for (int i = 0; i < size; i++) {
                mass[i] = rows[i][size] / rows[i][i];
            }
            return mass;
        }
    }

    @Property
    void isTheSolutionOfItsEquations(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int size,
            @ForAll @DoubleRange(min = 0.05, max = 1) double restart) {
        Graph graph = Graph.of(seed, size);
        double[] mass = PageRank.of(graph.web, graph.begin, restart);
        double[] solved = graph.solved(restart);
        for (int i = 0; i < size; i++) {
            assertThat(mass[i]).isEqualTo(solved[i], offset(CLOSE));
        }
        assertThat(Arrays.stream(mass).sum()).isEqualTo(1, offset(CLOSE));
        assertThat(PageRank.of(graph.web, graph.begin, restart)).containsExactly(mass);
    }
}
