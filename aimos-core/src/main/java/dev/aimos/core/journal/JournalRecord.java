package dev.aimos.core.journal;

import dev.aimos.memory.Hash;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One record of the journal, as read. Immutable, but for the payload's array, which belongs to the reader. */
public final class JournalRecord {
    private final long seq;
    private final long tx;
    private final Instant at;
    private final RecordType type;
    private final boolean last;
    private final byte[] headerAndHash;
    private final byte @Nullable [] payload;

    private JournalRecord(byte[] b, int start, RecordType type) {
        this.seq = Frame.seq(b, start);
        this.tx = Frame.tx(b, start);
        this.at = Frame.instant(b, start);
        this.type = type;
        this.last = Frame.isLast(b, start);
        this.headerAndHash = Arrays.copyOfRange(b, start + Frame.HEADER_AT, start + Frame.PAYLOAD_AT);
        this.payload = Frame.isErased(b, start)
                ? null
                : Arrays.copyOfRange(b, start + Frame.PAYLOAD_AT, start + Frame.length(b, start));
    }

    /** The record of an undamaged frame; {@code where} goes into the message if this version cannot read it. */
    static JournalRecord of(byte[] b, int start, String where) {
        String unsupported = Frame.unsupported(b, start);
        if (unsupported != null) {
            throw Failures.unsupportedRecord(Frame.seq(b, start), where, unsupported);
        }
        return new JournalRecord(b, start, RecordType.of(Frame.type(b, start)).orElseThrow());
    }

    /** Its number, from 0 on without gaps. */
    public long seq() {
        return seq;
    }

    /** Number of its transaction, from 1 on without gaps. */
    public long tx() {
        return tx;
    }

    /** Transaction time. */
    public Instant at() {
        return at;
    }

    /** What it says. */
    public RecordType type() {
        return type;
    }

    /** Whether it is the last of its transaction. */
    public boolean last() {
        return last;
    }

    /** Whether its payload is gone. */
    public boolean erased() {
        return payload == null;
    }

    /**
     * Its payload: not a copy, and nobody else's.
     *
     * @throws IllegalStateException if it is erased
     */
    public byte[] payload() {
        if (payload == null) {
            throw new IllegalStateException("the payload of record " + seq + " is erased");
        }
        return payload;
    }

    /** SHA-256 of the payload, also when that is erased. */
    public Hash payloadHash() {
        return Hash.of(Arrays.copyOfRange(headerAndHash, Frame.HEADER_BYTES, headerAndHash.length));
    }

    /** The header's bytes as hexadecimal digits, as in {@link dev.aimos.memory.InclusionProof#header}. */
    public String header() {
        return HexFormat.of().formatHex(headerAndHash, 0, Frame.HEADER_BYTES);
    }

    /** Hash of its leaf in the Merkle tree. */
    public Hash leaf() {
        return Hash.sha256(new byte[] {0}, headerAndHash);
    }

    /** Bytes of its payload, also when that is erased. */
    public int payloadLength() {
        return Frame.intAt(headerAndHash, Frame.HEADER_BYTES - 4);
    }

    @Override
    public String toString() {
        return type + " record " + seq + " of transaction " + tx + " at " + at + (payload == null ? ", erased" : "");
    }
}
