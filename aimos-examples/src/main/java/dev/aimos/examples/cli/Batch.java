package dev.aimos.examples.cli;

import dev.aimos.AimosException;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Memory;
import dev.aimos.memory.Written;
import java.util.ArrayList;
import java.util.List;

/** Puts drafts a batch at a time, so that a large input needs little memory and few transactions. */
final class Batch {
    private static final int MOST_ATOMS = 1_000;
    private static final int MOST_CHARACTERS = 8 << 20;

    private final Memory memory;
    private final Tally tally;
    private final Changes changes;
    private final List<AtomDraft> drafts = new ArrayList<>();
    private final List<String> origins = new ArrayList<>();
    private long characters;

    Batch(Memory memory, Tally tally, Changes changes) {
        this.memory = memory;
        this.tally = tally;
        this.changes = changes;
    }

    /**
     * Adds a draft, and puts the batch if it is full.
     *
     * @param size characters of its content
     * @param origin where it came from, for messages
     */
    void add(AtomDraft draft, long size, String origin) {
        drafts.add(draft);
        origins.add(origin);
        characters += size;
        if (drafts.size() >= MOST_ATOMS || characters >= MOST_CHARACTERS) {
            flush();
        }
    }

    /** Puts what has been added. If a draft is refused, those before it are put and those after it are not lost. */
    void flush() {
        if (drafts.isEmpty()) {
            return;
        }
        List<AtomDraft> all = List.copyOf(drafts);
        List<String> from = List.copyOf(origins);
        drafts.clear();
        origins.clear();
        characters = 0;
        long before = changes.mark();
        try {
            written(before, all, memory.putAll(all));
        } catch (AimosException.InvalidRequest e) {
            // The store says which it refused only in words; one at a time, each is told from where it came.
            for (int i = 0; i < all.size(); i++) {
                putAlone(all.get(i), from.get(i));
            }
        }
    }

    private void written(long before, List<AtomDraft> put, List<Written> written) {
        List<AtomDraft> updated = new ArrayList<>();
        for (int i = 0; i < put.size(); i++) {
            tally.written(written.get(i));
            if (written.get(i).outcome() == Written.Outcome.UPDATED) {
                updated.add(put.get(i));
            }
        }
        changes.compare(before, updated);
    }

    private void putAlone(AtomDraft draft, String origin) {
        long before = changes.mark();
        Written written;
        try {
            written = memory.put(draft);
        } catch (AimosException.InvalidRequest e) {
            tally.bad(new BadInput(origin, e.code(), String.valueOf(e.getMessage())));
            return;
        }
        written(before, List.of(draft), List.of(written));
    }
}
