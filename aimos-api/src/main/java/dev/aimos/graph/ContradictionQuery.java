package dev.aimos.graph;

import dev.aimos.AimosException;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Snapshot;
import java.util.Objects;
import java.util.Optional;

/** Which contradictions to list. Immutable: each wither gives a new query. */
public final class ContradictionQuery {
    private static final ContradictionQuery ALL =
            new ContradictionQuery(Optional.empty(), AsOf.now(), false, false, 1_000);

    private final Optional<String> about;
    private final AsOf asOf;
    private final boolean anyTime;
    private final boolean resolved;
    private final int limit;

    private ContradictionQuery(Optional<String> about, AsOf asOf, boolean anyTime, boolean resolved, int limit) {
        this.about = about;
        this.asOf = asOf;
        this.anyTime = anyTime;
        this.resolved = resolved;
        this.limit = limit;
    }

    /** The open ones in the whole graph, between claims that are valid now; 1,000 at the most. */
    public static ContradictionQuery all() {
        return ALL;
    }

    /** Those of one claim, or of the claims about one entity. */
    public static ContradictionQuery about(String id) {
        Ids.require(id);
        Kind kind = Kind.of(id);
        if (kind != Kind.CLAIM && kind != Kind.ENTITY) {
            throw new AimosException.InvalidRequest(
                    "id-other-kind", "contradictions are about a claim or an entity; got '" + Ids.shown(id) + "'");
        }
        return new ContradictionQuery(Optional.of(id), ALL.asOf, false, false, ALL.limit);
    }

    /** This query as of another moment. */
    public ContradictionQuery asOf(AsOf value) {
        return new ContradictionQuery(about, Objects.requireNonNull(value, "asOf"), anyTime, resolved, limit);
    }

    /** This query as of a snapshot. */
    public ContradictionQuery asOf(Snapshot snapshot) {
        return asOf(AsOf.snapshot(snapshot));
    }

    /** This query for claims whose valid times overlap at all, rather than at the moment. */
    public ContradictionQuery anyTime(boolean value) {
        return new ContradictionQuery(about, asOf, value, resolved, limit);
    }

    /** This query with those that have been decided, too. */
    public ContradictionQuery resolvedToo(boolean value) {
        return new ContradictionQuery(about, asOf, anyTime, value, limit);
    }

    /** This query with another limit. */
    public ContradictionQuery limit(int value) {
        if (value < 1) {
            throw new AimosException.InvalidRequest("limit-out-of-range", "ask for at least 1, not " + value);
        }
        return new ContradictionQuery(about, asOf, anyTime, resolved, value);
    }

    /** Id of the claim or entity concerned; empty for the whole graph. */
    public Optional<String> about() {
        return about;
    }

    /** As of when. */
    public AsOf asOf() {
        return asOf;
    }

    /** Whether any overlap counts. */
    public boolean anyTime() {
        return anyTime;
    }

    /** Whether those decided count. */
    public boolean resolvedToo() {
        return resolved;
    }

    /** How many at the most. */
    public int limit() {
        return limit;
    }
}
