package dev.aimos.contract;

import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.Cut;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Filing;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.Register;
import dev.aimos.core.catalog.RegisterReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drives a register as the engine does, and can give another what it was given. */
public final class RegisterDriver implements AutoCloseable {
    private record Rec(
            String key, Entry entry, long at, @Nullable Filing filing) {}

    private record End(long tx, long at, long nextSeq) {}

    private final Register.Source source;
    private final List<Rec> records = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private Register register;
    private long seq;
    private long tx;
    private long at;

    public RegisterDriver(Register.Source source) throws IOException {
        this.source = source;
        this.register = source.open();
    }

    public Register register() {
        return register;
    }

    public long tx() {
        return tx;
    }

    public long at() {
        return at;
    }

    /** The number of the next record. */
    public long seq() {
        return seq;
    }

    /** Begins a transaction at an instant. */
    public RegisterDriver begin(long instant) {
        tx++;
        at = instant;
        return this;
    }

    public RegisterDriver begin() {
        return begin(at + 10);
    }

    /** Leaves out a number, as when the journal holds something else there. */
    public RegisterDriver skip() {
        seq++;
        return this;
    }

    /** Adds a record valid over an interval. */
    public RegisterDriver add(String key, long from, long to, String text, String... terms) throws IOException {
        return apply(key, from, to, new Filing(List.of(terms), text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds a record valid from now on. */
    public RegisterDriver add(String key, String text, String... terms) throws IOException {
        return add(key, at, Micros.FOREVER, text, terms);
    }

    public RegisterDriver retract(String key, long from, long to) throws IOException {
        return apply(key, from, to, null);
    }

    private RegisterDriver apply(String key, long from, long to, @Nullable Filing filing) throws IOException {
        Rec rec = new Rec(key, new Entry(seq++, tx, from, to, filing != null), at, filing);
        records.add(rec);
        give(rec);
        return this;
    }

    private void give(Rec rec) throws IOException {
        List<Cut> cuts = register.timeline(rec.key).paint(rec.entry, rec.at);
        boolean current = rec.filing != null && rec.entry.to() > rec.at;
        register.apply(new Change(rec.key, rec.entry, Micros.toInstant(rec.at), rec.filing, current, cuts));
    }

    public RegisterDriver end() throws IOException {
        register.complete(tx, at, seq);
        ends.add(new End(tx, at, seq));
        return this;
    }

    /** Erases keys, and makes that durable. */
    public void erase(Collection<String> keys) throws IOException {
        List<Long> seqs = records.stream()
                .filter(rec -> keys.contains(rec.key))
                .map(rec -> rec.entry.seq())
                .toList();
        records.removeIf(rec -> keys.contains(rec.key));
        register.erase(keys, seqs);
        checkpoint();
    }

    public void checkpoint() throws IOException {
        register.checkpoint(Map.of("seq", Long.toString(seq)));
    }

    /** Closes the register without a checkpoint, opens it again, and gives it what it lacks. */
    public void reopen() throws IOException {
        register.close();
        register = source.open();
        long from = register.nextSeq();
        for (End end : ends) {
            if (end.nextSeq > from) {
                for (Rec rec : records) {
                    if (rec.entry.tx() == end.tx) {
                        give(rec);
                    }
                }
                register.complete(end.tx, end.at, end.nextSeq);
            }
        }
    }

    public RegisterReader reader() throws IOException {
        return register.acquireRegister(tx);
    }

    /** The moment of the last transaction. */
    public Moment now() {
        return new Moment(tx, at);
    }

    /** How many records there are. */
    public int records() {
        return records.size();
    }

    /** Whether there is a record of a number. */
    public boolean has(long number) {
        return records.stream().anyMatch(rec -> rec.entry.seq() == number);
    }

    @Override
    public void close() throws IOException {
        register.close();
        source.close();
    }
}
