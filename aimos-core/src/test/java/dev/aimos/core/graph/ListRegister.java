package dev.aimos.core.graph;

import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Filing;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.core.catalog.Utf8Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A register over lists, by the definitions of its readings; counts the lookups by term. */
final class ListRegister implements RegisterReader {
    private final TreeMap<String, List<Filed>> byKey = new TreeMap<>(Utf8Order.INSTANCE);
    private final Map<String, List<Filed>> quickly = new HashMap<>();
    private final Map<String, List<Filed>> byTerm = new HashMap<>();
    private long tx;
    long finds;

    void apply(String key, Entry entry, @Nullable Filing filing) {
        Filed filed = new Filed(key, entry, entry.tx(), filing == null ? null : filing.payload());
        List<Filed> records = quickly.computeIfAbsent(key, k -> new ArrayList<>(1));
        records.add(filed);
        byKey.put(key, records);
        if (filing != null) {
            new HashSet<>(filing.terms())
                    .forEach(term -> byTerm.computeIfAbsent(term, t -> new ArrayList<>(1))
                            .add(filed));
        }
        tx = Math.max(tx, entry.tx());
    }

    void erase(String key) {
        byKey.remove(key);
        List<Filed> gone = quickly.remove(key);
        if (gone != null) {
            byTerm.values().forEach(some -> some.removeAll(gone));
        }
    }

    @Override
    public long tx() {
        return tx;
    }

    @Override
    public @Nullable Filed visible(String key, Moment moment) {
        Filed last = null;
        for (Filed filed : quickly.getOrDefault(key, List.of())) {
            if (filed.entry().tx() <= moment.tx() && filed.entry().covers(moment.validAt())) {
                last = filed;
            }
        }
        return last == null || !last.present() ? null : last;
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
        finds++;
        for (String term : new HashSet<>(terms)) {
            for (Filed filed : byTerm.getOrDefault(term, List.of())) {
                if (filed.equals(visible(filed.key(), moment)) && !sink.accept(term, filed)) {
                    return;
                }
            }
        }
    }

    @Override
    public void findEver(Collection<String> terms, long upTo, long from, long to, Sink sink) throws IOException {
        finds++;
        for (String term : new HashSet<>(terms)) {
            for (Filed filed : byTerm.getOrDefault(term, List.of())) {
                Entry entry = filed.entry();
                boolean known = entry.tx() <= upTo && entry.from() < to && from < entry.to();
                if (known && !sink.accept(term, filed)) {
                    return;
                }
            }
        }
    }

    @Override
    public List<Filed> entries(String key) {
        return List.copyOf(quickly.getOrDefault(key, List.of()));
    }

    @Override
    public List<Filed> scan(String prefix, Moment moment, @Nullable String after, int limit) {
        List<Filed> found = new ArrayList<>();
        String from = after == null ? prefix : after;
        for (String key : byKey.tailMap(from, after == null).keySet()) {
            if (!key.startsWith(prefix) || found.size() == limit) {
                break;
            }
            Filed filed = visible(key, moment);
            if (filed != null) {
                found.add(filed);
            }
        }
        return found;
    }

    @Override
    public List<String> keys(String prefix, @Nullable String after, int limit) {
        return byKey.tailMap(after == null ? prefix : after, after == null).keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .limit(limit)
                .toList();
    }

    @Override
    public long count(String term) {
        return byTerm.getOrDefault(term, List.of()).size();
    }

    @Override
    public void close() {}
}
