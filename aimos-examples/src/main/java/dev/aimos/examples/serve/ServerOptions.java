package dev.aimos.examples.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a store is served.
 *
 * @param host the address to listen on; anything but a loopback address needs a token
 * @param port the port; 0 takes a free one
 * @param token what callers must present as {@code Authorization: Bearer TOKEN}, if anything
 * @param hosts names, besides that of the address and {@code localhost}, under which callers may reach the server
 * @param readOnly whether everything that would write is refused
 * @param maxBodyBytes size of a request's body, in bytes, at the most
 * @param maxRequests requests answered at the same time at the most; more are told to come back
 * @param queryTime time of one search at the most
 * @param handlers who works in plans unless a request says otherwise, as {@code --handlers} of {@code plan:run} has it
 * @param plans directory of the plans on offer, if any
 */
public record ServerOptions(
        String host,
        int port,
        Optional<String> token,
        Set<String> hosts,
        boolean readOnly,
        int maxBodyBytes,
        int maxRequests,
        Duration queryTime,
        List<String> handlers,
        Optional<Path> plans) {
    /** Loopback, a free port, no token, bodies of 16 MiB, 128 requests at a time, searches of 10 seconds. */
    public static final ServerOptions LOCAL = new ServerOptions(
            "127.0.0.1",
            0,
            Optional.empty(),
            Set.of(),
            false,
            16 << 20,
            128,
            Duration.ofSeconds(10),
            List.of("library"),
            Optional.empty());

    public ServerOptions {
        hosts = Set.copyOf(hosts);
        handlers = List.copyOf(handlers);
    }

    /**
     * Refuses to listen where strangers can reach the server without a token.
     *
     * @throws dev.aimos.examples.wire.Failure if they could, or the token is short
     */
    public void requireSafe() {
        Guard.requireSafe(this);
    }

    /** This on another port. */
    public ServerOptions port(int value) {
        return new ServerOptions(
                host, value, token, hosts, readOnly, maxBodyBytes, maxRequests, queryTime, handlers, plans);
    }

    /** This with a token that callers must present. */
    public ServerOptions token(String value) {
        return new ServerOptions(
                host, port, Optional.of(value), hosts, readOnly, maxBodyBytes, maxRequests, queryTime, handlers, plans);
    }

    /** This refusing, or not, everything that would write. */
    public ServerOptions readOnly(boolean value) {
        return new ServerOptions(
                host, port, token, hosts, value, maxBodyBytes, maxRequests, queryTime, handlers, plans);
    }

    /** This with bodies of another size at the most. */
    public ServerOptions maxBodyBytes(int value) {
        return new ServerOptions(host, port, token, hosts, readOnly, value, maxRequests, queryTime, handlers, plans);
    }

    /** This with another number of requests at the same time. */
    public ServerOptions maxRequests(int value) {
        return new ServerOptions(host, port, token, hosts, readOnly, maxBodyBytes, value, queryTime, handlers, plans);
    }

    /** This with other handlers. */
    public ServerOptions handlers(String... value) {
        return new ServerOptions(
                host, port, token, hosts, readOnly, maxBodyBytes, maxRequests, queryTime, List.of(value), plans);
    }

    /** This with plans on offer. */
    public ServerOptions plans(Path value) {
        return new ServerOptions(
                host, port, token, hosts, readOnly, maxBodyBytes, maxRequests, queryTime, handlers, Optional.of(value));
    }
}
