package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Filing;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Register;
import dev.aimos.core.catalog.RegisterReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The register on Lucene. What a view does not show yet, the writer finds in memory. */
final class LuceneRegister extends LuceneCatalog implements Register {
    private final RecentRecords recent;

    LuceneRegister(Path directory, WritableIndex index) {
        this(directory, index, new RecentRecords());
    }

    private LuceneRegister(Path directory, WritableIndex index, RecentRecords recent) {
        super(directory, index, recent);
        this.recent = recent;
    }

    /** How many records it has in memory. */
    int recentRecords() {
        return recent.size();
    }

    @Override
    public void apply(Change change) throws IOException {
        Filing filing = (Filing) change.document();
        recent.add(
                new Filed(
                        change.key(), change.entry(), Micros.of(change.at()), filing == null ? null : filing.payload()),
                filing == null ? List.of() : filing.terms());
        super.apply(change);
    }

    @Override
    public void erase(Collection<String> keys, Collection<Long> seqs) throws IOException {
        super.erase(keys, seqs);
        if (!keys.isEmpty() || !seqs.isEmpty()) {
            // The view that erasing made shows everything that is left.
            recent.clear();
        }
    }

    @Override
    public List<Filed> filedUnder(String term, long from, long to) throws IOException {
        View view = view(0);
        try {
            List<Filed> found = new ArrayList<>();
            new RegisterLookup(view).add(Fields.TERM, term, from, to, found);
            for (Filed filed : recent.under(term, view.applied().tx())) {
                if (filed.overlaps(from, to)) {
                    found.add(filed);
                }
            }
            return found;
        } finally {
            view.release();
        }
    }

    @Override
    public @Nullable Filed record(String key, long seq) throws IOException {
        Filed filed = recent.record(seq);
        if (filed == null) {
            View view = view(0);
            try {
                filed = new RegisterLookup(view).record(seq);
            } finally {
                view.release();
            }
        }
        return filed != null && filed.key().equals(key) ? filed : null;
    }

    @Override
    public CatalogReader acquire(long tx) {
        throw new UnsupportedOperationException("a register is read by acquireRegister");
    }

    @Override
    public RegisterReader acquireRegister(long tx) throws IOException {
        return new LuceneRegisterReader(view(tx));
    }

    @Override
    String name() {
        return "register";
    }
}
