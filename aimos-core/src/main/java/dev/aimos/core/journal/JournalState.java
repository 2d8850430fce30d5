package dev.aimos.core.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What readers and the writer share. The writer publishes a new {@link Head} after each transaction, and with it all that
 * was written before; segments are replaced as a whole list, so a reader that took one keeps a consistent view.
 */
final class JournalState {
    private final Disk disk;
    private final JournalOptions options;
    private final HashTree tree;
    private final StoreFailure failure;
    private final ReentrantLock layout = new ReentrantLock();
    private volatile List<Segment> segments;
    private volatile Head head;
    private volatile boolean closed;
    private volatile Supplier<String> note = () -> "";

    JournalState(Disk disk, JournalOptions options, HashTree tree, List<Segment> segments, Head head) {
        this.disk = disk;
        this.options = options;
        this.tree = tree;
        this.segments = List.copyOf(segments);
        this.head = head;
        this.failure = new StoreFailure(disk.location(), this::note);
    }

    /** What follows a warning in the log: on whose behalf the thread works. */
    String note() {
        return note.get();
    }

    void noting(Supplier<String> value) {
        note = value;
    }

    Disk disk() {
        return disk;
    }

    JournalOptions options() {
        return options;
    }

    HashTree tree() {
        return tree;
    }

    StoreFailure failure() {
        return failure;
    }

    List<Segment> segments() {
        return segments;
    }

    Segment lastSegment() {
        return segments.get(segments.size() - 1);
    }

    Head head() {
        return head;
    }

    void publish(Head next) {
        head = next;
    }

    void add(Segment segment) {
        List<Segment> next = new ArrayList<>(segments);
        next.add(segment);
        segments = List.copyOf(next);
    }

    /** Replaces a segment's files while no reader decides whether they have changed. */
    void replace(int index, Replacing replacing) throws IOException {
        layout.lock();
        try {
            List<Segment> next = new ArrayList<>(segments);
            next.set(index, replacing.replace());
            segments = List.copyOf(next);
        } finally {
            layout.unlock();
        }
    }

    /** Whether files were replaced since a list was taken; waits for a replacing under way. */
    boolean replacedSince(List<Segment> seen) {
        layout.lock();
        try {
            return !segments.equals(seen);
        } finally {
            layout.unlock();
        }
    }

    void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the journal in " + disk.location() + " is closed");
        }
    }

    boolean closed() {
        return closed;
    }

    void markClosed() {
        closed = true;
    }

    /** Puts the new files in place and opens them. */
    interface Replacing {
        Segment replace() throws IOException;
    }
}
