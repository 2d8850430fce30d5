package dev.aimos.graph;

/**
 * What the graph holds, without its times: equal items say the same. Each has an id that begins with the name of its kind
 * and a colon; over all its versions an item keeps its id.
 *
 * <p>Ids have no control characters and no white space at either end.
 */
public sealed interface Item permits Entity, Claim, Evidence, Source, Relation, Predicate, Resolution {
    /** Its id, such as {@code entity:eiffel-tower}. */
    String id();

    /** Its kind. */
    Kind kind();
}
