package dev.aimos.core.graphrank;

import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.core.graph.ItemRecords;
import dev.aimos.graph.Item;
import dev.aimos.graph.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks up what is filed under terms and shown at a moment, all terms in one pass; those under which there is more than so
 * much are left out, and said to be. Whether that is so depends on what is shown at the moment alone. Confined to one thread.
 */
final class Bounded {
    private final RegisterReader reader;
    private final Moment moment;
    private final Set<String> exceeded = new HashSet<>();
    private final Map<String, Item> decoded = new HashMap<>();

    Bounded(RegisterReader reader, Moment moment) {
        this.reader = reader;
        this.moment = moment;
    }

    /** What there is under each of some terms, in journal order. */
    Map<String, List<Said>> find(Collection<String> terms, int most) throws IOException {
        Map<String, List<Said>> found = new LinkedHashMap<>();
        List<String> together = new ArrayList<>();
        for (String term : new HashSet<>(terms)) {
            // Whatever was ever filed counts there, so not more than that can be shown.
            if (reader.count(term) <= most) {
                together.add(term);
            } else {
                List<Said> some = some(term, most);
                if (some.size() <= most) {
                    found.put(term, some);
                } else {
                    exceeded.add(term);
                }
            }
        }
        if (!together.isEmpty()) {
            reader.find(together, moment, (term, filed) -> {
                add(filed, found.computeIfAbsent(term, absent -> new ArrayList<>()));
                return true;
            });
        }
        return found;
    }

    private List<Said> some(String term, int most) throws IOException {
        List<Said> some = new ArrayList<>();
        reader.find(List.of(term), moment, (same, filed) -> {
            add(filed, some);
            return some.size() <= most;
        });
        return some;
    }

    private void add(Filed filed, List<Said> found) {
        Item item = decoded.get(filed.key());
        if (item == null) {
            item = ItemRecords.decode(filed).item();
        }
        if (item != null) {
            decoded.put(filed.key(), item);
            found.add(new Said(filed.key(), item));
        }
    }

    /** Whether there was too much under a term. */
    boolean exceeded(String term) {
        return exceeded.contains(term);
    }

    /** What some ids say, those that show nothing left out. */
    Map<String, Said> get(Collection<String> ids) throws IOException {
        Map<String, Said> said = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String id : ids) {
            Item item = decoded.get(id);
            if (item != null) {
                said.put(id, new Said(id, item));
            } else if (Kind.of(id) != Kind.MEMORY) {
                unknown.add(id);
            }
        }
        if (!unknown.isEmpty()) {
            List<Said> read = new ArrayList<>();
            reader.visible(unknown, moment).values().forEach(filed -> add(filed, read));
            read.forEach(one -> said.put(one.id(), one));
        }
        return said;
    }
}
