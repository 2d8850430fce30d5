package dev.aimos.core.journal;

import dev.aimos.memory.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise about the journal: this many records are on disk, and this is their root. It holds no file offsets, so it
 * outlives the rewriting of segments.
 *
 * @param size records
 * @param tx last transaction
 * @param at its time
 * @param root root of the Merkle tree over them
 */
record Checkpoint(long size, long tx, Instant at, Hash root) {
    static final int BYTES = 80;

    private static final long MAGIC = 0xF541_4B0D_0A1A_0A00L;
    private static final int VERSION = 1;
    private static final int CRC_AT = 12;

    byte[] toBytes() {
        byte[] bytes = new byte[BYTES];
        ByteBuffer.wrap(bytes)
                .putLong(MAGIC)
                .putShort((short) VERSION)
                .putShort((short) 0)
                .putInt(0)
                .putLong(size)
                .putLong(tx)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putInt(0)
                .put(root.toBytes());
        return Checksums.seal(bytes, CRC_AT);
    }

    /** Reads the checkpoint; null if there is none, or none that this version understands. */
    static @Nullable Checkpoint read(Disk disk) throws IOException {
        byte[] bytes = new byte[BYTES];
        try (Disk.ReadFile file = disk.openRead(Names.CHECKPOINT)) {
            if (file.length() != BYTES || file.read(0, bytes, 0, BYTES) != BYTES) {
                return null;
            }
        } catch (NoSuchFileException e) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.getLong() != MAGIC || buffer.getShort() != VERSION || !Checksums.matches(bytes, CRC_AT)) {
            return null;
        }
        buffer.position(CRC_AT + Integer.BYTES);
        long size = buffer.getLong();
        long tx = buffer.getLong();
        long second = buffer.getLong();
        int nano = buffer.getInt();
        buffer.getInt();
        byte[] root = new byte[Hash.LENGTH];
        buffer.get(root);
        try {
            return new Checkpoint(size, tx, Instant.ofEpochSecond(second, nano), Hash.of(root));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
