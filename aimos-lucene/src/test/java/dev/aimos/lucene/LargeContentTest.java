package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import dev.aimos.memory.Written;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A content of 100 MB goes through a process whose whole heap is smaller. */
final class LargeContentTest {
    private static final int SIZE = 100_000_000;

    @TempDir
    Path directory;

    /** Bytes that repeat only after a long time, made as they are read. */
    private static final class Pattern extends InputStream {
        private int position;

        @Override
        public int read() {
            return position == SIZE ? -1 : ((position++ * 31) >>> 7) & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position == SIZE) {
                return -1;
            }
            int count = Math.min(length, SIZE - position);
            for (int i = 0; i < count; i++) {
                target[offset + i] = (byte) read();
            }
            return count;
        }
    }

    /** What the child process does. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            AtomDraft draft = AtomDraft.bytes("large", "application/octet-stream", (Content.Bytes) Pattern::new);
            try (AimOs os = LuceneAimOs.open(Path.of(args[0]))) {
                os.memory().put(draft);
                out.println(os.memory().put(draft).outcome() == Written.Outcome.UNCHANGED);
            }
            try (AimOs os = LuceneAimOs.open(Path.of(args[0]))) {
                Atom atom = os.memory().get("large").orElseThrow();
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                byte[] buffer = new byte[1 << 16];
                long length = 0;
                try (InputStream in = ((Content.Bytes) atom.content()).open()) {
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        digest.update(buffer, 0, n);
                        length += n;
                    }
                }
                out.println(length == SIZE && atom.contentLength() == SIZE);
                out.println(HexFormat.of()
                        .formatHex(digest.digest())
                        .equals(atom.contentHash().hex()));
            }
        }
    }

    @Test
    void aHundredMegabytesGoThroughAHeapOfSixtyFour() throws IOException, InterruptedException {
        Path errors = directory.resolve("errors");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Child.class.getName(),
                        directory.resolve("store").toString())
                .redirectError(errors.toFile())
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(Files.readString(errors)).isZero();
        assertThat(said.lines()).containsExactly("true", "true", "true");
    }
}
