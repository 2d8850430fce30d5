package dev.aimos.inmemory;

import dev.aimos.core.catalog.NodeVectors.Embedded;
import dev.aimos.core.catalog.VectorCatalog;
import dev.aimos.core.catalog.VectorModel;
import dev.aimos.core.catalog.VectorReader;
import dev.aimos.core.catalog.VectorSource;
import dev.aimos.memory.Hash;
import dev.aimos.text.UnicodeWords;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Vectors on the heap, gone when closed. */
final class HeapVectors implements VectorSource {
    @Override
    public Optional<VectorModel> stored() {
        return Optional.empty();
    }

    @Override
    public VectorCatalog open(VectorModel model) {
        return new OnHeap();
    }

    @Override
    public VectorCatalog fresh(VectorModel model) {
        return new OnHeap();
    }

    @Override
    public void close() {}

    private static final class OnHeap extends HeapCatalog implements VectorCatalog {
        OnHeap() {
            super(new UnicodeWords());
        }

        @Override
        public Map<Hash, float[]> known(Collection<Hash> texts) {
            Map<Hash, float[]> known = new HashMap<>();
            for (String key : keys()) {
                for (Posting posting : postings(key)) {
                    for (Embedded embedded :
                            HeapVectorReader.vectors(posting).nodes().values()) {
                        if (texts.contains(embedded.text())) {
                            known.put(embedded.text(), embedded.vector());
                        }
                    }
                }
            }
            return known;
        }

        @Override
        public VectorReader acquireVectors(long tx) {
            return new HeapVectorReader(this, appliedTx());
        }
    }
}
