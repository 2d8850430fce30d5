package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Change;
import java.util.List;
import org.apache.lucene.document.Document;

/** Makes the Lucene documents of a change: what one index holds of it. Called by one thread at a time. */
interface RecordDocuments {
    /** Names what shapes the documents; an index made with another id is of no use. */
    String id();

    /** The documents, one at least; only the first has what {@link RecordFields#first} adds. */
    List<Document> of(Change change);
}
