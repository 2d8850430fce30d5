package dev.aimos.core.engine;

import dev.aimos.core.journal.Disk;
import dev.aimos.core.metrics.Recorder;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A disk that tells how long one waited until things were on it. For one thread. */
final class SyncedDisk implements Disk {
    private final Disk disk;
    private final Recorder recorder;
    private long nanos;

    SyncedDisk(Disk disk, Recorder recorder) {
        this.disk = disk;
        this.recorder = recorder;
    }

    /** Nanoseconds waited so far, by the recorder's clock. */
    long nanos() {
        return nanos;
    }

    @FunctionalInterface
    private interface Sync {
        void run() throws IOException;
    }

    private void timed(Sync sync) throws IOException {
        long start = recorder.start();
        sync.run();
        nanos += recorder.start() - start;
    }

    @Override
    public String location() {
        return disk.location();
    }

    @Override
    public List<String> list() throws IOException {
        return disk.list();
    }

    @Override
    public AppendFile openAppend(String name) throws IOException {
        AppendFile file = disk.openAppend(name);
        return new AppendFile() {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                file.write(bytes, offset, length);
            }

            @Override
            public void sync() throws IOException {
                timed(file::sync);
            }

            @Override
            public long length() throws IOException {
                return file.length();
            }

            @Override
            public void truncate(long length) throws IOException {
                file.truncate(length);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Override
    public ReadFile openRead(String name) throws IOException {
        return disk.openRead(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void syncDirectory() throws IOException {
        timed(disk::syncDirectory);
    }

    @Override
    public Closeable lock() throws IOException {
        return disk.lock();
    }
}
