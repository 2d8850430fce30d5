package dev.aimos.core.journal;

import dev.aimos.AimosException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Files on the heap, gone with the process. Everything written counts as on disk. */
public final class HeapDisk implements Disk {
    private final TreeMap<String, HeapFile> files = new TreeMap<>();
    private final AtomicBoolean locked = new AtomicBoolean();

    /** An empty disk. */
    public HeapDisk() {}

    @Override
    public String location() {
        return "memory";
    }

    @Override
    public synchronized List<String> list() {
        return List.copyOf(files.keySet());
    }

    @Override
    public synchronized AppendFile openAppend(String name) {
        return files.computeIfAbsent(name, n -> new HeapFile()).new Appending();
    }

    @Override
    public synchronized ReadFile openRead(String name) throws IOException {
        return existing(name).new Reading();
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        files.put(to, existing(from));
        files.remove(from);
    }

    @Override
    public synchronized void delete(String name) {
        files.remove(name);
    }

    @Override
    public void syncDirectory() {
        // Nothing outlives the process.
    }

    @Override
    public Closeable lock() {
        if (!locked.compareAndSet(false, true)) {
            throw new AimosException.Busy(
                    "store-locked",
                    "the store in memory is open in process "
                            + ProcessHandle.current().pid() + " (this process); close it there, or use that one");
        }
        return () -> locked.set(false);
    }

    private HeapFile existing(String name) throws IOException {
        HeapFile file = files.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }
}
