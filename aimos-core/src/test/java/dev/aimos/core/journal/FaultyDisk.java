package dev.aimos.core.journal;

import dev.aimos.AimosException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A disk in memory that knows which of its bytes and names a power failure would spare, and that fails when told to.
 *
 * <p>{@link #crash} gives the disk as the next process may find it: what was synced is there; of the rest, any pages and
 * any beginning of the directory's changes. {@link #kill} gives it as after the death of the process alone. The old disk
 * stays with the old process. Thread-safe.
 */
public final class FaultyDisk implements Disk {
    private static final int PAGE = 64;

    private final Map<String, Content> names = new TreeMap<>();
    private final Map<String, Content> syncedNames = new TreeMap<>();
    private final List<Map<String, Content>> unsyncedNames = new ArrayList<>();
    private boolean locked;
    private long operations;
    private long failFrom = Long.MAX_VALUE;
    private long capacity = Long.MAX_VALUE;
    private boolean failSyncs;
    private int segmentSyncs;
    private Runnable beforeSegmentSync = () -> {};

    /** One file, whatever its name. */
    private static final class Content {
        private byte[] bytes = new byte[0];
        private byte[] synced = new byte[0];
    }

    /** From the n-th changing operation on (counted from now, from 0), all changing operations fail; a write half-way. */
    public synchronized void failFrom(long n) {
        failFrom = operations + n;
    }

    /** Changing operations so far: creations, writes, syncs, truncations, renamings, deletions. */
    public synchronized long operations() {
        return operations;
    }

    /** Makes writes fail, half-way, when all files together would exceed a size. */
    public synchronized void capacity(long bytes) {
        capacity = bytes;
    }

    /** Makes syncs of segments fail or work again. */
    public synchronized void failSyncs(boolean fail) {
        failSyncs = fail;
    }

    /** Syncs of segment files so far. */
    public synchronized int segmentSyncs() {
        return segmentSyncs;
    }

    /** Runs something before each sync of a segment file, while no lock of the disk is held. */
    public synchronized void beforeSegmentSync(Runnable action) {
        beforeSegmentSync = action;
    }

    /** A file's bytes. */
    public synchronized byte[] bytes(String name) {
        return names.get(name).bytes.clone();
    }

    /** Replaces a file behind the journal's back. */
    public synchronized void put(String name, byte[] bytes) {
        Content content = new Content();
        content.bytes = bytes.clone();
        content.synced = bytes.clone();
        names.put(name, content);
        syncedNames.put(name, content);
    }

    /** Removes a file behind the journal's back. */
    public synchronized void remove(String name) {
        names.remove(name);
        syncedNames.remove(name);
    }

    /** Bytes in all files. */
    public synchronized long used() {
        return names.values().stream()
                .mapToLong(content -> content.bytes.length)
                .sum();
    }

    /** The disk as it is, for another process. Nothing is lost; what was not synced still is not. */
    public synchronized FaultyDisk kill() {
        FaultyDisk next = new FaultyDisk();
        IdentityHashMap<Content, Content> copies = new IdentityHashMap<>();
        names.forEach((name, content) -> next.names.put(name, copies.computeIfAbsent(content, FaultyDisk::copy)));
        syncedNames.forEach(
                (name, content) -> next.syncedNames.put(name, copies.computeIfAbsent(content, FaultyDisk::copy)));
        unsyncedNames.forEach(change -> {
            Map<String, Content> copy = new HashMap<>();
            change.forEach((name, content) -> copy.put(name, copies.computeIfAbsent(content, FaultyDisk::copy)));
            next.unsyncedNames.add(copy);
        });
        return next;
    }

    /** A disk with the same bytes, all of them synced. */
    public synchronized FaultyDisk copy() {
        FaultyDisk next = new FaultyDisk();
        names.forEach((name, content) -> next.put(name, content.bytes));
        return next;
    }

    /** The disk after a power failure that lost some of what was not synced. */
    public synchronized FaultyDisk crash(RandomGenerator random) {
        int kept = random.nextInt(unsyncedNames.size() + 1);
        Map<String, Content> survivors = kept == 0 ? syncedNames : unsyncedNames.get(kept - 1);
        FaultyDisk next = new FaultyDisk();
        survivors.forEach((name, content) -> next.put(name, survived(content, random)));
        return next;
    }

    private static Content copy(Content content) {
        Content copy = new Content();
        copy.bytes = content.bytes;
        copy.synced = content.synced;
        return copy;
    }

    private static byte[] survived(Content content, RandomGenerator random) {
        int length = switch (random.nextInt(3)) {
            case 0 -> content.bytes.length;
            case 1 -> content.synced.length;
            default -> {
                int low = Math.min(content.bytes.length, content.synced.length);
                yield low + random.nextInt(Math.abs(content.bytes.length - content.synced.length) + 1);
            }
        };
        byte[] survived = new byte[length];
        for (int page = 0; page < length; page += PAGE) {
            byte[] from = random.nextBoolean() ? content.bytes : content.synced;
            int end = Math.min(length, page + PAGE);
            int there = Math.min(end, from.length);
            if (there > page) {
                System.arraycopy(from, page, survived, page, there - page);
            }
        }
        // What both agree on was never in danger.
        int same = Arrays.mismatch(content.bytes, content.synced);
        int safe = Math.min(length, same < 0 ? content.bytes.length : same);
        System.arraycopy(content.bytes, 0, survived, 0, safe);
        return survived;
    }

    private boolean fails() {
        return operations++ >= failFrom;
    }

    private void change(String what) throws IOException {
        if (fails()) {
            throw new IOException("injected failure of " + what);
        }
    }

    private void directoryChanged() {
        unsyncedNames.add(new HashMap<>(names));
    }

    @Override
    public String location() {
        return "faulty disk";
    }

    @Override
    public synchronized List<String> list() {
        return List.copyOf(names.keySet());
    }

    @Override
    public synchronized AppendFile openAppend(String name) throws IOException {
        Content content = names.get(name);
        if (content == null) {
            change("creating " + name);
            content = new Content();
            names.put(name, content);
            directoryChanged();
        }
        return new Appending(name, content);
    }

    @Override
    public synchronized ReadFile openRead(String name) throws IOException {
        return new Reading(existing(name));
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        change("renaming " + from);
        names.put(to, existing(from));
        names.remove(from);
        directoryChanged();
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        if (names.containsKey(name)) {
            change("deleting " + name);
            names.remove(name);
            directoryChanged();
        }
    }

    @Override
    public synchronized void syncDirectory() throws IOException {
        change("syncing the directory");
        syncedNames.clear();
        syncedNames.putAll(names);
        unsyncedNames.clear();
    }

    @Override
    public synchronized Closeable lock() {
        if (locked) {
            throw new AimosException.Busy("store-locked", "the store on the faulty disk is open");
        }
        locked = true;
        return () -> {
            synchronized (this) {
                locked = false;
            }
        };
    }

    private Content existing(String name) throws IOException {
        Content content = names.get(name);
        if (content == null) {
            throw new NoSuchFileException(name);
        }
        return content;
    }

    private final class Appending implements AppendFile {
        private final String name;
        private final Content content;

        Appending(String name, Content content) {
            this.name = name;
            this.content = content;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            synchronized (FaultyDisk.this) {
                boolean fails = fails();
                boolean full = used() + length > capacity;
                int written = fails || full ? length / 2 : length;
                int before = content.bytes.length;
                byte[] grown = Arrays.copyOf(content.bytes, before + written);
                System.arraycopy(bytes, offset, grown, before, written);
                content.bytes = grown;
                if (fails) {
                    throw new IOException("injected failure of writing " + name);
                }
                if (full) {
                    throw new IOException("No space left on device");
                }
            }
        }

        @Override
        public void sync() throws IOException {
            boolean segment = Names.firstSeq(name).isPresent();
            Runnable before;
            byte[] written;
            synchronized (FaultyDisk.this) {
                written = content.bytes;
                before = beforeSegmentSync;
            }
            if (segment) {
                before.run();
            }
            synchronized (FaultyDisk.this) {
                change("syncing " + name);
                if (segment) {
                    segmentSyncs++;
                    if (failSyncs) {
                        throw new IOException("injected failure of syncing " + name);
                    }
                }
                content.synced = written;
            }
        }

        @Override
        public long length() {
            synchronized (FaultyDisk.this) {
                return content.bytes.length;
            }
        }

        @Override
        public void truncate(long length) throws IOException {
            synchronized (FaultyDisk.this) {
                change("truncating " + name);
                content.bytes = Arrays.copyOf(content.bytes, Math.toIntExact(Math.min(length, content.bytes.length)));
            }
        }

        @Override
        public void close() {
            // Closing syncs nothing.
        }
    }

    private final class Reading implements ReadFile {
        private final Content content;
        private volatile boolean closed;

        Reading(Content content) {
            this.content = content;
        }

        @Override
        public int read(long position, byte[] into, int offset, int length) throws IOException {
            byte[] bytes = current();
            int read = (int) Math.max(0, Math.min(length, bytes.length - position));
            if (read > 0) {
                System.arraycopy(bytes, Math.toIntExact(position), into, offset, read);
            }
            return read;
        }

        @Override
        public long length() throws IOException {
            return current().length;
        }

        @Override
        public void close() {
            closed = true;
        }

        private byte[] current() throws IOException {
            if (closed) {
                throw new ClosedChannelException();
            }
            synchronized (FaultyDisk.this) {
                return content.bytes;
            }
        }
    }
}
