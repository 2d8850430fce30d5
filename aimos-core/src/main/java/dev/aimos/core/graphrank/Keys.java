package dev.aimos.core.graphrank;

import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Moment;
import dev.aimos.memory.Filter;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Which keys are shown at a moment and pass a filter, and by which record. Each is looked up once. Confined to one thread. */
final class Keys {
    private final CatalogReader texts;
    private final Filter filter;
    private final Moment moment;
    private final boolean prefixOnly;
    private final Map<String, OptionalLong> known = new HashMap<>();

    Keys(CatalogReader texts, Filter filter, Moment moment) {
        this.texts = texts;
        this.filter = filter;
        this.moment = moment;
        this.prefixOnly = filter.keyPrefix("").equals(Filter.all());
    }

    /** Number of the record that a key shows; empty if it shows none, or one that does not pass. */
    OptionalLong record(String key) throws IOException {
        OptionalLong record = known.get(key);
        if (record == null) {
            record = key.startsWith(filter.keyPrefix()) ? find(key) : OptionalLong.empty();
            known.put(key, record);
        }
        return record;
    }

    private OptionalLong find(String key) throws IOException {
        if (prefixOnly) {
            Entry entry = texts.visible(key, moment);
            return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.seq());
        }
        // A key comes before all that it is a prefix of.
        List<CatalogReader.Found> first = texts.scan(filter.keyPrefix(key), moment, null, 1);
        return !first.isEmpty() && first.get(0).key().equals(key)
                ? OptionalLong.of(first.get(0).seq())
                : OptionalLong.empty();
    }
}
