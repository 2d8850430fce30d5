package dev.aimos.inmemory;

import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Filing;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Register;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.text.UnicodeWords;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Every record, by its number and under each of its terms. Readers leave out what is newer than their transaction. */
final class HeapRegister extends HeapCatalog implements Register {
    private final Map<Long, Filed> records = new ConcurrentSkipListMap<>();
    private final Map<String, Queue<Filed>> byTerm = new ConcurrentHashMap<>();

    HeapRegister() {
        super(new UnicodeWords());
    }

    @Override
    public void apply(Change change) {
        Filing filing = (Filing) change.document();
        byte[] payload = filing == null ? null : filing.payload();
        Filed filed = new Filed(change.key(), change.entry(), Micros.of(change.at()), payload);
        records.put(change.entry().seq(), filed);
        if (filing != null) {
            for (String term : new HashSet<>(filing.terms())) {
                byTerm.computeIfAbsent(term, t -> new ConcurrentLinkedQueue<>()).add(filed);
            }
        }
        super.apply(change);
    }

    @Override
    public void erase(Collection<String> erased, Collection<Long> seqs) {
        Set<String> keys = Set.copyOf(erased);
        Set<Long> numbers = Set.copyOf(seqs);
        records.values().removeIf(filed -> isOf(filed, keys, numbers));
        byTerm.values().forEach(filed -> filed.removeIf(one -> isOf(one, keys, numbers)));
        super.erase(erased, seqs);
    }

    private static boolean isOf(Filed filed, Set<String> keys, Set<Long> seqs) {
        return keys.contains(filed.key()) || seqs.contains(filed.entry().seq());
    }

    @Override
    String name() {
        return "register";
    }

    /** Everything filed under a term, in journal order. */
    Collection<Filed> filed(String term) {
        return byTerm.getOrDefault(term, new ConcurrentLinkedQueue<>());
    }

    /** A record that is there. */
    Filed filed(Posting posting) {
        Filed filed = records.get(posting.entry().seq());
        if (filed == null) {
            throw new IllegalStateException("record " + posting.entry().seq() + " has been erased meanwhile");
        }
        return filed;
    }

    @Override
    public List<Filed> filedUnder(String term, long from, long to) {
        return filed(term).stream().filter(filed -> filed.overlaps(from, to)).toList();
    }

    @Override
    public @Nullable Filed record(String key, long seq) {
        Filed filed = records.get(seq);
        return filed != null && filed.key().equals(key) ? filed : null;
    }

    @Override
    public RegisterReader acquireRegister(long tx) {
        return new HeapRegisterReader(this, appliedTx());
    }

    /** Registers that begin empty. */
    static Register.Source registers() {
        return new Register.Source() {
            @Override
            public Register open() {
                return new HeapRegister();
            }

            @Override
            public Register fresh() {
                return new HeapRegister();
            }

            @Override
            public void adopt(Register fresh) {}

            @Override
            public void discard(Register closed) {}

            @Override
            public void close() {}
        };
    }
}
