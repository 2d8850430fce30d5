package dev.aimos.core.graph;

import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Micros;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Item;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.index.Address;
import dev.aimos.index.Span;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A graph that is told things, one a transaction; times are small numbers. */
final class Told {
    static final long ALWAYS = Micros.BEGINNING;

    final ListRegister register = new ListRegister();
    final Map<String, String> texts = new HashMap<>();
    int most = 1_000_000;
    long tx;

    String tell(Item item) {
        return tell(item, Micros.BEGINNING, Micros.FOREVER);
    }

    String tell(Item item, long from, long to) {
        String id = item.id();
        boolean flagged = item instanceof Claim || item instanceof Predicate;
        ItemRecord record = new ItemRecord(id, item, null, null, flagged, from, to);
        tx++;
        register.apply(id, new Entry(tx, tx, from, to, true), record.filing());
        return id;
    }

    void retract(String id, long from, long to) {
        tx++;
        register.apply(id, new Entry(tx, tx, from, to, false), null);
    }

    String relate(String from, RelationType type, String to) {
        return tell(Relation.of(from, type, to));
    }

    /** Evidence for words that a text has; the text is put into the memory. */
    Evidence quote(String key, String text, String words) {
        texts.put(key, text);
        int at = text.indexOf(words);
        Hash hash = Hash.sha256(words.getBytes(StandardCharsets.UTF_8));
        return new Evidence(Address.of(key), new Span(at, at + words.length()), hash, Optional.empty(), 1);
    }

    GraphView view() {
        return view(tx, 0);
    }

    GraphView at(long validAt) {
        return view(tx, validAt);
    }

    GraphView view(long known, long validAt) {
        Basis basis = new Basis(known, Micros.toInstant(known), Micros.toInstant(validAt));
        return new GraphView(register, basis, key -> Optional.ofNullable(texts.get(key)), most);
    }
}
