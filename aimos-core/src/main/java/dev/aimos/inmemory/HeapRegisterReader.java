package dev.aimos.inmemory;

import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.inmemory.HeapCatalog.Posting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The definitions of all readings of a register, word for word. */
final class HeapRegisterReader implements RegisterReader {
    private final HeapRegister register;
    private final HeapCatalogReader reader;

    HeapRegisterReader(HeapRegister register, long tx) {
        this.register = register;
        this.reader = new HeapCatalogReader(register, tx);
    }

    @Override
    public long tx() {
        return reader.tx();
    }

    @Override
    public @Nullable Filed visible(String key, Moment moment) {
        Posting posting = reader.shown(key, moment);
        return posting == null ? null : register.filed(posting);
    }

    @Override
    public Map<String, Filed> visible(Collection<String> keys, Moment moment) {
        Map<String, Filed> visible = new HashMap<>();
        for (String key : keys) {
            Filed filed = visible(key, moment);
            if (filed != null) {
                visible.put(key, filed);
            }
        }
        return visible;
    }

    @Override
    public void find(Collection<String> terms, Moment moment, Sink sink) throws IOException {
        for (String term : new TreeSet<>(terms)) {
            for (Filed filed : register.filed(term)) {
                if (filed.equals(visible(filed.key(), moment)) && !sink.accept(term, filed)) {
                    return;
                }
            }
        }
    }

    @Override
    public void findEver(Collection<String> terms, long tx, long from, long to, Sink sink) throws IOException {
        for (String term : new TreeSet<>(terms)) {
            for (Filed filed : register.filed(term)) {
                boolean known = filed.entry().tx() <= Math.min(tx, tx());
                boolean overlaps =
                        filed.entry().from() < to && from < filed.entry().to();
                if (known && overlaps && !sink.accept(term, filed)) {
                    return;
                }
            }
        }
    }

    @Override
    public List<Filed> entries(String key) {
        return register.postings(key).stream()
                .filter(posting -> posting.entry().tx() <= tx())
                .map(register::filed)
                .toList();
    }

    @Override
    public List<Filed> scan(String prefix, Moment moment, @Nullable String after, int limit) {
        List<Filed> found = new ArrayList<>();
        for (String key : after == null ? register.keys() : register.keysAfter(after)) {
            Filed filed = key.startsWith(prefix) && found.size() < limit ? visible(key, moment) : null;
            if (filed != null) {
                found.add(filed);
            }
        }
        return found;
    }

    @Override
    public List<String> keys(String prefix, @Nullable String after, int limit) {
        List<String> found = new ArrayList<>();
        for (String key : after == null ? register.keys() : register.keysAfter(after)) {
            if (key.startsWith(prefix) && found.size() < limit && !entries(key).isEmpty()) {
                found.add(key);
            }
        }
        return found;
    }

    @Override
    public long count(String term) {
        return register.filed(term).stream()
                .filter(filed -> filed.entry().tx() <= tx())
                .count();
    }

    @Override
    public void close() {}
}
