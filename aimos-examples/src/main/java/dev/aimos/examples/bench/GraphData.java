package dev.aimos.examples.bench;

import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A made-up graph: entities that refer to ten others on average, a few to hundreds, most to some. As many are referred to by
 * hundreds. The relations are in no order; the same in every run.
 */
final class GraphData {
    private static final int MEAN = 10;
    private static final int MOST = 300;
    private static final double EXPONENT = 2.2;

    private final String[] ids;
    private final int[] from;
    private final int[] to;

    GraphData(int relations) {
        SplittableRandom random = new SplittableRandom(relations);
        ids = new String[relations / MEAN];
        Arrays.setAll(ids, entity -> String.format(Locale.ROOT, "entity:node-%07d", entity));
        from = new int[relations];
        to = new int[relations];
        int[] referred = new int[ids.length];
        Set<Long> pairs = HashSet.newHashSet(relations);
        int count = 0;
        for (int entity = 0; count < relations; entity = (entity + 1) % ids.length) {
            for (int left = Math.min(degree(random), relations - count); left > 0; ) {
                int other = scattered((int) (ids.length * Math.pow(random.nextDouble(), 1.5)));
                if (other != entity && referred[other] < MOST && pairs.add((long) entity << Integer.SIZE | other)) {
                    referred[other]++;
                    from[count] = entity;
                    to[count++] = other;
                    left--;
                }
            }
        }
        shuffle(random);
    }

    /** Pareto's law, with a mean of ten and a maximum. */
    private static int degree(SplittableRandom random) {
        double least = MEAN * (EXPONENT - 1) / EXPONENT;
        return (int) Math.min(MOST, Math.round(least * Math.pow(1 - random.nextDouble(), -1 / EXPONENT)));
    }

    /** Spreads those that are referred to often over all. */
    private int scattered(int rank) {
        return (int) (rank * 7_919L % ids.length);
    }

    private void shuffle(SplittableRandom random) {
        for (int i = from.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            swap(from, i, other);
            swap(to, i, other);
        }
    }

    private static void swap(int[] values, int one, int other) {
        int value = values[one];
        values[one] = values[other];
        values[other] = value;
    }

    int entities() {
        return ids.length;
    }

    int relations() {
        return from.length;
    }

    static String name(int entity) {
        return String.format(Locale.ROOT, "node %07d", entity);
    }

    String id(int entity) {
        return ids[entity];
    }

    /** Any of the entities. */
    String any(SplittableRandom random) {
        return ids[random.nextInt(ids.length)];
    }

    String from(int relation) {
        return ids[from[relation]];
    }

    String to(int relation) {
        return ids[to[relation]];
    }

    Relation relation(int number) {
        return Relation.of(from(number), RelationType.REFERENCES, to(number));
    }
}
