package dev.aimos.examples;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.examples.models.Models;
import dev.aimos.examples.text.Ink;
import dev.aimos.examples.text.Quiet;
import dev.aimos.examples.text.Terminal;
import dev.aimos.index.Level;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Scan;
import dev.aimos.memory.Snapshot;
import dev.aimos.memory.Written;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A first look: remembers this project's own documentation, answers questions with cited sentences, puts together what
 * a model would be given to read, takes a snapshot, corrects a fact, and answers as of before and after.
 *
 * <p>Arguments: {@code [--store DIR] [--embedder bge|minilm] [QUESTION? …]}. With an embedder, a local model, searches go by
 * meaning as well as by words; embedding the documentation takes it half a minute or so. The documentation is read from the working directory, or from the
 * system property {@code aimos.root}.
 */
public final class MainJob {
    /** Tokens of the context that is shown: some lines. */
    private static final int BUDGET = 200;

    private final Screen screen;
    private final Arguments arguments;
    private final Path root;

    private MainJob(Screen screen, Arguments arguments, Path root) {
        this.screen = screen;
        this.arguments = arguments;
        this.root = root;
    }

    /** Runs the job; the exit code is 1 if it fails. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ENGLISH);
        Quiet.logs();
        Ink ink = new Ink(Terminal.is(1) && Terminal.colours(System.getenv()));
        Path root = Path.of(System.getProperty("aimos.root", ""));
        int exit = run(List.of(args), root, System.out, System.err, ink);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    static int run(List<String> args, Path root, PrintStream out, PrintStream err, Ink ink) {
        try {
            return new MainJob(new Screen(out, ink), Arguments.parse(args), root).run() ? 0 : 1;
        } catch (AimosException | IllegalArgumentException | IOException e) {
            err.println("aimos: " + e.getMessage());
            return 1;
        }
    }

    private boolean run() throws IOException {
        long start = System.nanoTime();
        screen.title("aimos: a memory that never forgets and can be asked what it knew at any moment");
        if (arguments.store().isPresent()) {
            requireRoom(arguments.store().get());
            return run(arguments.store().get(), start);
        }
        Path temporary = Files.createTempDirectory("aimos");
        try {
            return run(temporary, start);
        } finally {
            delete(temporary);
        }
    }

    private boolean run(Path directory, long start) throws IOException {
        boolean proved;
        int documents;
        try (AimOs os = open(directory)) {
            screen.heading("Remember this project's own documentation");
            documents = remember(os);

            screen.heading("Answer from it, citing file and line");
            Answers answers = new Answers(os, screen);
            arguments.questions().forEach(answers::answer);

            screen.heading("Put together what a model would read, under a budget of tokens");
            answers.context(arguments.questions().getLast(), BUDGET);

            screen.heading("Take a snapshot, then learn better");
            Tower tower = new Tower(os, screen);
            tower.firstKnowledge();
            Snapshot before = snapshot(os, "before the correction");
            tower.correction();
            Snapshot after = snapshot(os, "after the correction");

            screen.heading("Answer as of before and after");
            tower.ask(before);

            screen.heading("Prove it, from the snapshot ids alone");
            proved = tower.prove(before, after);
        }
        screen.blank();
        double seconds = (System.nanoTime() - start) / 1e9;
        String kept = arguments.store().isPresent() ? "kept in " + directory : "the store was temporary and is gone";
        screen.title("%d documents remembered, %d questions answered, 2 proofs checked in %.2f s; %s"
                .formatted(documents, arguments.questions().size() + 4, seconds, kept));
        return proved;
    }

    private AimOs open(Path directory) {
        LuceneAimOs.Builder builder = LuceneAimOs.builder(directory);
        if (arguments.embedder().isPresent()) {
            String name = arguments.embedder().get();
            builder.embedder(Models.load(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no model '" + name + "'; choose one of " + Models.names())));
        }
        return builder.open();
    }

    /** Keeps a slip such as {@code --store .} from scattering a store's files among others. */
    private static void requireRoom(Path directory) throws IOException {
        if (Files.isDirectory(directory) && !Files.isDirectory(directory.resolve("journal"))) {
            try (Stream<Path> files = Files.list(directory)) {
                if (files.findAny().isPresent()) {
                    throw new IllegalArgumentException(directory
                            + " has files but no store in it; name a directory that is empty or not there yet");
                }
            }
        }
    }

    private int remember(AimOs os) throws IOException {
        List<Written> written = os.memory().putAll(Library.read(root));
        Set<String> present = new HashSet<>();
        written.forEach(one -> present.add(one.key()));
        long gone = forget(os, present);
        long changed = written.stream().filter(Written::changed).count();
        Map<Level, Long> nodes = os.index().stats().nodes();
        screen.labelled(
                "read",
                "%d documents: %d sections, %d paragraphs, %d sentences"
                        .formatted(
                                written.size(),
                                nodes.get(Level.SECTION),
                                nodes.get(Level.PARAGRAPH),
                                nodes.get(Level.SENTENCE)));
        screen.labelled(
                "transaction " + os.status().tx(),
                changed + gone == 0
                        ? "nothing new: all of this was remembered before"
                        : "%d written, %d unchanged, %d taken back".formatted(changed, written.size() - changed, gone));
        if (arguments.embedder().isPresent()) {
            long start = System.nanoTime();
            os.index().embed();
            screen.labelled(
                    "vectors",
                    "%d of %s, waited for %.1f s"
                            .formatted(
                                    os.index().stats().vectors(),
                                    os.index().stats().embedder().orElse(""),
                                    (System.nanoTime() - start) / 1e9));
        }
        return written.size();
    }

    /** Takes back the documents of an earlier run that are no longer there. */
    private static long forget(AimOs os, Set<String> present) {
        List<String> gone;
        try (Stream<Atom> before =
                os.memory().stream(Scan.all().filter(Filter.all().tag(Library.TAG)))) {
            gone = before.map(Atom::key).filter(key -> !present.contains(key)).toList();
        }
        gone.forEach(key -> os.memory().retract(key));
        return gone.size();
    }

    private Snapshot snapshot(AimOs os, String note) {
        Snapshot snapshot = os.memory().snapshot(note);
        screen.labelled(
                "snapshot",
                "%s  %s"
                        .formatted(
                                snapshot.id().abbreviated(),
                                screen.ink().dim(note + ", transaction " + snapshot.tx())));
        return snapshot;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
