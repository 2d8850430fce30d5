package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.serve.AimosServer;
import dev.aimos.examples.serve.Histograms;
import dev.aimos.examples.serve.JvmMeters;
import dev.aimos.examples.serve.ServerOptions;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.HandlerChoice;
import dev.aimos.examples.wire.Times;
import dev.aimos.witness.TrailQuery;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = {
            "Serve the store over HTTP, until interrupted: the operator console at /, a JSON interface under /api/v1, /metrics"
                    + " for Prometheus, /health.",
            "",
            "On loopback, unless told otherwise; beyond it callers must present a token. docs/serve.md tells more."
        })
final class Serve extends AimosCommand {
    private static final int MOST_TOKEN_BYTES = 4_096;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Listen on this address; 127.0.0.1 without it.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", description = "Listen on this port, 0 for a free one; 7070 without it.")
    private int port = 7070;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Callers must present what this file holds; AIMOS_TOKEN is used without it.")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(
            names = "--allow-host",
            split = ",",
            paramLabel = "NAMES",
            description = "Names by which callers reach the server, besides localhost and the address.")
    private List<String> hosts = List.of();

    @Option(names = "--read-only", description = "Refuse everything that would write.")
    private boolean readOnly;

    @Option(names = "--max-body", paramLabel = "BYTES", description = "Size of a request's body at the most; 16 MiB.")
    private int maxBody = ServerOptions.LOCAL.maxBodyBytes();

    @Option(
            names = "--max-requests",
            paramLabel = "N",
            description = "Requests answered at the same time at the most; 128.")
    private int maxRequests = ServerOptions.LOCAL.maxRequests();

    @Option(names = "--query-time", paramLabel = "DURATION", description = "Time of one search at the most; 10s.")
    private String queryTime = "10s";

    @Option(
            names = "--handlers",
            split = ",",
            paramLabel = "LIST",
            description = "Who works in plans unless a request says otherwise, as of plan:run; library without it.")
    private List<String> handlers = List.of("library");

    @Option(
            names = "--plans",
            paramLabel = "DIR",
            description = "Offer the plans of this directory; those that come with aimos without it.")
    private Optional<Path> plans = Optional.empty();

    @Option(
            names = "--backups",
            paramLabel = "DIR",
            description =
                    "Make backups below this directory when asked to, with POST /api/v1/backups; none without it.")
    private Optional<Path> backups = Optional.empty();

    @Option(
            names = "--histograms",
            description = "Export buckets of times rather than percentiles, so that several servers can be added up.")
    private boolean histograms;

    @Option(
            names = "--correlation",
            paramLabel = "ID",
            description = "What requests are known by that send no X-Correlation-Id: recorded with what they write.")
    private Optional<String> correlation = Optional.empty();

    @Mixin
    private SignOptions sign = new SignOptions();

    @Mixin
    private GateOptions gate = new GateOptions();

    @Override
    int run() throws IOException {
        ServerOptions options = options();
        sign.check();
        gate.check();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, stopped), "aimos-stop"));
        try {
            serve(options, stop);
        } finally {
            // Not before the store is closed: when the hook ends, so does the process.
            stopped.countDown();
        }
        return Exit.OK;
    }

    private static void stopAndWait(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        await(stopped);
    }

    private void serve(ServerOptions options, CountDownLatch stop) throws IOException {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        if (histograms) {
            Histograms.on(registry);
        }
        try (JvmMeters jvm = new JvmMeters(registry);
                AimOs os = Vectors.asStored(
                        root(), true, builder -> gate.on(sign.on(builder)).meterRegistry(registry));
                AimosServer server = AimosServer.start(os, registry, options)) {
            tell(server);
            await(stop);
        } finally {
            registry.close();
        }
    }

    private ServerOptions options() throws IOException {
        if (port < 0 || port > 65_535 || maxBody < 1 || maxRequests < 1) {
            throw Failure.usage("usage", "--port is from 0 to 65535; --max-body and --max-requests are at least 1");
        }
        new HandlerChoice(handlers, List.of());
        if (plans.isPresent() && !Files.isDirectory(plans.get())) {
            throw Failure.usage("no-plans", plans.get() + " is no directory");
        }
        ServerOptions options = ServerOptions.LOCAL
                .host(host)
                .port(port)
                .hosts(Set.copyOf(hosts))
                .readOnly(readOnly)
                .maxBodyBytes(maxBody)
                .maxRequests(maxRequests)
                .queryTime(Times.duration(queryTime))
                .handlers(handlers.toArray(new String[0]));
        options = readOnly
                ? options
                : options.answers(root().store().resolve("served").resolve("answers.jsonl"));
        if (correlation.isPresent()) {
            TrailQuery.all().correlation(correlation.get());
            options = options.correlation(correlation.get());
        }
        options = token().map(options::token).orElse(options);
        options = plans.map(options::plans).orElse(options);
        options = backups.map(this::outside).map(options::backups).orElse(options);
        options.requireSafe();
        return options;
    }

    /** A directory that is not within the store, where it would be taken for a part of it. */
    private Path outside(Path directory) {
        Path store = root().store().toAbsolutePath().normalize();
        if (directory.toAbsolutePath().normalize().startsWith(store)) {
            throw Failure.usage("bad-backups", directory + " is within the store; choose a directory beside it");
        }
        return directory;
    }

    private Optional<String> token() throws IOException {
        if (tokenFile.isEmpty()) {
            return Optional.ofNullable(out().io().environment().get("AIMOS_TOKEN"))
                    .filter(token -> !token.isBlank())
                    .map(String::strip);
        }
        if (!Files.isRegularFile(tokenFile.get())) {
            throw Failure.usage("no-file", "no such file: " + tokenFile.get());
        }
        if (Files.size(tokenFile.get()) > MOST_TOKEN_BYTES) {
            throw Failure.usage("token-long", tokenFile.get() + " is longer than any token");
        }
        return Optional.of(Files.readString(tokenFile.get()).strip());
    }

    private void tell(AimosServer server) {
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("url", server.url());
            document.put("port", server.port());
            out().document(document);
        } else {
            out().line("serving " + root().store() + " at " + server.url() + "; Ctrl-C stops");
        }
        out().flush();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
