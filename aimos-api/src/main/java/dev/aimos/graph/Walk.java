package dev.aimos.graph;

import dev.aimos.AimosException;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Snapshot;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Where to start in the graph, which links to follow, how far, and as of when. Immutable: each wither gives a new walk.
 * Every walk is taken level by level, meets nothing twice, and takes no longer for the graph around it being large.
 */
public final class Walk {
    /** Which way links are followed. */
    public enum Direction {
        /** From {@code from} to {@code to}. */
        OUT,
        /** From {@code to} to {@code from}. */
        IN,
        /** Both ways. */
        BOTH
    }

    private final String start;
    private final Direction direction;
    private final Set<Link.Label> labels;
    private final int depth;
    private final AsOf asOf;

    private Walk(String start, Direction direction, Set<Link.Label> labels, int depth, AsOf asOf) {
        this.start = start;
        this.direction = direction;
        this.labels = Set.copyOf(labels);
        this.depth = depth;
        this.asOf = asOf;
    }

    /** One step from a thing, both ways, along every link, now. */
    public static Walk from(String id) {
        return new Walk(Ids.require(id), Direction.BOTH, EnumSet.allOf(Link.Label.class), 1, AsOf.now());
    }

    /** This walk along outgoing links only. */
    public Walk out() {
        return new Walk(start, Direction.OUT, labels, depth, asOf);
    }

    /** This walk along incoming links only. */
    public Walk in() {
        return new Walk(start, Direction.IN, labels, depth, asOf);
    }

    /** This walk along links of some labels only. */
    public Walk along(Link.Label first, Link.Label... more) {
        return new Walk(start, direction, EnumSet.of(first, more), depth, asOf);
    }

    /** This walk, so many steps far at the most. */
    public Walk depth(int value) {
        if (value < 1) {
            throw new AimosException.InvalidRequest("depth-out-of-range", "a walk takes 1 step at least; got " + value);
        }
        return new Walk(start, direction, labels, value, asOf);
    }

    /** This walk, as far as it goes. */
    public Walk anyDepth() {
        return depth(Integer.MAX_VALUE);
    }

    /** This walk as of another moment. */
    public Walk asOf(AsOf value) {
        return new Walk(start, direction, labels, depth, Objects.requireNonNull(value, "asOf"));
    }

    /** This walk as of a snapshot. */
    public Walk asOf(Snapshot snapshot) {
        return asOf(AsOf.snapshot(snapshot));
    }

    /** Where it starts. */
    public String start() {
        return start;
    }

    /** Which way it goes. */
    public Direction direction() {
        return direction;
    }

    /** Which links it follows. */
    public Set<Link.Label> labels() {
        return labels;
    }

    /** How many steps it takes at the most. */
    public int depth() {
        return depth;
    }

    /** As of when. */
    public AsOf asOf() {
        return asOf;
    }
}
