package dev.aimos.lucene.catalog;

import dev.aimos.index.Level;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Names of the index's fields; {@code docs/format/index.md} says what is in them. */
final class Fields {
    /** Key: sorted doc values on every document, a term on the first of a record. */
    static final String KEY = "key";

    /** Key as a term on the other documents of a record, so that whoever looks a key up meets each record once. */
    static final String PART_OF = "part-of";

    /** The term {@link #RECORD} on the first document of a record. */
    static final String ROLE = "role";

    static final String RECORD = "record";

    /** Place of the node in the record's text: see {@link Place}. */
    static final String PLACE = "place";

    /** Record number as a term, by which a document is found again to be updated. */
    static final String ID = "id";

    private static final Map<Level, String> TEXTS = ofLevels("text");
    private static final Map<Level, String> TITLES = ofLevels("title");
    private static final Map<Level, String> VECTORS = ofLevels("vector");

    /** On a paragraph's vector that is its only sentence's, too. */
    static final String SINGLE = "single";

    /** SHA-256 of what was embedded, as a term. */
    static final String EMBEDDED = "embedded";

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

    /** Id of the witness that an atom names, as a term on the first document of its record. */
    static final String WITNESS = "witness";

    /** Strings that a record of a register is filed under. */
    static final String TERM = "term";

    /** Key and payload of a record of a register: see {@link FiledBytes}. */
    static final String FILED = "filed";

    private Fields() {}

    private static Map<Level, String> ofLevels(String name) {
        EnumMap<Level, String> names = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            names.put(level, name + "." + level.name().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static String required(Map<Level, String> names, Level level) {
        return Objects.requireNonNull(names.get(level));
    }

    /** Analyzed text of the nodes of a level, with frequencies and positions; the norm is its length in terms. */
    static String text(Level level) {
        return required(TEXTS, level);
    }

    /** Analyzed title of documents or sections. */
    static String title(Level level) {
        return required(TITLES, level);
    }

    /** Vectors of the nodes of a level. */
    static String vector(Level level) {
        return required(VECTORS, level);
    }
}
