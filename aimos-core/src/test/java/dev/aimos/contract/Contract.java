package dev.aimos.contract;

import dev.aimos.AimOs;
import dev.aimos.Limits;
import dev.aimos.index.Hit;
import dev.aimos.index.Index;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Memory;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What all contract suites share: a clock, and a store that is open. */
abstract class Contract {
    protected final TestClock clock = new TestClock();
    private Harness harness;
    private AimOs os;

    /** The backend under test, without any files yet. */
    protected abstract Harness newHarness() throws IOException;

    @BeforeEach
    void openStore() throws IOException {
        harness = newHarness();
        os = open(harness);
    }

    @AfterEach
    void closeStore() throws IOException {
        os.close();
        harness.dispose();
    }

    /** Opens the store, as this suite needs it. */
    protected AimOs open(Harness closed) {
        return closed.open(clock, limits());
    }

    protected Limits limits() {
        return Limits.DEFAULT;
    }

    protected AimOs os() {
        return os;
    }

    protected Memory memory() {
        return os.memory();
    }

    protected Index index() {
        return os.index();
    }

    protected Harness harness() {
        return harness;
    }

    protected void reopen() {
        os.close();
        os = open(harness);
    }

    protected void put(String key, String text) {
        memory().put(AtomDraft.text(key, text));
    }

    protected void put(String key, String text, Instant from, Instant to) {
        memory().put(AtomDraft.text(key, text).validFrom(from).validTo(to));
    }

    protected String textAt(String key, AsOf asOf) {
        return memory().get(key, asOf).map(Atom::text).orElse("-");
    }

    protected List<String> found(Query query) {
        return index().search(query).list().stream().map(Hit::key).toList();
    }

    protected static Instant day(int day) {
        return TestClock.START.plusSeconds(86_400L * day);
    }
}
