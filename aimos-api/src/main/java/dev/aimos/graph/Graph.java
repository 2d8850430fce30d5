package dev.aimos.graph;

import dev.aimos.AimosException;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Erased;
import dev.aimos.memory.Interval;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The evidence graph: what was asserted, what rests on what, and what cannot both be true, as of any moment on both time
 * axes.
 *
 * <p>Thread-safe. Readings never block and see every write acknowledged before they began; writes queue. Every verb may
 * throw {@link IllegalStateException} after the store is closed; every write may throw {@link AimosException.Fault} when the
 * store has closed itself to writes. A verb that meets more things than {@code Limits.maxGraphNodes} is refused with {@link
 * AimosException.InvalidRequest}, code {@code graph-too-large}, rather than cut off.
 */
public interface Graph {
    /** Asserts one item over its default interval; see {@link #assertAll}. */
    default Asserted assert_(Item item) {
        return assertAll(List.of(Assertion.of(item))).get(0);
    }

    /** Asserts one item over an interval of valid time; see {@link #assertAll}. */
    default Asserted assert_(Item item, Interval valid) {
        return assertAll(List.of(Assertion.of(item, valid))).get(0);
    }

    /**
     * Asserts items in one transaction: all of them or, if anything fails, none. What an item says over its interval takes the
     * place of what it said there before; asserting what is already so writes nothing. An item may refer to others of the
     * same call, in any order.
     *
     * @return what happened to each, in order; for claims, with the contradictions that there are now
     * @throws AimosException.NotFound if an item refers to something that is not shown at any valid time: code
     *     {@code reference-missing}; or if evidence is of an atom that shows nothing
     * @throws AimosException.Conflict if a derivation would go in a circle, at any valid time: code {@code derivation-cycle};
     *     or if evidence quotes what its atom does not say: code {@code quote-mismatch}
     * @throws AimosException.InvalidRequest if a limit is exceeded
     */
    List<Asserted> assertAll(Collection<Assertion> assertions);

    /** Asserts a relation that is sure, always. */
    default Asserted relate(String from, RelationType type, String to) {
        return assert_(Relation.of(from, type, to));
    }

    /** Asserts a relation that is sure, always. */
    default Asserted relate(Item from, RelationType type, Item to) {
        return assert_(Relation.of(from, type, to));
    }

    /**
     * Evidence for words that an atom shows now: the first place where they stand exactly, at the smallest node that holds
     * them. Nothing is written before it is asserted.
     *
     * @throws AimosException.NotFound if the atom shows nothing, or not these words
     */
    Evidence quote(String key, String words);

    /** Takes back what an item says from now on, and the relations it is an end of. History stays. */
    default Asserted retract(String id) {
        return retract(id, Optional.empty());
    }

    /** Takes back what an item says over an interval of valid time, and the relations it is an end of. History stays. */
    default Asserted retract(String id, Interval valid) {
        return retract(id, Optional.of(valid));
    }

    /**
     * Takes back what an item says, and in the same transaction the relations it is an end of, and the resolutions about a
     * claim. Claims about an entity and evidence from a source are not taken back; they refuse it.
     *
     * @param valid over which interval; empty for from now on
     * @throws AimosException.Conflict if claims or evidence refer to it over the interval: code {@code still-referred-to}
     */
    Asserted retract(String id, Optional<Interval> valid);

    /**
     * Decides a contradiction. {@link #retract} of the resolution's id takes the decision back.
     *
     * @throws AimosException.NotFound if the two claims do not contradict each other, at any valid time
     * @throws AimosException.InvalidRequest if it is to be decided by validity and both begin at the same instant
     */
    Asserted resolve(Resolution resolution);

    /**
     * Removes every byte of items from every file of the store, and of the relations they are ends of; see {@link
     * dev.aimos.memory.Memory#erase}. Erasing atoms erases the evidence quoted from them and the relations of their
     * addresses, and what was extracted from nothing but them, without this call.
     *
     * @return with the versions of items that are gone
     */
    Erased erase(Collection<String> ids);

    /** What an item says now. */
    default Optional<Held<? extends Item>> get(String id) {
        return get(id, AsOf.now());
    }

    /** What an item says at a moment. */
    Optional<Held<? extends Item>> get(String id, AsOf asOf);

    /** All an item ever said, as rectangles on both axes, in order of {@code shownFrom}, then of valid time. */
    List<ItemVersion> history(String id);

    /** How a thing stands at a moment: whether it is there, rejected, or rests on words that are gone. */
    Vertex vertex(String id, AsOf asOf);

    /** The links of a thing, both ways, now. */
    default List<Link> neighbours(String id) {
        return neighbourhood(Walk.from(id)).links();
    }

    /** What a walk meets. Links whose other end is not shown at the moment are left out, beyond the first step. */
    Neighbourhood neighbourhood(Walk walk);

    /** A shortest way from a walk's start to another thing, along what the walk may follow; empty if there is none. */
    Optional<Route> path(Walk walk, String to);

    /** A shortest way from one thing to another, along any links in any direction, now. */
    default Optional<Route> path(String from, String to) {
        return path(Walk.from(from).anyDepth(), to);
    }

    /** Why something is believed now. */
    default Trace trace(String id) {
        return trace(id, AsOf.now());
    }

    /**
     * Why something is believed at a moment.
     *
     * @throws AimosException.NotFound if it is not shown at the moment
     */
    Trace trace(String id, AsOf asOf);

    /** What would follow if something were wrong now. */
    default Impact impact(String id) {
        return impact(id, AsOf.now());
    }

    /**
     * What would follow if something were wrong at a moment: an item, or an address of the memory, which stands for
     * everything in it.
     */
    Impact impact(String id, AsOf asOf);

    /** All open contradictions now. */
    default List<Contradiction> contradictions() {
        return contradictions(ContradictionQuery.all());
    }

    /** Contradictions, in the order their later claim was recorded. */
    List<Contradiction> contradictions(ContradictionQuery query);

    /** The claims that rest on words which are no longer there at a moment, in the order of their ids. */
    List<Doubt> doubts(AsOf asOf);

    /** How far the graph bears a claim out now. */
    default Belief belief(String claim) {
        return belief(claim, AsOf.now());
    }

    /**
     * How far the graph bears a claim out at a moment.
     *
     * @throws AimosException.NotFound if the claim is not shown at the moment
     */
    Belief belief(String claim, AsOf asOf);

    /** The ways to fill in the variables of patterns of claims. */
    Rows query(GraphQuery query);

    /**
     * Looks for entities and claims in the memory, as it is now, and asserts them with their evidence: atom, node, evidence,
     * claim. Done again, it looks only at atoms whose text has changed, and takes back what it found in their former text.
     */
    Linking.Linked fromIndex(Linking linking);

    /** What the graph holds at a moment. Cost: proportional to the graph. */
    GraphStats stats(AsOf asOf);

    /**
     * Writes the graph as UTF-8. The stream is left open.
     *
     * @throws AimosException.Fault if the stream does
     */
    void export(GraphExport export, OutputStream out);

    /**
     * Asserts what {@link GraphExport.Format#JSON} or {@link GraphExport.Format#GRAPHML} holds, in one transaction.
     *
     * @return what happened to each item
     * @throws AimosException.InvalidRequest if it is malformed, of another format, or has items of an unknown kind; the
     *     message says where. Nothing is written then
     */
    List<Asserted> importFrom(GraphExport.Format format, InputStream in);
}
