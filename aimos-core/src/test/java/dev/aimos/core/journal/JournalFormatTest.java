package dev.aimos.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes are those of the worked example in {@code docs/format/journal.md}. */
class JournalFormatTest {
    private static final Path SPECIFICATION = Path.of("..", "docs", "format", "journal.md");

    private final HeapDisk disk = new HeapDisk();

    @Test
    void theWorkedExampleInTheSpecificationIsWhatIsWritten() throws IOException {
        try (Journal journal = Journal.open(disk, JournalOptions.defaults())) {
            journal.begin(1, Instant.parse("2026-01-02T03:04:05.678901Z"));
            journal.append(RecordType.ATOM, "hello".getBytes(StandardCharsets.UTF_8));
            journal.append(RecordType.SNAPSHOT, "world".getBytes(StandardCharsets.UTF_8));
            journal.commit();
            journal.awaitDurable(2);
            journal.erase(List.of(1L));
        }
        String specification = Files.readString(SPECIFICATION);
        for (String name : disk.list()) {
            assertThat(specification).contains(name + "\n" + dump(bytes(name)));
        }
    }

    @Test
    void aFrameRoundTrips() {
        byte[] b = new byte[7 + Frame.PAYLOAD_AT + 3];
        Instant at = Instant.MAX;
        Frame.write(b, 7, 5, 4, 6, 2, at, 3);
        Frame.markLast(b, 7);
        Frame.seal(b, 7);
        assertThat(Frame.begins(b, 7, Frame.PAYLOAD_AT + 3)).isTrue();
        assertThat(Frame.begins(b, 7, Frame.PAYLOAD_AT + 2)).isFalse();
        assertThat(Frame.damage(b, 7)).isNull();
        assertThat(Frame.unsupported(b, 7)).isNull();
        assertThat(Frame.length(b, 7)).isEqualTo(Frame.PAYLOAD_AT + 3);
        assertThat(Frame.synced(b, 7)).isEqualTo(5);
        assertThat(Frame.type(b, 7)).isEqualTo(4);
        assertThat(Frame.seq(b, 7)).isEqualTo(6);
        assertThat(Frame.tx(b, 7)).isEqualTo(2);
        assertThat(Frame.instant(b, 7)).isEqualTo(at);
        assertThat(Frame.payloadLength(b, 7)).isEqualTo(3);
        assertThat(Frame.isLast(b, 7)).isTrue();
        assertThat(Frame.isErased(b, 7)).isFalse();

        byte[] erased = Frame.erased(b, 7);
        assertThat(erased).hasSize(Frame.PAYLOAD_AT);
        assertThat(Frame.damage(erased, 0)).isNull();
        assertThat(Frame.isErased(erased, 0)).isTrue();
        assertThat(Frame.payloadLength(erased, 0)).isEqualTo(3);
        assertThat(Arrays.copyOfRange(erased, Frame.HEADER_AT, Frame.PAYLOAD_AT))
                .isEqualTo(Arrays.copyOfRange(b, 7 + Frame.HEADER_AT, 7 + Frame.PAYLOAD_AT));
    }

    @Test
    void everyFlippedBitOfAFrameIsNoticed() {
        byte[] b = new byte[Frame.PAYLOAD_AT + 3];
        Frame.write(b, 0, 5, 4, 6, 2, Instant.EPOCH, 3);
        Frame.seal(b, 0);
        for (int bit = 0; bit < b.length * 8; bit++) {
            byte[] bad = Arrays.copyOf(b, b.length + 300);
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Frame.begins(bad, 0, bad.length) && Frame.damage(bad, 0) == null)
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @Test
    void recordTypesHaveTheirNumbers() {
        for (RecordType type : RecordType.values()) {
            assertThat(RecordType.of(type.code())).contains(type);
        }
        assertThat(RecordType.CHUNK.code()).isEqualTo(5);
        assertThat(RecordType.of(0)).isEmpty();
        assertThat(RecordType.ITEM.code()).isEqualTo(6);
        assertThat(RecordType.ITEM_RETRACTION.code()).isEqualTo(7);
        assertThat(RecordType.PLAN.code()).isEqualTo(8);
        assertThat(RecordType.RUN.code()).isEqualTo(9);
        assertThat(RecordType.WITNESS.code()).isEqualTo(10);
        assertThat(RecordType.OUTCOME.code()).isEqualTo(11);
        assertThat(RecordType.CALIBRATOR.code()).isEqualTo(12);
        assertThat(RecordType.SIGNING_KEY.code()).isEqualTo(13);
        assertThat(RecordType.CALL.code()).isEqualTo(14);
        assertThat(RecordType.of(15)).isEmpty();
    }

    private byte[] bytes(String name) throws IOException {
        try (Disk.ReadFile file = disk.openRead(name)) {
            byte[] bytes = new byte[Math.toIntExact(file.length())];
            file.readFully(0, bytes, 0, bytes.length);
            return bytes;
        }
    }

    private static String dump(byte[] bytes) {
        StringBuilder dump = new StringBuilder();
        for (int i = 0; i < bytes.length; i += 16) {
            byte[] line = Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + 16));
            dump.append("%04x  ".formatted(i))
                    .append(HexFormat.ofDelimiter(" ").formatHex(line))
                    .append('\n');
        }
        return dump.toString();
    }
}
