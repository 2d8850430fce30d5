package dev.aimos.core.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** A CRC32C inside the bytes it is over: it covers all of them but its own four. */
final class Checksums {
    private Checksums() {}

    /** Writes the checksum into the bytes, and returns them. */
    static byte[] seal(byte[] bytes, int crcAt) {
        ByteBuffer.wrap(bytes).putInt(crcAt, crc(bytes, crcAt));
        return bytes;
    }

    static boolean matches(byte[] bytes, int crcAt) {
        return ByteBuffer.wrap(bytes).getInt(crcAt) == crc(bytes, crcAt);
    }

    private static int crc(byte[] bytes, int crcAt) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, crcAt);
        int rest = crcAt + Integer.BYTES;
        crc.update(bytes, rest, bytes.length - rest);
        return (int) crc.getValue();
    }
}
