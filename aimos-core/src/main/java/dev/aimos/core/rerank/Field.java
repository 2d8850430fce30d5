package dev.aimos.core.rerank;

/**
 * The forces on the bodies of {@link Dvns} at given distances from the query.
 *
 * <p>The mass of a body is one by its distance at rest: the less relevant, the lighter, and the further it is moved by
 * the same force.
 */
final class Field {
    private static final double QUERY_MASS = 10;

    private final double gravity;
    private final double[] rest;
    private final Repulsion repulsion;
    private final Springs springs;

    Field(double gravity, double[] rest, Repulsion repulsion, Springs springs) {
        this.gravity = gravity;
        this.rest = rest;
        this.repulsion = repulsion;
        this.springs = springs;
    }

    int bodies() {
        return rest.length;
    }

    /** Where gravity alone leaves each body: where it starts. */
    double[] start() {
        return rest.clone();
    }

    double mass(int body) {
        return 1 / rest[body];
    }

    /**
     * Writes for each body the sum of the forces by its mass, and how fast that changes with its distance: the square of the
     * frequency it would swing with, or more.
     */
    void accelerations(double[] distance, double[] into, double[] stiffness) {
        for (int i = 0; i < into.length; i++) {
            double r = distance[i];
            double pull = gravity * QUERY_MASS * mass(i) / (r * r);
            into[i] = -pull * (1 - rest[i] / r);
            stiffness[i] = pull / r * Math.max(1, Math.abs(2 - 3 * rest[i] / r));
        }
        repulsion.addTo(into, stiffness, distance);
        springs.addTo(into, stiffness, distance);
        for (int i = 0; i < into.length; i++) {
            into[i] /= mass(i);
            stiffness[i] /= mass(i);
        }
    }
}
