package dev.aimos.core.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the header of a record says, read from its bytes alone: {@code docs/format/journal.md}.
 *
 * @param type what the record says
 * @param seq its number
 * @param tx its transaction
 * @param at when that was recorded
 * @param payloadLength bytes of its payload
 */
public record RecordHeader(RecordType type, long seq, long tx, Instant at, int payloadLength) {
    /** Reads hexadecimal digits; empty if they are no header that this version knows. */
    public static Optional<RecordHeader> parse(String hex) {
        if (hex.length() != 2 * Frame.HEADER_BYTES) {
            return Optional.empty();
        }
        byte[] frame = new byte[Frame.PAYLOAD_AT];
        try {
            byte[] header = HexFormat.of().parseHex(hex);
            System.arraycopy(header, 0, frame, Frame.HEADER_AT, header.length);
            if (Frame.headerVersion(frame, 0) != Frame.HEADER_VERSION) {
                return Optional.empty();
            }
            return RecordType.of(Frame.type(frame, 0))
                    .map(type -> new RecordHeader(
                            type,
                            Frame.seq(frame, 0),
                            Frame.tx(frame, 0),
                            Frame.instant(frame, 0),
                            Frame.payloadLength(frame, 0)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
