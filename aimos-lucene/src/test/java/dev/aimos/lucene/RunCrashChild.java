package dev.aimos.lucene;

import dev.aimos.AimOs;
import dev.aimos.contract.CallBook;
import dev.aimos.contract.LongRun;
import dev.aimos.plan.Plans;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/** Works on a run until it is killed. */
public final class RunCrashChild implements LongRun.Calls {
    private final FileChannel book;

    private RunCrashChild(FileChannel book) {
        this.book = book;
    }

    /** Arguments: the store's directory, the call book, whether to publish, whether to answer questions, what steps read. */
    public static void main(String[] args) throws IOException, InterruptedException {
        boolean publish = Boolean.parseBoolean(args[2]);
        boolean answers = Boolean.parseBoolean(args[3]);
        System.out.println("opening");
        try (FileChannel book =
                        FileChannel.open(Path.of(args[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                AimOs os = RunCrashTest.open(Path.of(args[0]))) {
            RunCrashChild child = new RunCrashChild(book);
            child.write(CallBook.opening(
                    LongRun.begun(os) ? os.plans().show(LongRun.ID).events() : 0));
            Run run = new LongRun(child).go(os, Plans.Reads.valueOf(args[4]));
            RunStatus status = run.await();
            while (status == RunStatus.WAITING) {
                if (!answers) {
                    System.out.println("waiting");
                    new CountDownLatch(1).await(); // until it is killed
                }
                LongRun.decide(os, publish);
                status = run.await();
            }
            System.out.println("over");
        }
    }

    /** One line, in one write: whoever kills this process finds it whole or not at all. */
    private void write(String line) {
        try {
            book.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(line);
    }

    @Override
    public void begun(String step, int attempt) {
        write(CallBook.begun(step, attempt));
    }

    @Override
    public void ended(String step, int attempt) {
        write(CallBook.ended(step, attempt));
    }
}
