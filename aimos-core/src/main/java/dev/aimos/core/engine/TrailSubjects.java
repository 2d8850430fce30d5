package dev.aimos.core.engine;

import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Criticality;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds, by what is computed from the journal, the transactions that may meet a demand on the trail, and no fewer. */
final class TrailSubjects {
    private static final int PAGE = 1_000;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Core core;
    private final Basis basis;

    TrailSubjects(Core core, Basis basis) {
        this.core = core;
        this.basis = basis;
    }

    /** Those written under a correlation id. */
    NavigableSet<Long> under(String correlation) throws IOException {
        NavigableSet<Long> found = new TreeSet<>();
        try (RegisterReader reader = core.acquireRegister(basis)) {
            reader.find(List.of(CallFiling.term(correlation)), moment(), (term, filed) -> {
                found.add(filed.entry().tx());
                return true;
            });
        }
        return found;
    }

    /** Those with a change about a subject. */
    NavigableSet<Long> about(String subject) throws IOException {
        NavigableSet<Long> found = new TreeSet<>();
        try (CatalogReader reader = core.acquire(basis)) {
            reader.entries(subject).forEach(entry -> found.add(entry.tx()));
        }
        for (long seq : core.tally().snapshotSeqs()) {
            if (core.journal.read(seq).tx() <= basis.tx()
                    && HASH.matcher(subject).matches()) {
                found.add(core.journal.read(seq).tx());
            }
        }
        try (RegisterReader reader = core.acquireRegister(basis)) {
            for (String key : keys(subject)) {
                add(reader.entries(key), found);
            }
            turns(reader, RunFiling.prefix(subject), found);
        }
        return found;
    }

    /** Those that recorded a witness, told how its answer turned out, or put an atom that names it. */
    NavigableSet<Long> concerning(Hash witness) throws IOException {
        NavigableSet<Long> found = new TreeSet<>();
        try (RegisterReader reader = core.acquireRegister(basis)) {
            add(reader.entries(WitnessFiling.witnessKey(witness)), found);
            add(reader.entries(WitnessFiling.outcomeKey(witness)), found);
        }
        try (CatalogReader reader = core.acquire(basis)) {
            reader.vouchedForBy(witness).forEach(entry -> found.add(entry.tx()));
        }
        return found;
    }

    private static List<String> keys(String subject) {
        List<String> keys = new ArrayList<>();
        keys.add(subject); // an item of the graph
        if (HASH.matcher(subject).matches()) {
            Hash id = Hash.parse(subject);
            keys.add(RunFiling.planKey(subject));
            keys.add(WitnessFiling.witnessKey(id));
            keys.add(WitnessFiling.outcomeKey(id));
            keys.add(WitnessFiling.signingKey(id));
        }
        keys.add(WitnessFiling.calibratorKey(subject, Optional.empty()));
        for (Criticality criticality : Criticality.values()) {
            keys.add(WitnessFiling.calibratorKey(subject, Optional.of(criticality)));
        }
        return keys;
    }

    private void turns(RegisterReader reader, String prefix, Collection<Long> found) throws IOException {
        String after = null;
        List<Filed> page;
        do {
            page = reader.scan(prefix, moment(), after, PAGE);
            add(page, found);
            after = page.isEmpty() ? null : page.get(page.size() - 1).key();
        } while (!page.isEmpty());
    }

    private static void add(List<Filed> filed, Collection<Long> found) {
        filed.forEach(one -> found.add(one.entry().tx()));
    }

    private Moment moment() {
        return Bases.moment(basis);
    }
}
