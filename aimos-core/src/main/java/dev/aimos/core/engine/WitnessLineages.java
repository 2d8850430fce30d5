package dev.aimos.core.engine;

import dev.aimos.memory.AsOf;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Lineage;
import dev.aimos.witness.Reach;
import dev.aimos.witness.Witnessed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows witnesses to what they rest on and to what rests on them: level by level, each once. */
final class WitnessLineages {
    private final Core core;
    private final WitnessLedger ledger;

    WitnessLineages(Core core, WitnessLedger ledger) {
        this.core = core;
        this.ledger = ledger;
    }

    Lineage of(Hash id) {
        Witnessed start = ledger.require(id);
        List<Hash> missing = new ArrayList<>();
        return new Lineage(start, ancestors(start, missing), descendants(List.of(start)), missing);
    }

    private List<Witnessed> ancestors(Witnessed start, List<Hash> missing) {
        Basis basis = core.resolve(AsOf.now());
        List<Witnessed> found = new ArrayList<>();
        Set<Hash> met = new HashSet<>(Set.of(start.id()));
        Set<Hash> level = new LinkedHashSet<>(start.witness().parents());
        while (!level.isEmpty()) {
            Set<Hash> next = new LinkedHashSet<>();
            for (Hash id : level) {
                if (met.add(id)) {
                    Optional<Witnessed> parent = ledger.get(id, basis);
                    if (parent.isEmpty()) {
                        missing.add(id);
                    } else {
                        found.add(parent.get());
                        next.addAll(parent.get().witness().parents());
                    }
                }
            }
            level = next;
        }
        return found;
    }

    /** What rests on some witnesses, directly or not; without these. */
    private List<Witnessed> descendants(Collection<Witnessed> start) {
        Basis basis = core.resolve(AsOf.now());
        List<Witnessed> found = new ArrayList<>();
        Set<Hash> met = new HashSet<>();
        start.forEach(one -> met.add(one.id()));
        List<Witnessed> level = List.copyOf(start);
        while (!level.isEmpty()) {
            List<String> terms = level.stream()
                    .map(one -> WitnessFiling.term("parent", one.id().hex()))
                    .toList();
            level = ledger.filedUnder(terms, basis).stream()
                    .filter(one -> met.add(one.id()))
                    .toList();
            found.addAll(level);
        }
        return found;
    }

    Reach reach(String key) {
        core.checks.key(key);
        List<Witnessed> direct = ledger.filedUnder(List.of(WitnessFiling.term("atom", key)), core.resolve(AsOf.now()));
        return new Reach(key, direct, descendants(direct));
    }
}
