package dev.aimos.examples.cli;

import dev.aimos.examples.eval.Conversation;
import dev.aimos.examples.eval.EvalReport;
import dev.aimos.examples.eval.EvalStore;
import dev.aimos.examples.eval.Evaluation;
import dev.aimos.examples.eval.Labelled;
import dev.aimos.examples.eval.abstention.AbstentionEvaluation;
import dev.aimos.examples.eval.abstention.AbstentionReport;
import dev.aimos.examples.eval.stance.StanceEvaluation;
import dev.aimos.examples.eval.stance.StanceReport;
import dev.aimos.examples.eval.stance.StanceSet;
import dev.aimos.examples.models.Models;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.index.Embedder;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import dev.aimos.text.LexicalStance;
import dev.aimos.text.RuleExtractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "eval",
        description =
                "Measure how well searches find what is known to answer a question, how well they know whether they"
                        + " have, or how well contradictions are told.")
final class EvalCommand extends AimosCommand {
    /** What is measured is a judge, and nothing is searched. */
    private static final String STANCE = "stance";

    /** What is measured is how well searches know whether they have found the answer. */
    private static final String ABSTENTION = "abstention";

    @Parameters(paramLabel = "NAME", description = "What to measure on: scifact, locomo, stance or abstention.")
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
            names = "--graph",
            arity = "0..1",
            fallbackValue = SearchOptions.DEFAULT_GRAPH,
            paramLabel = "WEIGHT",
            description = "Make the graph of the text, and measure with it, too; its weight is from 0 to 1.")
    private Optional<String> graph = Optional.empty();

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

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "LIST",
            description = "Of abstention: only these conversations, separated by commas, such as conv-42,conv-43.")
    private List<String> only = List.of();

    @Option(
            names = "--svg",
            paramLabel = "DIR",
            description = "Of abstention: write diagrams there, replacing its own.")
    private Optional<Path> svg = Optional.empty();

    @Override
    int run() throws IOException {
        Spelling.choose(
                "collection",
                name,
                Stream.concat(Labelled.NAMES.stream(), Stream.of(STANCE, ABSTENTION))
                        .collect(Collectors.toMap(Function.identity(), Function.identity())));
        if (name.equals(STANCE)) {
            StanceReport report = new StanceEvaluation(stances()).run(new LexicalStance());
            return print(report.document(), report.lines());
        }
        Vectors.require(embedder);
        if (limit < 1) {
            throw Failure.usage("usage", "--limit-queries is at least 1");
        }
        if (name.equals(ABSTENTION)) {
            return abstention();
        }
        Map<String, UnaryOperator<Query>> ways = ways();
        Labelled labelled = read();
        Optional<Embedder> model = model();
        List<Mode> modes = model.isPresent() ? List.of(Mode.values()) : List.of(Mode.LEXICAL);
        EvalReport report;
        try (ProgressBar bar = new ProgressBar(out());
                EvalStore store = EvalStore.open(keep.map(directory -> directory.resolve(name)), model, bar)) {
            Evaluation evaluation = new Evaluation(store.os(), labelled, bar);
            long started = System.nanoTime();
            evaluation.fill();
            if (graph.isPresent()) {
                evaluation.link(new RuleExtractor());
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            report = new EvalReport(
                    labelled,
                    model.map(Embedder::id).orElse(Vectors.NONE),
                    seconds,
                    evaluation.run(modes, ways, limit));
        }
        return print(report.document(), report.lines());
    }

    private int print(Map<String, ?> document, List<String> lines) throws IOException {
        if (json()) {
            out().document(document);
        } else {
            lines.forEach(line -> out().line(Printable.line(line)));
        }
        return Exit.OK;
    }

    private Optional<Embedder> model() {
        return embedder.equals(Vectors.NONE) ? Optional.empty() : Models.load(embedder);
    }

    private int abstention() throws IOException {
        List<Conversation> all = read("locomo", Conversation::read, List::isEmpty);
        for (String wanted : only) {
            Spelling.choose(
                    "conversation",
                    wanted,
                    all.stream().collect(Collectors.toMap(Conversation::name, Function.identity())));
        }
        AbstentionReport report;
        try (ProgressBar bar = new ProgressBar(out())) {
            report = new AbstentionEvaluation(
                            all.stream()
                                    .filter(one -> only.isEmpty() || only.contains(one.name()))
                                    .toList(),
                            model(),
                            bar)
                    .run(limit);
        }
        if (svg.isPresent()) {
            Files.createDirectories(svg.get());
            for (Map.Entry<String, String> diagram : report.diagrams().entrySet()) {
                Files.writeString(svg.get().resolve(diagram.getKey()), diagram.getValue());
            }
        }
        return print(report.document(), report.lines());
    }

    /** What is compared, by name, first what the others are compared with. */
    private Map<String, UnaryOperator<Query>> ways() {
        Map<String, UnaryOperator<Query>> ways = new LinkedHashMap<>();
        ways.put(Evaluation.NO_RERANKER, query -> query);
        for (String each : rerank) {
            Reranking reranking = SearchOptions.reranking(each);
            ways.putIfAbsent(each, query -> query.reranking(reranking));
        }
        graph.map(SearchOptions::graph).ifPresent(boost -> ways.put(Evaluation.GRAPH, query -> query.graph(boost)));
        return ways;
    }

    private Labelled read() throws IOException {
        return read(
                name,
                folder -> Labelled.read(name, folder),
                labelled -> labelled.atoms().isEmpty());
    }

    private StanceSet stances() throws IOException {
        return read("scifact", StanceSet::read, set -> set.cases().isEmpty());
    }

    private <T> T read(String collection, Reading<T> reading, Predicate<T> empty) throws IOException {
        Path below = data.resolve(collection);
        Path folder = Files.isDirectory(below) ? below : data;
        if (!Files.isDirectory(folder)) {
            throw Failure.usage("no-file", "no such directory: " + data);
        }
        try {
            T read = reading.of(folder);
            if (empty.test(read)) {
                throw Failure.usage("bad-data", "there is no data of " + name + " in " + folder);
            }
            return read;
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            String why = e instanceof IOException io ? Errors.describe(io) : String.valueOf(e.getMessage());
            throw Failure.usage("bad-data", "the data of " + name + " in " + folder + " cannot be read: " + why, e);
        }
    }

    /** Reads a folder of labelled text. */
    private interface Reading<T> {
        T of(Path folder) throws IOException;
    }
}
