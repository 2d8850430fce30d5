package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.Document;
import dev.aimos.core.catalog.NodeVectors;
import dev.aimos.core.catalog.VectorCatalog;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.RecordType;
import dev.aimos.core.metrics.Metric;
import dev.aimos.core.metrics.Recorder;
import dev.aimos.core.metrics.Stage;
import dev.aimos.index.Embedder;
import dev.aimos.memory.Hash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The vectors of the records that are about to be applied. Each distinct text is embedded once: what the catalog knows
 * already, by the hash of the text, is taken from there.
 */
final class VectorCache {
    private final VectorCatalog catalog;
    private final Embedder embedder;
    private final Recorder recorder;
    private Map<Hash, float[]> prepared = Map.of();
    private volatile boolean ready;
    private int sinceCheckpoint;

    VectorCache(VectorCatalog catalog, Embedder embedder, Recorder recorder) {
        this.catalog = catalog;
        this.embedder = embedder;
        this.recorder = recorder;
    }

    /**
     * Finds or makes the vectors of records [from, to).
     *
     * @param aborted asked between batches
     * @return false if it was aborted
     */
    boolean prepare(Journal journal, long from, long to, BooleanSupplier aborted) throws IOException {
        ready = true;
        Map<Hash, String> texts = new LinkedHashMap<>();
        AtomReader atoms = new AtomReader(journal);
        journal.forEach(from, to, record -> {
            if (record.type() == RecordType.ATOM && !record.erased()) {
                AtomRecord atom = AtomReader.decode(record);
                Document document = Preparer.document(atom, atoms.text(atom, record.seq()));
                EmbeddedTexts.of(document).values().forEach(text -> texts.put(text.hash(), text.text()));
            }
        });
        Map<Hash, float[]> vectors = new HashMap<>(texts.isEmpty() ? Map.of() : catalog.known(texts.keySet()));
        texts.keySet().removeAll(vectors.keySet());
        List<Map.Entry<Hash, String>> missing = new ArrayList<>(texts.entrySet());
        int batch = Math.max(1, embedder.batch());
        for (int start = 0; start < missing.size(); start += batch) {
            if (aborted.getAsBoolean()) {
                return false;
            }
            List<Map.Entry<Hash, String>> some = missing.subList(start, Math.min(missing.size(), start + batch));
            long embedding = recorder.start();
            List<float[]> made =
                    embedder.embedAll(some.stream().map(Map.Entry::getValue).toList());
            recorder.stage(Stage.FOLLOW_EMBED, embedding);
            if (made == null) {
                throw invalid("gave null for " + some.size() + " texts");
            }
            if (made.size() != some.size()) {
                throw invalid("gave " + made.size() + " vectors for " + some.size() + " texts");
            }
            for (int i = 0; i < some.size(); i++) {
                vectors.put(some.get(i).getKey(), unit(made.get(i), embedder));
            }
            recorder.count(Metric.VECTORS_EMBEDDED, some.size());
        }
        sinceCheckpoint += missing.size();
        prepared = vectors;
        return true;
    }

    /** A vector brought to length 1. */
    static float[] unit(float[] vector, Embedder embedder) {
        if (vector == null) {
            throw invalid("gave null for a vector");
        }
        if (vector.length != embedder.dimension()) {
            throw invalid("gave a vector of " + vector.length + " numbers; its dimension is " + embedder.dimension());
        }
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        double length = Math.sqrt(squares);
        if (!(length > 0 && Double.isFinite(length))) {
            throw invalid("gave a vector that is all zero, or not finite");
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }

    private static AimosException.Fault invalid(String what) {
        return new AimosException.Fault("embedder-invalid", "the embedder " + what + "; mend the embedder", null);
    }

    /** Whether what was prepared may be applied: nothing has been erased since. */
    boolean ready() {
        return ready;
    }

    /** A document with its vectors. */
    Document attach(AtomRecord atom, Document document) {
        Map<Integer, NodeVectors.Embedded> nodes = new LinkedHashMap<>();
        EmbeddedTexts.of(document).forEach((node, text) -> {
            float[] vector = prepared.get(text.hash());
            if (vector == null) {
                throw new IllegalStateException("node " + node + " of " + atom.key() + " has not been embedded");
            }
            nodes.put(node, new NodeVectors.Embedded(text.hash(), vector));
        });
        Optional<float[]> whole = Optional.ofNullable(atom.state().embedding())
                .filter(given -> given.model().equals(embedder.id()) && given.dimension() == embedder.dimension())
                .map(given -> unit(given.toArray(), embedder));
        return document.with(new NodeVectors(nodes, whole));
    }

    /** What was prepared is applied. Returns how many texts have been embedded since the last checkpoint. */
    int applied() {
        prepared = Map.of();
        return sinceCheckpoint;
    }

    void checkpointed() {
        sinceCheckpoint = 0;
    }

    /** Something has been erased: what was prepared is of no use. */
    void forget() {
        ready = false;
    }
}
