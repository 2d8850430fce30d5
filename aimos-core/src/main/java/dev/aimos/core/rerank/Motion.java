package dev.aimos.core.rerank;

/**
 * The bodies of {@link Dvns} in motion: velocity Verlet (Swope et al., Journal of Chemical Physics 76, 1982) with friction.
 * Confined to one thread.
 *
 * <p>Each body has a time step of its own, a tenth of the period it would swing with where it is: what matters is where they
 * come to rest, and with one step for all, those far out would creep while those near the query swing.
 *
 * <p>Friction is applied after the energy is measured. Otherwise a damping of 1, which stops every body at the end of
 * every step, would look like rest.
 */
final class Motion {
    private static final double NEAREST = 0.05;
    private static final double FURTHEST = 10;
    private static final double FASTEST = 5;
    private static final double LONGEST_STEP = 1;
    private static final double STEP_BY_FREQUENCY = 0.6;
    private static final double ENERGY_AT_REST = 0.001;
    private static final double SPEED_AT_REST = 0.001;
    private static final double FORCE_AT_REST = 0.001;

    private final Field field;
    private final double damping;
    private final double[] distance;
    private final double[] speed;
    private final double[] stiffness;
    private final double[] timeStep;
    private double[] acceleration;
    private double[] next;

    Motion(Field field, double damping) {
        this.field = field;
        this.damping = damping;
        distance = field.start();
        speed = new double[field.bodies()];
        stiffness = new double[field.bodies()];
        timeStep = new double[field.bodies()];
        acceleration = new double[field.bodies()];
        next = new double[field.bodies()];
        field.accelerations(distance, acceleration, stiffness);
    }

    double distance(int body) {
        return distance[body];
    }

    /** Takes one step; true if the bodies are at rest after it. */
    boolean step() {
        for (int i = 0; i < distance.length; i++) {
            timeStep[i] = Math.min(LONGEST_STEP, STEP_BY_FREQUENCY / Math.sqrt(stiffness[i]));
            double moved = distance[i] + timeStep[i] * (speed[i] + 0.5 * timeStep[i] * acceleration[i]);
            distance[i] = Math.clamp(moved, NEAREST, FURTHEST);
        }
        field.accelerations(distance, next, stiffness);
        double energy = 0;
        boolean slow = true;
        for (int i = 0; i < distance.length; i++) {
            double gained = speed[i] + 0.5 * timeStep[i] * (acceleration[i] + next[i]);
            speed[i] = Math.clamp(gained, -FASTEST, FASTEST);
            stopAtTheWall(i);
            energy += 0.5 * field.mass(i) * speed[i] * speed[i];
            slow &= Math.abs(speed[i]) < SPEED_AT_REST && field.mass(i) * Math.abs(next[i]) < FORCE_AT_REST;
            speed[i] *= 1 - damping;
        }
        double[] old = acceleration;
        acceleration = next;
        next = old;
        return slow && energy < ENERGY_AT_REST;
    }

    private void stopAtTheWall(int body) {
        boolean outside = distance[body] == FURTHEST && next[body] > 0;
        boolean inside = distance[body] == NEAREST && next[body] < 0;
        if (outside || inside) {
            next[body] = 0;
            speed[body] = 0;
        }
    }
}
