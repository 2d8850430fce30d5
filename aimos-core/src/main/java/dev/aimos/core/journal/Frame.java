package dev.aimos.core.journal;

import dev.aimos.memory.Hash;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One record as bytes, big-endian: envelope (marker, length, CRC32C, flags, synced), header, payload hash, payload. The
 * header and the payload hash lie side by side because together they are what the leaf of the Merkle tree hashes. See
 * {@code docs/format/journal.md}.
 */
final class Frame {
    /** First bytes of every frame. 0xF5 and 0xFA never occur in UTF-8, so no text looks like a frame. */
    static final int MARKER = 0xF5A1_4DFA;

    static final int HEADER_AT = 24;
    static final int HEADER_BYTES = 40;
    static final int HASH_AT = HEADER_AT + HEADER_BYTES;
    static final int PAYLOAD_AT = HASH_AT + Hash.LENGTH;

    /** Largest payload: 1 GiB. */
    static final int PAYLOAD_MAX = 1 << 30;

    static final int ERASED = 1;
    static final int LAST = 1;
    static final int HEADER_VERSION = 1;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Frame() {}

    /** Writes all of a frame but {@code LAST} and the CRC, which {@link #seal} adds. The payload is in place already. */
    static void write(byte[] b, int at, long synced, int type, long seq, long tx, Instant instant, int payload) {
        INT.set(b, at, MARKER);
        INT.set(b, at + 4, PAYLOAD_AT + payload);
        INT.set(b, at + 12, 0);
        LONG.set(b, at + 16, synced);
        SHORT.set(b, at + 24, (short) HEADER_VERSION);
        SHORT.set(b, at + 26, (short) type);
        INT.set(b, at + 28, 0);
        LONG.set(b, at + 32, seq);
        LONG.set(b, at + 40, tx);
        LONG.set(b, at + 48, instant.getEpochSecond());
        INT.set(b, at + 56, instant.getNano());
        INT.set(b, at + 60, payload);
    }

    /** Marks the last record of a transaction. */
    static void markLast(byte[] b, int at) {
        INT.set(b, at + 28, recordFlags(b, at) | LAST);
    }

    /** Writes the CRC, once everything else is written. */
    static void seal(byte[] b, int at) {
        INT.set(b, at + 8, crc(b, at));
    }

    /** Turns a frame into the frame of the same record without its payload. */
    static byte[] erased(byte[] b, int at) {
        byte[] frame = Arrays.copyOfRange(b, at, at + PAYLOAD_AT);
        INT.set(frame, 4, PAYLOAD_AT);
        INT.set(frame, 12, flags(b, at) | ERASED);
        seal(frame, 0);
        return frame;
    }

    static int length(byte[] b, int at) {
        return (int) INT.get(b, at + 4);
    }

    static int flags(byte[] b, int at) {
        return (int) INT.get(b, at + 12);
    }

    static boolean isErased(byte[] b, int at) {
        return (flags(b, at) & ERASED) != 0;
    }

    static long synced(byte[] b, int at) {
        return (long) LONG.get(b, at + 16);
    }

    static int headerVersion(byte[] b, int at) {
        return Short.toUnsignedInt((short) SHORT.get(b, at + 24));
    }

    static int type(byte[] b, int at) {
        return Short.toUnsignedInt((short) SHORT.get(b, at + 26));
    }

    static int recordFlags(byte[] b, int at) {
        return (int) INT.get(b, at + 28);
    }

    static boolean isLast(byte[] b, int at) {
        return (recordFlags(b, at) & LAST) != 0;
    }

    static long seq(byte[] b, int at) {
        return (long) LONG.get(b, at + 32);
    }

    static long tx(byte[] b, int at) {
        return (long) LONG.get(b, at + 40);
    }

    static int payloadLength(byte[] b, int at) {
        return (int) INT.get(b, at + 60);
    }

    /** The instant; only of a frame without {@link #damage}. */
    static Instant instant(byte[] b, int at) {
        return Instant.ofEpochSecond((long) LONG.get(b, at + 48), (int) INT.get(b, at + 56));
    }

    /** Whether a frame may begin here, of a length that fits. */
    static boolean begins(byte[] b, int at, long available) {
        return available >= PAYLOAD_AT
                && (int) INT.get(b, at) == MARKER
                && length(b, at) >= PAYLOAD_AT
                && length(b, at) <= available;
    }

    /** What is wrong with a frame that {@link #begins} and is all here; null if nothing. The payload hash is not checked. */
    static @Nullable String damage(byte[] b, int at) {
        if ((int) INT.get(b, at + 8) != crc(b, at)) {
            return "checksum does not match";
        }
        int payload = length(b, at) - PAYLOAD_AT;
        if (isErased(b, at) ? payload != 0 : payload != payloadLength(b, at)) {
            return "payload length does not match";
        }
        long second = (long) LONG.get(b, at + 48);
        int nano = (int) INT.get(b, at + 56);
        if (second < Instant.MIN.getEpochSecond()
                || second > Instant.MAX.getEpochSecond()
                || nano < 0
                || nano > 999_999_999) {
            return "instant out of range";
        }
        return null;
    }

    /** Why this version cannot read an undamaged frame; null if it can. */
    static @Nullable String unsupported(byte[] b, int at) {
        if (headerVersion(b, at) != HEADER_VERSION) {
            return "header version " + headerVersion(b, at) + ", this one reads " + HEADER_VERSION;
        }
        if (RecordType.of(type(b, at)).isEmpty()) {
            return "record type " + type(b, at);
        }
        if ((flags(b, at) & ~ERASED) != 0 || (recordFlags(b, at) & ~LAST) != 0) {
            return "flags " + Integer.toHexString(flags(b, at)) + "/" + Integer.toHexString(recordFlags(b, at));
        }
        return null;
    }

    static int intAt(byte[] b, int at) {
        return (int) INT.get(b, at);
    }

    static long longAt(byte[] b, int at) {
        return (long) LONG.get(b, at);
    }

    static void putLong(byte[] b, int at, long value) {
        LONG.set(b, at, value);
    }

    private static int crc(byte[] b, int at) {
        CRC32C crc = new CRC32C();
        crc.update(b, at, 8);
        crc.update(b, at + 12, length(b, at) - 12);
        return (int) crc.getValue();
    }
}
