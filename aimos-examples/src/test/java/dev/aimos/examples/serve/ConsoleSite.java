package dev.aimos.examples.serve;

import dev.aimos.AimOs;
import dev.aimos.contract.TestClock;
import dev.aimos.lucene.LuceneAimOs;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A store on disk, served, with a browser that looks at it. */
final class ConsoleSite implements AutoCloseable {
    private final Browser browser;
    private final AimOs os;
    private final PrometheusMeterRegistry registry;
    private final UnaryOperator<ServerOptions> options;
    private final int port;
    private AimosServer server;

    private ConsoleSite(
            Browser browser, AimOs os, PrometheusMeterRegistry registry, UnaryOperator<ServerOptions> options) {
        this.browser = browser;
        this.os = os;
        this.registry = registry;
        this.options = options;
        this.server = start(0);
        this.port = server.port();
    }

    private AimosServer start(int port) {
        return AimosServer.start(
                os,
                registry,
                options.apply(ServerOptions.LOCAL
                        .handlers("library", "mock")
                        .plans(Path.of("plans"))
                        .port(port)));
    }

    /** With the diary of a bridge in it; without a browser on this machine the test is left out. */
    static ConsoleSite open(Path directory, boolean hostile, UnaryOperator<ServerOptions> options) {
        Browser browser = Browser.start(directory.resolve("profile"));
        TestClock clock = new TestClock();
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        AimOs os = LuceneAimOs.builder(directory.resolve("store"))
                .clock(clock)
                .waker(clock.waker())
                .meterRegistry(registry)
                .open();
        ConsoleStore store = new ConsoleStore(os, clock).diary();
        if (hostile) {
            store.hostile();
        }
        return new ConsoleSite(browser, os, registry, options);
    }

    AimOs os() {
        return os;
    }

    Browser browser() {
        return browser;
    }

    /** What an operator does with it. */
    ConsolePage page() {
        return new ConsolePage(this);
    }

    /** The server goes away; the store stays. */
    void stopServer() {
        server.close();
    }

    /** It is back, where it was. */
    void restartServer() {
        server = start(port);
    }

    String url() {
        return server.url();
    }

    /** Opens the page at a view, anew. */
    void visit(String hash) {
        browser.open("about:blank");
        browser.open(server.url() + hash);
        browser.settle();
    }

    /** Goes to a view within the page. */
    void go(String hash) {
        browser.hash(hash);
        browser.settle();
    }

    @Override
    public void close() {
        browser.close();
        server.close();
        os.close();
    }
}
