package dev.aimos.core.graph;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.graph.Item;
import dev.aimos.graph.Kind;
import dev.aimos.index.Address;
import dev.aimos.memory.Basis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks items up at one moment, many at once. Thread-safe. */
final class Lookup {
    /** How many links may come together in one thing met: a few for each label and way. */
    private static final long LINKS_EACH = 32;

    private static final int PAGE = 2_048;

    private final RegisterReader reader;
    private final Basis basis;
    private final Moment moment;
    private final AtomTexts atoms;
    private final int most;

    Lookup(RegisterReader reader, Basis basis, AtomTexts atoms, int most) {
        this.reader = reader;
        this.basis = basis;
        this.moment = new Moment(basis.tx(), Micros.of(basis.validAt()));
        this.atoms = atoms;
        this.most = most;
    }

    Basis basis() {
        return basis;
    }

    /** The valid time asked about, in {@link Micros}. */
    long at() {
        return moment.validAt();
    }

    AtomTexts atoms() {
        return atoms;
    }

    /** A new count of things met, up to the limit. */
    Ceiling ceiling(String advice) {
        return new Ceiling(most, advice);
    }

    /** What an item says. */
    Optional<Shown> get(String id) {
        return io(() -> Optional.ofNullable(reader.visible(id, moment))).map(Lookup::item);
    }

    /** What each of some items says; those not shown are left out. Pieces of the memory are no items. */
    Map<String, Shown> get(Collection<String> ids) {
        List<String> items = new ArrayList<>(ids.size());
        for (String id : ids) {
            if (Kind.of(id) != Kind.MEMORY) {
                items.add(id);
            }
        }
        Map<String, Shown> shown = new HashMap<>();
        if (!items.isEmpty()) {
            io(() -> reader.visible(items, moment)).forEach((id, filed) -> {
                Shown one = item(filed);
                if (one != null) {
                    shown.put(id, one);
                }
            });
        }
        return shown;
    }

    /** Whether an address names something: its atom shows. */
    boolean showsAtom(String address) {
        return atoms.text(Address.parse(address).key()).isPresent();
    }

    /** What is filed under each of some terms and shown, in journal order. */
    Map<String, List<Shown>> find(Collection<String> terms) {
        Gathered gathered = new Gathered();
        if (!terms.isEmpty()) {
            io(() -> {
                reader.find(terms, moment, gathered);
                return terms;
            });
        }
        return gathered.byTerm;
    }

    /** What was ever filed under each of some terms as far as is known, whether or not any of it shows still. */
    Map<String, List<Shown>> findEver(Collection<String> terms) {
        Gathered gathered = new Gathered();
        if (!terms.isEmpty()) {
            io(() -> {
                reader.findEver(terms, moment.tx(), Micros.BEGINNING, Micros.FOREVER, gathered);
                return terms;
            });
        }
        return gathered.byTerm;
    }

    /** What is filed under one term and shown. */
    List<Shown> find(String term) {
        return find(List.of(term)).getOrDefault(term, List.of());
    }

    /** The records about an id as far as is known, retractions included. */
    List<Filed> entries(String id) {
        List<Filed> all = io(() -> reader.entries(id));
        return all.stream().filter(filed -> filed.entry().tx() <= moment.tx()).toList();
    }

    /** All records about an id. */
    List<Filed> allEntries(String id) {
        return io(() -> reader.entries(id));
    }

    /** A page of what shows of the ids with a prefix, from after an id on. */
    List<Shown> page(String prefix, @Nullable String after) {
        return page(prefix, after, PAGE);
    }

    /** Whether any id with a prefix shows. */
    boolean any(String prefix) {
        return !page(prefix, null, 1).isEmpty();
    }

    private List<Shown> page(String prefix, @Nullable String after, int size) {
        List<Shown> page = new ArrayList<>();
        for (Filed filed : io(() -> reader.scan(prefix, moment, after, size))) {
            Shown one = item(filed);
            if (one != null) {
                page.add(one);
            }
        }
        return page;
    }

    /** How many records were ever filed under a term. */
    long count(String term) {
        return io(() -> reader.count(term));
    }

    /** The item of a record that is no retraction; null for a mark. */
    static @Nullable Shown item(Filed filed) {
        if (!filed.present() || Marks.is(filed.key())) {
            return null;
        }
        Item item = ItemBytes.decode(filed.key(), filed.payload()).item();
        return item == null ? null : new Shown(filed.key(), item, filed);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T io(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    static AimosException.Fault fault(IOException e) {
        return new AimosException.Fault(
                "io",
                "reading the graph failed: " + e.getMessage() + ". Check the disk, then close and open the store",
                e);
    }

    /** Records by term; one found by several terms is decoded once. */
    private final class Gathered implements RegisterReader.Sink {
        final Map<String, List<Shown>> byTerm = new LinkedHashMap<>();
        private final Map<Long, Shown> decoded = new HashMap<>();

        @Override
        public boolean accept(String term, Filed filed) {
            Shown one = decoded.get(filed.entry().seq());
            if (one == null || !one.id().equals(filed.key())) {
                one = item(filed);
            }
            if (one != null) {
                decoded.put(one.seq(), one);
                byTerm.computeIfAbsent(term, t -> new ArrayList<>()).add(one);
                if (decoded.size() > LINKS_EACH * most) {
                    throw ceiling("look from a thing with fewer links, or along fewer labels")
                            .exceeded();
                }
            }
            return true;
        }
    }
}
