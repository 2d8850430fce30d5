package dev.aimos.lucene.catalog;

/** Names of the index's fields; {@code docs/format/index.md} says what is in them. */
final class Fields {
    /** Key: term, and sorted doc values. */
    static final String KEY = "key";

    /** Record number as a term, by which a document is found again to be updated. */
    static final String ID = "id";

    /** Analyzed text, with frequencies; the norm is its length in terms. */
    static final String TEXT = "text";

    static final String SEQ = "seq";
    static final String TX = "tx";
    static final String AT = "at";
    static final String FROM = "from";
    static final String TO = "to";

    /** Present on a retraction only. */
    static final String RETRACTION = "retraction";

    /** Present where the valid interval ends, or begins after the record's own transaction time. */
    static final String BOUNDED = "bounded";

    /** What later records took over; written when they do. */
    static final String OVERLAYS = "overlays";

    /** Present on what no reading of the present can meet again. */
    static final String GONE = "gone";

    static final String TAG = "tag";
    static final String MODALITY = "modality";
    static final String METADATA = "metadata";
    static final String POLICY = "policy";

    private Fields() {}
}
