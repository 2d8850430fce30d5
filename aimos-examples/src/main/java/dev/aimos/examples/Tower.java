package dev.aimos.examples;

import dev.aimos.AimOs;
import dev.aimos.index.Hits;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.ConsistencyProof;
import dev.aimos.memory.Filter;
import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Snapshot;
import dev.aimos.memory.Written;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** One fact that grows with time: what was true when, and what the store knew when, are two questions. */
final class Tower {
    private static final String KEY = "facts/eiffel-tower";
    private static final String QUESTION = "How tall is the Eiffel Tower?";
    private static final LocalDate OPENED = LocalDate.of(1889, 3, 31);
    private static final LocalDate ANTENNA = LocalDate.of(2022, 3, 15);

    private final AimOs os;
    private final Screen screen;

    Tower(AimOs os, Screen screen) {
        this.os = os;
        this.screen = screen;
    }

    /** Puts the fact as it was known first. */
    void firstKnowledge() {
        Written written = os.memory()
                .put(AtomDraft.text(KEY, "The Eiffel Tower is 312 m tall.").validFrom(OPENED));
        say(written, "The Eiffel Tower is 312 m tall.", OPENED);
    }

    /** Corrects it: true only from the day the antenna was set, so that the past keeps its own answer. */
    void correction() {
        Written written = os.memory()
                .put(AtomDraft.text(KEY, "The Eiffel Tower is 330 m tall.").validFrom(ANTENNA));
        say(written, "The Eiffel Tower is 330 m tall.", ANTENNA);
        long versions = os.memory().history(KEY).size();
        screen.labelled("history", "%d versions of %s, none overwritten".formatted(versions, KEY));
    }

    private void say(Written written, String text, LocalDate from) {
        screen.labelled(
                "transaction " + written.recorded().tx(), text + screen.ink().dim("  true from " + from));
    }

    /** Asks the same question of both axes. */
    void ask(Snapshot before) {
        Instant opening = OPENED.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant today = os.status().recordedAt();
        AsOf then = AsOf.snapshot(before);
        screen.line(screen.ink().bold(QUESTION));
        screen.line(screen.ink().dim("  what the store knew   about the height    it answers"));
        row("at the snapshot", "when it opened", then.validAt(opening));
        row("at the snapshot", "today", then.validAt(today));
        row("now", "when it opened", AsOf.now().validAt(opening));
        row("now", "today", AsOf.now().validAt(today));
    }

    private void row(String known, String about, AsOf asOf) {
        Hits hits = os.index()
                .search(Query.of(QUESTION)
                        .filter(Filter.all().keyPrefix("facts/"))
                        .asOf(asOf));
        String answer = hits.isEmpty() ? "nothing" : hits.list().get(0).atom().text();
        screen.line("  %-22s%-20s%s".formatted(known, about, screen.ink().green(answer)));
    }

    /** Checks two claims against nothing but snapshot ids. Returns whether both hold. */
    boolean prove(Snapshot before, Snapshot after) {
        Atom atom = os.memory().get(KEY, AsOf.snapshot(before)).orElseThrow();
        InclusionProof inclusion = os.memory().prove(atom, before);
        ConsistencyProof consistency = os.memory().prove(before, after);
        boolean included = inclusion.proves(before.id());
        boolean extended = consistency.proves(before.id(), after.id());
        screen.labelled(
                verdict(included),
                "record %d, \"%s\", is in snapshot %s (hashes needed: %d)"
                        .formatted(
                                inclusion.seq(),
                                atom.text(),
                                before.id().abbreviated(),
                                inclusion.path().size()));
        screen.labelled(
                verdict(extended),
                "snapshot %s only adds to %s (hashes needed: %d)"
                        .formatted(
                                after.id().abbreviated(),
                                before.id().abbreviated(),
                                consistency.path().size()));
        return included && extended;
    }

    private static String verdict(boolean holds) {
        return holds ? "proved" : "NOT PROVED";
    }
}
