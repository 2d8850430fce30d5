package dev.aimos.examples.serve;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Failure;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;

/** A store over HTTP. It does not own the store: close the server first, then the store. */
public final class AimosServer implements AutoCloseable {
    /** Bytes of a request's line and headers at the most: keys of 8,000 characters, percent-encoded. */
    private static final int MOST_HEADER_BYTES = 64 << 10;

    /** Characters of a correlation id that is sent back; headers of answers have less room than those of requests. */
    private static final int MOST_ECHOED = 1_000;

    /** Time that requests have to end when the server is closed. */
    private static final Duration MOST_LEAVING = Duration.ofSeconds(30);

    private static final System.Logger LOG = System.getLogger(AimosServer.class.getName());

    private final AimOs os;
    private final ServerOptions options;
    private final PrometheusMeterRegistry registry;
    private final Guard guard;
    private final Room room;
    private final LiveRuns runs;
    private final Idempotency idempotency;
    private final List<Route> routes;
    private final Javalin javalin;

    private AimosServer(AimOs os, PrometheusMeterRegistry registry, ServerOptions options) {
        Guard.requireSafe(options);
        this.os = os;
        this.options = options;
        this.registry = registry;
        this.guard = new Guard(options);
        this.room = new Room(options.maxRequests());
        this.runs = new LiveRuns();
        this.routes = routes(registry, runs, options.backups().map(Backups::in));
        this.idempotency = new Idempotency(os, options.answers());
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Serves a store.
     *
     * @param registry what the store was given to measure itself with, for {@code /metrics}
     * @throws Failure if the port is taken, or strangers could reach the server without a token
     */
    public static AimosServer start(AimOs os, PrometheusMeterRegistry registry, ServerOptions options) {
        AimosServer server = new AimosServer(os, registry, options);
        try {
            server.javalin.start(options.host(), options.port());
        } catch (JavalinBindException e) {
            throw Failure.store(
                    "port-taken",
                    "cannot listen on " + options.host() + ":" + options.port() + "; choose another with --port");
        }
        return server;
    }

    /** Where requests are worked on. */
    Room room() {
        return room;
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Where a browser finds it. */
    public String url() {
        String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
        return "http://" + host + ":" + port() + "/";
    }

    /**
     * Answers what is under way, for 30 seconds at the most, and lets nothing new in; then stops listening. Who waits for an event
     * is answered at once. Runs of plans go on as long as the store is open.
     */
    @Override
    public void close() {
        room.close();
        runs.close();
        try {
            if (!room.empty(MOST_LEAVING)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "requests were still under way after {0} and are broken off",
                        MOST_LEAVING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        javalin.stop();
        idempotency.close();
    }

    /** What it can be asked. */
    static List<Route> routes(PrometheusMeterRegistry registry, LiveRuns runs, Optional<Backups> backups) {
        List<Route> all = new ArrayList<>();
        all.addAll(new StoreRoutes(registry).routes());
        all.addAll(new BackupRoutes(backups).routes());
        all.addAll(new AtomRoutes().routes());
        all.addAll(new SearchRoutes().routes());
        all.addAll(new GraphRoutes().routes());
        all.addAll(new RunRoutes(runs).routes());
        all.addAll(new WitnessRoutes().routes());
        all.addAll(new TrailRoutes().routes());
        all.add(Route.get(
                "/openapi.json",
                "server",
                "This interface, described.",
                "an OpenAPI 3.1 document",
                call -> Answer.json(OpenApi.document(all))));
        return List.copyOf(all);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = options.maxBodyBytes() + 1L;
        // The key a/ is not the key a.
        config.router.ignoreTrailingSlashes = false;
        config.jetty.modifyHttpConfiguration(AimosServer::configure);
        config.jetty.modifyServer(server -> server.setErrorHandler(new ErrorPages()));
        config.jetty.modifyServletContextHandler(context -> {
            context.getServletHandler().setDecodeAmbiguousURIs(true);
            context.setErrorHandler(new ErrorPages());
        });
        config.routes.before(Form::checkUrl);
        for (Route route : routes) {
            config.routes.addHttpHandler(
                    HandlerType.findOrCreate(route.method()), route.path(), http -> answer(http, route));
            if (route.method().equals("GET")) {
                config.routes.addHttpHandler(HandlerType.HEAD, route.path(), http -> answer(http, route));
            }
        }
        new Console().register(config, this::page);
        config.routes.error(404, http -> unanswered(http, missing(http)));
        config.routes.error(405, http -> unanswered(http, Problems.problem(405, "bad-method", "not with this method")));
        config.routes.exception(Exception.class, (e, http) -> Sending.write(http, unexpected(e)));
    }

    private static void configure(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        // Keys may have any character, a slash or dots too; no file is ever served by the name in a path.
        http.setUriCompliance(UriCompliance.UNSAFE);
    }

    /** Says what Javalin found by itself; what a route answered stays. */
    private static void unanswered(Context http, Answer answer) {
        if (!Sending.answered(http)) {
            Sending.write(http, answer);
        }
    }

    private static Answer missing(Context http) {
        return Problems.problem(404, "no-such-path", "there is nothing at " + http.path() + "; see /openapi.json");
    }

    private static Answer unexpected(Exception e) {
        return e instanceof HttpResponseException refused
                ? Problems.problem(refused.getStatus(), "bad-request", String.valueOf(refused.getMessage()))
                : Problems.of(e, Optional.empty());
    }

    private void answer(Context http, Route route) {
        Timer.Sample sample = Timer.start(registry);
        Optional<String> correlation =
                Optional.ofNullable(http.header("X-Correlation-Id")).filter(id -> !id.isEmpty());
        Answer answer = answer(http, route, correlation);
        sample.stop(Timer.builder("http.server.requests")
                .description("Time a request took, until its answer was handed to the network")
                .tag("method", route.method())
                .tag("uri", route.path())
                .tag("status", Integer.toString(answer.status()))
                .register(registry));
    }

    private Answer answer(Context http, Route route, Optional<String> correlation) {
        // Whoever watches the server is not to be told that it has no time.
        if (route.tag().equals("server")) {
            return sent(http, handled(http, route, correlation), correlation);
        }
        try {
            room.enter();
        } catch (Refusal e) {
            return sent(http, Problems.of(e, correlation), correlation);
        }
        Answer answer;
        try {
            answer = handled(http, route, correlation);
        } catch (Throwable e) {
            room.leave();
            throw e;
        }
        room.leave(() -> sent(http, answer, correlation));
        return answer;
    }

    private static Answer sent(Context http, Answer answer, Optional<String> correlation) {
        correlation
                .filter(id -> id.length() <= MOST_ECHOED)
                .ifPresent(id -> http.header("X-Correlation-Id", id.replaceAll("[^\\x21-\\x7e]", "?")));
        Sending.write(http, answer);
        return answer;
    }

    private Answer handled(Context http, Route route, Optional<String> correlation) {
        try {
            guard.check(http, route, StoreRoutes.OPEN.contains(route.path()));
            Form.check(http, route, options);
            Optional<String> under = Idempotency.correlation(
                    correlation,
                    Optional.ofNullable(http.header("Idempotency-Key")).filter(key -> route.writes() && !key.isBlank()),
                    options.correlation());
            Call call = new Call(http, route, under.map(os::withCorrelation).orElse(os), under, options, room);
            call.requireKnown();
            if (!route.writes()) {
                return route.handler().answer(call);
            }
            Answer answer = idempotency.once(call, () -> route.handler().answer(call));
            if (route.path().equals(AtomRoutes.ERASURES)) {
                idempotency.dropErased();
            }
            return answer;
        } catch (Exception e) {
            return Problems.of(e, correlation);
        }
    }

    private void page(Context http, Answer answer) {
        Answer given = answer;
        try {
            guard.check(http, Route.get(http.path(), "console", "", "", call -> answer), true);
        } catch (Refusal e) {
            given = Problems.of(e, Optional.empty());
        }
        Sending.write(http, given);
    }
}
