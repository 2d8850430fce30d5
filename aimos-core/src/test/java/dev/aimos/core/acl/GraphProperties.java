package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The algorithms on graphs, against ones that try everything. */
final class GraphProperties {

    private static boolean[][] random(int nodes, int percent, boolean acyclic, Random random) {
        boolean[][] edge = new boolean[nodes][nodes];
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, nodes).boxed().toList());
        Collections.shuffle(shuffled, random);
        for (int a = 0; a < nodes; a++) {
            for (int b = 0; b < nodes; b++) {
                boolean allowed = !acyclic || shuffled.get(a) > shuffled.get(b);
                edge[a][b] = allowed && random.nextInt(100) < percent;
            }
        }
        return edge;
    }

    private static Edges edges(boolean[][] edge) {
        Edges.Builder edges = new Edges.Builder(edge.length);
        for (boolean[] from : edge) {
            for (int to = 0; to < edge.length; to++) {
                if (from[to]) {
                    edges.add(to);
                }
            }
            edges.next();
        }
        return edges.build();
    }

    @Property
    void everyCircleIsFoundOnce(
            @ForAll @IntRange(min = 0, max = 6) int nodes,
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll Random random) {
        boolean[][] edge = random(nodes, percent, false, random);
        Set<List<Integer>> expected = new HashSet<>();
        for (int start = 0; start < nodes; start++) {
            extend(edge, new ArrayList<>(List.of(start)), expected);
        }
        List<List<Integer>> found = Circles.of(edges(edge), 10_000);
        assertThat(found).doesNotHaveDuplicates();
        assertThat(new HashSet<>(found)).isEqualTo(expected);
        int some = expected.size() / 2;
        assertThat(Circles.of(edges(edge), some)).hasSize(some);
    }

    private static void extend(boolean[][] edge, List<Integer> path, Set<List<Integer>> circles) {
        int last = path.getLast();
        for (int next = path.getFirst(); next < edge.length; next++) {
            if (edge[last][next] && next == path.getFirst()) {
                circles.add(List.copyOf(path));
            } else if (edge[last][next] && !path.contains(next)) {
                path.add(next);
                extend(edge, path, circles);
                path.removeLast();
            }
        }
    }

    @Property
    void theOrderIsTheFirstOfThoseInWhichEachComesAfterWhatItNeeds(
            @ForAll @IntRange(min = 0, max = 30) int nodes,
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll Random random) {
        boolean[][] edge = random(nodes, percent, true, random);
        Edges needs = edges(edge);
        List<Integer> expected = new ArrayList<>();
        while (expected.size() < nodes) {
            for (int node = 0; node < nodes; node++) {
                if (!expected.contains(node) && needs.to(node).allMatch(expected::contains)) {
                    expected.add(node);
                    break;
                }
            }
        }
        assertThat(Order.of(needs, needs.reversed()))
                .containsExactly(expected.stream().mapToInt(i -> i).toArray());
    }

    @Property
    void theOrderIsWithoutCirclesAndWhatNeedsThem(
            @ForAll @IntRange(min = 0, max = 8) int nodes,
            @ForAll @IntRange(min = 0, max = 60) int percent,
            @ForAll Random random) {
        boolean[][] edge = random(nodes, percent, false, random);
        Edges needs = edges(edge);
        Set<Integer> left = new TreeSet<>(IntStream.range(0, nodes).boxed().toList());
        while (left.removeIf(node -> needs.to(node).noneMatch(left::contains))) {
            // again, until nothing is left that could be next
        }
        int[] order = Order.of(needs, needs.reversed());
        assertThat(order).hasSize(nodes - left.size());
        assertThat(IntStream.of(order).noneMatch(left::contains)).isTrue();
    }

    @Property
    void theHeaviestChainIsTheHeaviest(
            @ForAll @IntRange(min = 0, max = 8) int nodes,
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll Random random) {
        boolean[][] edge = random(nodes, percent, true, random);
        Edges needs = edges(edge);
        long[] weights = random.longs(nodes, 0, 10).toArray();
        Longest longest = Longest.path(Order.of(needs, needs.reversed()), needs, node -> weights[node]);
        long expected = IntStream.range(0, nodes)
                .mapToLong(node -> heaviest(edge, weights, node))
                .max()
                .orElse(0);
        assertThat(longest.length()).isEqualTo(expected);
        assertThat(longest.steps().stream().mapToLong(node -> weights[node]).sum())
                .isEqualTo(expected);
        for (int i = 1; i < longest.steps().size(); i++) {
            assertThat(edge[longest.steps().get(i)][longest.steps().get(i - 1)]).isTrue();
        }
    }

    private static long heaviest(boolean[][] edge, long[] weights, int node) {
        long most = 0;
        for (int needed = 0; needed < edge.length; needed++) {
            most = edge[node][needed] ? Math.max(most, heaviest(edge, weights, needed)) : most;
        }
        return weights[node] + most;
    }

    @Property
    void theLowestIsTakenFirst(@ForAll @IntRange(min = 1, max = 10_000) int bound, @ForAll Random random) {
        LowestFirst set = new LowestFirst(bound);
        TreeSet<Integer> expected = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            int number = random.nextInt(bound);
            if (random.nextInt(3) > 0 && expected.add(number)) {
                set.add(number);
            } else if (!expected.isEmpty()) {
                assertThat(set.take()).isEqualTo(expected.pollFirst());
            }
            assertThat(set.isEmpty()).isEqualTo(expected.isEmpty());
        }
    }

    @Property
    void reversedEdgesAreTheSameTheOtherWayRound(
            @ForAll @IntRange(min = 0, max = 12) int nodes,
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll Random random) {
        boolean[][] edge = random(nodes, percent, false, random);
        Edges reversed = edges(edge).reversed();
        for (int to = 0; to < nodes; to++) {
            int target = to;
            assertThat(reversed.to(to))
                    .containsExactly(IntStream.range(0, nodes)
                            .filter(from -> edge[from][target])
                            .boxed()
                            .toArray(Integer[]::new));
        }
    }
}
