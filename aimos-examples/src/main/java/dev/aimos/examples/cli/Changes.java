package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Describe;
import dev.aimos.index.Outline;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How many sentences of the updated atoms of an ingest are new: what had to be embedded again. */
final class Changes {
    private final AimOs os;
    private final Set<String> seen = new HashSet<>();
    private long kept;
    private long added;
    private long removed;

    Changes(AimOs os) {
        this.os = os;
    }

    /** The last transaction, to be compared with later. */
    long mark() {
        return os.status().tx();
    }

    /**
     * Compares what updated keys showed with what they show.
     *
     * @param before transaction before the update
     * @param updated drafts that have updated what their key showed
     */
    void compare(long before, List<AtomDraft> updated) {
        seen.clear();
        for (AtomDraft draft : updated) {
            draft.key().filter(seen::add).ifPresent(key -> compare(before, key, draft));
        }
    }

    private void compare(long before, String key, AtomDraft draft) {
        Optional<Outline> now = os.index().outline(key, at(AsOf.now(), draft));
        Optional<Outline> then = os.index().outline(key, at(AsOf.tx(before), draft));
        if (now.isEmpty() || then.isEmpty()) {
            return;
        }
        Outline.LeafChanges changes = now.get().since(then.get());
        kept += changes.unchanged();
        added += changes.added();
        removed += changes.removed();
    }

    /** The moment at which the draft is true. */
    private static AsOf at(AsOf known, AtomDraft draft) {
        return draft.validFrom().map(known::validAt).orElse(known);
    }

    long kept() {
        return kept;
    }

    long added() {
        return added;
    }

    long removed() {
        return removed;
    }

    /** Such as {@code (2 of 14 sentences new)}; empty if nothing was compared. */
    String inWords() {
        long all = kept + added;
        return all + removed == 0 ? "" : " (%,d of %s new)".formatted(added, Describe.count(all, "sentence"));
    }
}
