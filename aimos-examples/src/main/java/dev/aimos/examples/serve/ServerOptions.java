package dev.aimos.examples.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a store is served: {@link #LOCAL}, and what is to be otherwise. Immutable. */
public final class ServerOptions {
    /** Loopback, a free port, no token, bodies of 16 MiB, 128 requests at a time, searches of 10 seconds. */
    public static final ServerOptions LOCAL = new ServerOptions(new Parts());

    private final Parts parts;

    private static final class Parts {
        private String host = "127.0.0.1";
        private int port;
        private @Nullable String token;
        private Set<String> hosts = Set.of();
        private boolean readOnly;
        private int maxBodyBytes = 16 << 20;
        private int maxRequests = 128;
        private Duration queryTime = Duration.ofSeconds(10);
        private List<String> handlers = List.of("library");
        private @Nullable Path plans;
        private @Nullable Path backups;
        private @Nullable Path answers;
        private @Nullable String correlation;
    }

    private interface Edit {
        void to(Parts parts);
    }

    private ServerOptions(Parts parts) {
        this.parts = parts;
    }

    private ServerOptions with(Edit edit) {
        Parts copy = new Parts();
        copy.host = parts.host;
        copy.port = parts.port;
        copy.token = parts.token;
        copy.hosts = parts.hosts;
        copy.readOnly = parts.readOnly;
        copy.maxBodyBytes = parts.maxBodyBytes;
        copy.maxRequests = parts.maxRequests;
        copy.queryTime = parts.queryTime;
        copy.handlers = parts.handlers;
        copy.plans = parts.plans;
        copy.backups = parts.backups;
        copy.answers = parts.answers;
        copy.correlation = parts.correlation;
        edit.to(copy);
        return new ServerOptions(copy);
    }

    /**
     * Refuses to listen where strangers can reach the server without a token.
     *
     * @throws dev.aimos.examples.wire.Failure if they could, or the token is short
     */
    public void requireSafe() {
        Guard.requireSafe(this);
    }

    /** This on another address; anything but a loopback address needs a token. */
    public ServerOptions host(String address) {
        return with(p -> p.host = address);
    }

    /** This on another port; 0 takes a free one. */
    public ServerOptions port(int value) {
        return with(p -> p.port = value);
    }

    /** This with a token that callers must present, as {@code Authorization: Bearer TOKEN}. */
    public ServerOptions token(String value) {
        return with(p -> p.token = value);
    }

    /** This with names, besides that of the address and {@code localhost}, under which callers may reach the server. */
    public ServerOptions hosts(Set<String> names) {
        Set<String> copy = Set.copyOf(names);
        return with(p -> p.hosts = copy);
    }

    /** This refusing, or not, everything that would write. */
    public ServerOptions readOnly(boolean value) {
        return with(p -> p.readOnly = value);
    }

    /** This with bodies of another size, in bytes, at the most. */
    public ServerOptions maxBodyBytes(int value) {
        return with(p -> p.maxBodyBytes = value);
    }

    /** This with another number of requests worked on at the same time; more are told to come back. */
    public ServerOptions maxRequests(int value) {
        return with(p -> p.maxRequests = value);
    }

    /** This with another time of one search at the most. */
    public ServerOptions queryTime(Duration value) {
        return with(p -> p.queryTime = value);
    }

    /** This with others who work in plans unless a request says otherwise, as {@code --handlers} of {@code plan:run} has it. */
    public ServerOptions handlers(String... value) {
        List<String> copy = List.of(value);
        return with(p -> p.handlers = copy);
    }

    /** This with the plans of a directory on offer. */
    public ServerOptions plans(Path directory) {
        return with(p -> p.plans = directory);
    }

    /** This making backups below a directory, when asked to. */
    public ServerOptions backups(Path directory) {
        return with(p -> p.backups = directory);
    }

    /** This keeping in a file how requests with an {@code Idempotency-Key} were answered; on the heap alone without one. */
    public ServerOptions answers(Path file) {
        return with(p -> p.answers = file);
    }

    /** This writing under a correlation id what is asked without one. */
    public ServerOptions correlation(String id) {
        return with(p -> p.correlation = id);
    }

    /** The address to listen on. */
    public String host() {
        return parts.host;
    }

    /** The port to listen on; 0 is a free one. */
    public int port() {
        return parts.port;
    }

    /** What callers must present, if anything. */
    public Optional<String> token() {
        return Optional.ofNullable(parts.token);
    }

    /** Further names of the server. */
    public Set<String> hosts() {
        return parts.hosts;
    }

    /** Whether everything that would write is refused. */
    public boolean readOnly() {
        return parts.readOnly;
    }

    /** Size of a request's body, in bytes, at the most. */
    public int maxBodyBytes() {
        return parts.maxBodyBytes;
    }

    /** Requests worked on at the same time at the most. */
    public int maxRequests() {
        return parts.maxRequests;
    }

    /** Time of one search at the most. */
    public Duration queryTime() {
        return parts.queryTime;
    }

    /** Who works in plans. */
    public List<String> handlers() {
        return parts.handlers;
    }

    /** Directory of the plans on offer; those that come with aimos without it. */
    public Optional<Path> plans() {
        return Optional.ofNullable(parts.plans);
    }

    /** Where backups go, if any are made. */
    public Optional<Path> backups() {
        return Optional.ofNullable(parts.backups);
    }

    /** The file of answers, if there is one. */
    public Optional<Path> answers() {
        return Optional.ofNullable(parts.answers);
    }

    /** What is written without a correlation id of the request's own is recorded under this one, if any. */
    public Optional<String> correlation() {
        return Optional.ofNullable(parts.correlation);
    }
}
