package dev.aimos.examples.serve;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Moments;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.examples.wire.Times;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Hash;
import io.javalin.http.Context;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request: its parameters, read strictly, and the store as its caller sees it. */
final class Call {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,30}");

    private final Context http;
    private final Route route;
    private final AimOs os;
    private final ServerOptions options;
    private final Optional<String> correlation;
    private final Room room;
    private byte @Nullable [] body;

    Call(Context http, Route route, AimOs os, Optional<String> correlation, ServerOptions options, Room room) {
        this.http = http;
        this.route = route;
        this.os = os;
        this.options = options;
        this.correlation = correlation;
        this.room = room;
    }

    /** The id under which what the request writes is recorded, if there is one. */
    Optional<String> correlation() {
        return correlation;
    }

    /** The store; what is written through it carries the correlation id of the request. */
    AimOs os() {
        return os;
    }

    ServerOptions options() {
        return options;
    }

    /** A part of the path, decoded. */
    String path(String name) {
        return http.pathParam(name);
    }

    /** Refuses parameters that the route does not have, and any given twice. */
    void requireKnown() {
        Set<String> known = new TreeSet<>();
        route.params().forEach(param -> known.add(param.name()));
        http.queryParamMap().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw new Refusal(
                        400,
                        "unknown-parameter",
                        known.isEmpty()
                                ? "there is no parameter '" + name + "' here, nor any other"
                                : "there is no parameter '" + name + "' here; known are " + String.join(", ", known));
            }
            if (values.size() > 1) {
                throw new Refusal(400, "parameter-twice", "the parameter '" + name + "' is given twice");
            }
        });
        route.params().stream()
                .filter(param -> param.required() && text(param.name()).isEmpty())
                .findFirst()
                .ifPresent(param -> {
                    throw new Refusal(400, "missing-parameter", "the parameter '" + param.name() + "' is needed");
                });
    }

    /** A parameter; empty if it is not there, or has no characters. */
    Optional<String> text(String name) {
        return Optional.ofNullable(http.queryParam(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return text(name).orElseThrow();
    }

    /** A whole number from 1 up to a most; more is refused rather than cut. */
    int limit(int otherwise, int most) {
        return whole("limit", otherwise, 1, most);
    }

    int whole(String name, int otherwise, int least, int most) {
        return (int) whole(name, (long) otherwise, least, most);
    }

    long whole(String name, long otherwise, long least, long most) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return otherwise;
        }
        if (!WHOLE.matcher(given.get()).matches()) {
            throw new Refusal(400, "bad-" + name, name + " is to be a whole number, not '" + given.get() + "'");
        }
        BigInteger value = new BigInteger(given.get());
        if (value.compareTo(BigInteger.valueOf(least)) < 0 || value.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new Refusal(
                    400, "bad-" + name, name + " is to be from " + least + " to " + most + ", not " + given.get());
        }
        return value.longValueExact();
    }

    boolean flag(String name) {
        return text(name)
                .map(value -> switch (value) {
                    case "true", "1", "yes" -> true;
                    case "false", "0", "no" -> false;
                    default ->
                        throw new Refusal(400, "bad-" + name, name + " is to be true or false, not '" + value + "'");
                })
                .orElse(false);
    }

    /** One of the constants of an enum by its name in lower case. */
    <E extends Enum<E>> Optional<E> word(String name, E[] constants) {
        return text(name).map(value -> Spelling.choose(name, value, constants));
    }

    Optional<Instant> time(String name) {
        return text(name).map(Times::parse);
    }

    /** The moment asked about, on both time axes. */
    AsOf moment() {
        AsOf known = text("as_of").map(text -> Moments.parse(os, text)).orElse(AsOf.now());
        return time("valid_at").map(known::validAt).orElse(known);
    }

    /** The moment that some other parameter names. */
    AsOf moment(String name) {
        return text(name).map(text -> Moments.parse(os, text)).orElse(AsOf.now());
    }

    /** A header; if it is sent several times, the list of all it says. */
    Optional<String> header(String name) {
        List<String> lines = Collections.list(http.req().getHeaders(name));
        return Optional.of(String.join(", ", lines).strip()).filter(value -> !value.isEmpty());
    }

    /** Waits for something, while another request may have the place of this one. */
    <T> T aside(Callable<T> wait) throws Exception {
        return room.aside(wait);
    }

    /** The body as it came. */
    byte[] bytes() throws Exception {
        byte[] read = body;
        if (read == null) {
            try (InputStream in = http.bodyInputStream()) {
                read = aside(() -> in.readNBytes(options.maxBodyBytes() + 1));
            }
            if (read.length > options.maxBodyBytes()) {
                throw tooLarge(options);
            }
            body = read;
        }
        return read;
    }

    static Refusal tooLarge(ServerOptions options) {
        return new Refusal(
                413,
                "body-too-large",
                "a body has at most " + options.maxBodyBytes() + " bytes here; --max-body allows more");
    }

    /** A hash of what is asked: the method, the path with its parameters, the conditions and the body. */
    Hash fingerprint() throws Exception {
        String query = http.queryString();
        String head = String.join(
                "\n",
                route.method(),
                http.path(),
                query == null ? "" : query,
                header("If-Match").orElse(""),
                header("If-None-Match").orElse(""));
        return Idempotency.hash(head.getBytes(StandardCharsets.UTF_8), bytes());
    }

    /** The body as a JSON object; an empty one counts as {@code {}}. */
    Fields fields() throws Exception {
        byte[] bytes = bytes();
        return new Fields(bytes.length == 0 ? dev.aimos.Json.Obj.EMPTY : Documents.object(bytes));
    }
}
