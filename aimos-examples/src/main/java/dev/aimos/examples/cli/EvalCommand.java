package dev.aimos.examples.cli;

import dev.aimos.examples.eval.EvalReport;
import dev.aimos.examples.eval.EvalStore;
import dev.aimos.examples.eval.Evaluation;
import dev.aimos.examples.eval.Labelled;
import dev.aimos.examples.models.Models;
import dev.aimos.examples.text.Printable;
import dev.aimos.index.Embedder;
import dev.aimos.index.Mode;
import dev.aimos.index.Reranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "eval", description = "Measure how well searches find what is known to answer a question.")
final class EvalCommand extends AimosCommand {
    @Parameters(paramLabel = "NAME", description = "What to measure on: scifact or locomo.")
    private String name = "";

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Where the data is.")
    private Path data = Path.of("");

    @Option(
            names = "--embedder",
            paramLabel = "NAME",
            description = "The model: bge (without it), minilm, or none for words alone.")
    private String embedder = "bge";

    @Option(
            names = "--rerank",
            split = ",",
            paramLabel = "LIST",
            description = "Re-rankers to compare, separated by commas; none,mmr,dvns without it.")
    private List<String> rerank = List.of("none", "mmr", "dvns");

    @Option(
            names = "--limit-queries",
            paramLabel = "N",
            description = "Only the first N questions of each task, for a quick look.")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keep the store there, and use it again if it is there.")
    private Optional<Path> keep = Optional.empty();

    @Override
    int run() throws IOException {
        Spelling.choose(
                "collection",
                name,
                Labelled.NAMES.stream().collect(Collectors.toMap(Function.identity(), Function.identity())));
        Vectors.require(embedder);
        Map<String, Reranking> rerankers = rerankers();
        if (limit < 1) {
            throw Failure.usage("usage", "--limit-queries is at least 1");
        }
        Labelled labelled = read();
        Optional<Embedder> model = embedder.equals(Vectors.NONE) ? Optional.empty() : Models.load(embedder);
        List<Mode> modes = model.isPresent() ? List.of(Mode.values()) : List.of(Mode.LEXICAL);
        EvalReport report;
        try (ProgressBar bar = new ProgressBar(out());
                EvalStore store = EvalStore.open(keep.map(directory -> directory.resolve(name)), model, bar)) {
            Evaluation evaluation = new Evaluation(store.os(), labelled, bar);
            long started = System.nanoTime();
            evaluation.fill();
            double seconds = (System.nanoTime() - started) / 1e9;
            report = new EvalReport(
                    labelled,
                    model.map(Embedder::id).orElse(Vectors.NONE),
                    seconds,
                    evaluation.run(modes, rerankers, limit));
        }
        if (json()) {
            out().document(report.document());
        } else {
            report.lines().forEach(line -> out().line(Printable.line(line)));
        }
        return Exit.OK;
    }

    /** The re-rankers by name, the one the others are compared with first. */
    private Map<String, Reranking> rerankers() {
        Map<String, Reranking> rerankers = new LinkedHashMap<>();
        rerankers.put(Evaluation.NO_RERANKER, Reranking.none());
        rerank.forEach(each -> rerankers.put(each, SearchOptions.reranking(each)));
        return rerankers;
    }

    private Labelled read() throws IOException {
        Path below = data.resolve(name);
        Path folder = Files.isDirectory(below) ? below : data;
        if (!Files.isDirectory(folder)) {
            throw Failure.usage("no-file", "no such directory: " + data);
        }
        try {
            Labelled labelled = Labelled.read(name, folder);
            if (labelled.atoms().isEmpty()) {
                throw Failure.usage("bad-data", "there is no data of " + name + " in " + folder);
            }
            return labelled;
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            String why = e instanceof IOException io ? Errors.describe(io) : String.valueOf(e.getMessage());
            throw Failure.usage("bad-data", "the data of " + name + " in " + folder + " cannot be read: " + why, e);
        }
    }
}
