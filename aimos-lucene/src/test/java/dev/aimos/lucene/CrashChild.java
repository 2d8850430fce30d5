package dev.aimos.lucene;

import dev.aimos.AimOs;
import dev.aimos.contract.TestClock;
import dev.aimos.index.Embedder;
import dev.aimos.text.HashingEmbedder;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Works on a store until it is killed, saying what is acknowledged. */
public final class CrashChild {
    private CrashChild() {}

    /** What embeds, if anything does. */
    static Embedder embedder() {
        return new HashingEmbedder(16);
    }

    /** Arguments: the store's directory, the workload's seed, the number of the first step, whether it embeds. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        TestClock clock = new TestClock();
        CrashWorkload workload = new CrashWorkload(Long.parseLong(args[1]));
        out.println("opening");
        LuceneAimOs.Builder builder =
                LuceneAimOs.builder(Path.of(args[0])).clock(clock).segmentBytes(1 << 20);
        AimOs os = (Boolean.parseBoolean(args[3]) ? builder.embedder(embedder()) : builder).open();
        out.println("open");
        for (long i = Long.parseLong(args[2]); ; i++) {
            workload.step(os, clock, i);
            out.println(i);
        }
    }
}
