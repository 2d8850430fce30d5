package dev.aimos.core.journal;

import dev.aimos.AimosException;
import dev.aimos.memory.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The first bytes of a segment file: what came before it.
 *
 * @param firstSeq number of its first record
 * @param txBefore last transaction before it, 0 if none
 * @param rootBefore root of the Merkle tree over all records before it
 */
record SegmentHeader(long firstSeq, long txBefore, Hash rootBefore) {
    static final int BYTES = 64;
    static final int FORMAT_VERSION = 1;

    /** "AJ" between a byte that no text has and the line ends that text-mode copying would change. */
    private static final long MAGIC = 0xF541_4A0D_0A1A_0A00L;

    private static final int CRC_AT = 12;

    byte[] toBytes() {
        byte[] bytes = new byte[BYTES];
        ByteBuffer.wrap(bytes)
                .putLong(MAGIC)
                .putShort((short) FORMAT_VERSION)
                .putShort((short) 0)
                .putInt(0)
                .putLong(firstSeq)
                .putLong(txBefore)
                .put(rootBefore.toBytes());
        return Checksums.seal(bytes, CRC_AT);
    }

    /**
     * Reads the header of a segment.
     *
     * @throws DamagedException if it is not whole
     * @throws AimosException.Unsupported if it is whole and of a version other than ours
     */
    static SegmentHeader read(String name, Disk.ReadFile file) throws IOException {
        byte[] bytes = new byte[BYTES];
        int length = file.read(0, bytes, 0, BYTES);
        if (length < BYTES) {
            throw new DamagedException(name + ": the segment header ends after " + length + " of " + BYTES + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.getLong() != MAGIC) {
            throw new DamagedException(name + " at offset 0: this is not the beginning of a segment");
        }
        int version = Short.toUnsignedInt(buffer.getShort());
        int flags = Short.toUnsignedInt(buffer.getShort());
        if (!Checksums.matches(bytes, CRC_AT)) {
            throw new DamagedException(name + " at offset 0: the checksum of the segment header does not match");
        }
        if (version != FORMAT_VERSION || flags != 0) {
            throw new AimosException.Unsupported(
                    "journal-format",
                    "segment " + name + " has journal format version " + version + " (flags " + flags
                            + "); this aimos reads version " + FORMAT_VERSION + ": upgrade aimos");
        }
        buffer.position(CRC_AT + Integer.BYTES);
        long firstSeq = buffer.getLong();
        long txBefore = buffer.getLong();
        byte[] root = new byte[Hash.LENGTH];
        buffer.get(root);
        return new SegmentHeader(firstSeq, txBefore, Hash.of(root));
    }
}
