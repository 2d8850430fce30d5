package dev.aimos.core.metrics;

import java.util.Locale;

/**
 * The stages that the time of the expensive verbs is made of. Those of one call never overlap, so that their times add up to no
 * more than the verb's.
 */
public enum Stage {
    OPEN_RECOVER("the journal is opened, and a torn tail cut off"),
    OPEN_CATCH_UP("index and register are opened, and replay what they lack"),
    OPEN_VECTORS("the vectors are opened"),

    WRITE_PREPARE("drafts are checked, read, cut into nodes and encoded"),
    WRITE_LOCK("waiting for other writers"),
    WRITE_APPEND("records go into the journal, down to the handing over to the system"),
    WRITE_PROJECT("index and register are told of them"),
    WRITE_CHECKPOINT("the work of index and register is made durable, every 32 MiB"),
    WRITE_DURABLE("waiting until the records are on disk"),

    DIFF_FIND("what was touched in between is looked up"),
    DIFF_COMPARE("versions are read and compared"),
    SEARCH_ANALYSE("the query is checked and turned into terms, its moment found"),
    SEARCH_EMBED("the question is embedded"),
    SEARCH_ACQUIRE("waiting for readers that contain the moment, of text, vectors and graph"),
    SEARCH_LEXICAL("by words: candidates, and the scores of all"),
    SEARCH_VECTOR("by vectors: candidates, and the scores of all"),
    SEARCH_FUSE("scores are fused and ranked"),
    SEARCH_GRAPH("the graph is walked from the best"),
    SEARCH_EXPLAIN("places are looked up, and explanations made"),
    SEARCH_RERANK("the best are put in another order"),
    SEARCH_RECEIPT("the receipt is made"),

    ASSEMBLE_GATHER("atoms are read and cut; likeness and conflicts of candidates are looked up"),
    ASSEMBLE_PACK("passages are chosen, shortened and laid out"),
    ASSEMBLE_RECEIPT("the receipt is made"),

    ASSERT_PREPARE("items are checked against their quotations, and encoded"),
    ASSERT_CHECK("items are checked against the graph, under the lock"),
    ASSERT_CONTRADICTIONS("what new claims contradict is looked up"),
    LINK_READ("atoms are read, and cut into nodes"),
    LINK_EXTRACT("the extractor is at work"),
    LINK_COMPARE("what it found is compared with what the graph shows"),
    IMPORT_READ("a file is read, and its items are decoded"),
    GRAPH_ACQUIRE("waiting for a view of the graph"),
    GRAPH_ANSWER("the graph is read"),

    ERASE_FIND("records to go are found"),
    ERASE_JOURNAL("their bytes go from the journal"),
    ERASE_INDEX("their traces go from index, register and vectors"),
    UPKEEP_WAIT("waiting for an erasure, a verification, a rebuild, a backup or a bundle that is under way"),
    VERIFY_JOURNAL("records are read, checked and decoded"),
    VERIFY_INDEX("the text index is compared with the journal"),
    VERIFY_VECTORS("the vectors are compared with the index, as far as they have come"),
    VERIFY_REGISTER("the register is compared with the journal"),
    BACKUP_COPY("records are read, checked and copied"),
    BACKUP_SYNC("waiting until the copy is on disk"),
    REBUILD_REPLAY("the journal is replayed beside the writers"),
    REBUILD_SWAP("the rest is replayed, and what is new put to use, under the lock"),

    WITNESS_CHECK("what a witness says of the journal is checked"),
    WITNESS_SIGN("witnesses are signed and encoded"),
    WITNESS_VERIFY("a recorded witness is held against the journal"),
    BUNDLE_GATHER("witnesses are looked up, with what they rest on"),
    BUNDLE_WRITE("records are read, proofs computed, files written"),
    TRAIL_FIND("transactions are looked up in the index and the register"),
    TRAIL_READ("records are read from the journal, and put together"),
    TRAIL_WRITE("entries are put into a page, or written to the caller's stream"),
    ASSESS_TESTIMONY("what the graph says of the hits is looked up"),
    ASSESS_APPRAISE("signals are computed of the hits"),

    PLAN_COMPUTE("what follows in a run is computed, under the lock"),
    PLAN_DISPATCH("from an attempt's being due to its handler's being called"),
    PLAN_HANDLER("handlers at work"),

    FOLLOW_EMBED("texts are embedded, behind the writers"),
    FOLLOW_APPLY("their vectors are indexed");

    private final String what;

    Stage(String what) {
        this.what = what;
    }

    /** What happens in it. */
    public String what() {
        return what;
    }

    /** The value of the tag {@code stage}: what it is a part of, a dot, and its name. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }

    /** What it is a part of, such as {@code search}. */
    public String part() {
        return tag().substring(0, tag().indexOf('.'));
    }
}
