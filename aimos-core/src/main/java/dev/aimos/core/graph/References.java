package dev.aimos.core.graph;

import dev.aimos.AimosException;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Item;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Source;
import dev.aimos.graph.Value;
import dev.aimos.index.Address;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sees to it that nothing refers to what is not there: neither shown at any valid time, nor asserted in the same call. */
public final class References {
    private final LatestGraph graph;
    private final Atoms atoms;
    private final Present present;
    private final Set<String> asserted;
    private final Set<String> atomsThere = new HashSet<>();

    /** Tells whether an atom shows anything at any valid time. */
    @FunctionalInterface
    public interface Atoms {
        /** Whether it does. */
        boolean shows(String key) throws IOException;
    }

    /**
     * References of one call.
     *
     * @param present what is known to be there
     * @param asserted ids of what the call asserts
     */
    public References(LatestGraph graph, Atoms atoms, Present present, Set<String> asserted) {
        this.graph = graph;
        this.atoms = atoms;
        this.present = present;
        this.asserted = asserted;
    }

    /**
     * Requires that everything an item refers to is there.
     *
     * @throws AimosException.NotFound if something is not
     */
    public void require(Item item) throws IOException {
        for (String id : of(item)) {
            if (!asserted.contains(id) && !there(id)) {
                throw new AimosException.NotFound(
                        "reference-missing",
                        item.id() + " refers to " + id + ", which is not there; "
                                + (Kind.of(id) == Kind.MEMORY
                                        ? "put the atom first"
                                        : "assert it first, or in the same call"));
            }
        }
    }

    private boolean there(String id) throws IOException {
        if (Kind.of(id) != Kind.MEMORY) {
            return present.shows(id, graph);
        }
        String key = Address.parse(id).key();
        return atomsThere.contains(key) || (atoms.shows(key) && atomsThere.add(key));
    }

    /** What an item refers to. */
    static List<String> of(Item item) {
        List<String> ids = new ArrayList<>(2);
        switch (item) {
            case Claim claim -> {
                ids.add(claim.subject());
                if (claim.object() instanceof Value.Ref ref) {
                    ids.add(ref.id());
                }
            }
            case Relation relation -> {
                ids.add(relation.from());
                ids.add(relation.to());
            }
            case Evidence evidence -> {
                ids.add(Address.of(evidence.at().key()).toString());
                evidence.source().ifPresent(ids::add);
            }
            case Resolution resolution -> {
                ids.add(resolution.first());
                ids.add(resolution.second());
                resolution.prevails().ifPresent(ids::add);
            }
            case Entity entity -> {}
            case Source source -> {}
            case Predicate predicate -> {}
        }
        return ids;
    }
}
