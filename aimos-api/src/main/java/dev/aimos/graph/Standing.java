package dev.aimos.graph;

/** How a thing in the graph stands at a moment. */
public enum Standing {
    /** It is there, and nothing speaks against it but what the graph says. */
    HOLDS,
    /** Evidence: the words are in its atom still, at another place. */
    MOVED,
    /** Evidence: its atom is another text now, without these words. */
    CHANGED,
    /** It is not there at this moment: taken back, or not valid. Evidence: its atom is not. */
    GONE,
    /** It was erased; only its id is left, in what referred to it. */
    ERASED,
    /** A claim that rests on evidence which is changed, gone or erased, or on claims that are. */
    DOUBTFUL,
    /** A claim that lost against another by a {@link Resolution}. */
    REJECTED
}
