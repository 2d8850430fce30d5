package dev.aimos.examples.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing the server can be asked: what it takes, what it gives, and who answers. The OpenAPI document is made of these, so it
 * cannot say anything else than the server does.
 *
 * @param method GET, PUT, POST or DELETE
 * @param path as a template: {@code {id}} is one part of a path, {@code <key>} may have slashes
 * @param tag the noun it belongs to
 * @param summary what it does, in a line
 * @param params what the query of the URL may have
 * @param headers headers that mean something
 * @param body the members of its body, if it takes one
 * @param gives what comes back, in a line
 * @param writes whether it changes the store
 * @param handler who answers
 */
record Route(
        String method,
        String path,
        String tag,
        String summary,
        List<Param> params,
        List<Param> headers,
        Optional<List<Param>> body,
        String gives,
        boolean writes,
        Handler handler) {
    /** Answers a call. */
    @FunctionalInterface
    interface Handler {
        Answer answer(Call call) throws Exception;
    }

    /**
     * A parameter, a header or a member of a body.
     *
     * @param name its name
     * @param type {@code string}, {@code integer}, {@code number}, {@code boolean}, {@code object}, {@code array}
     * @param required whether it must be there
     * @param what it means
     */
    record Param(String name, String type, boolean required, String what) {
        static Param text(String name, String what) {
            return new Param(name, "string", false, what);
        }

        static Param whole(String name, String what) {
            return new Param(name, "integer", false, what);
        }

        static Param flag(String name, String what) {
            return new Param(name, "boolean", false, what);
        }

        static Param typed(String name, String type, String what) {
            return new Param(name, type, false, what);
        }

        /** This, which must be there. */
        Param needed() {
            return new Param(name, type, true, what);
        }
    }

    /** The moment of a reading, on both time axes. */
    static final List<Param> MOMENT = List.of(
            Param.text(
                    "as_of",
                    "What the store knew then: a transaction number, a date, an instant, or the first digits of a"
                            + " snapshot's id."),
            Param.text("valid_at", "What was true then: a date or an instant."));

    /** Begins a route that reads. */
    static Route get(String path, String tag, String summary, String gives, Handler handler) {
        return new Route("GET", path, tag, summary, List.of(), List.of(), Optional.empty(), gives, false, handler);
    }

    /** Begins a route that writes. */
    static Route write(String method, String path, String tag, String summary, String gives, Handler handler) {
        return new Route(method, path, tag, summary, List.of(), List.of(), Optional.empty(), gives, true, handler);
    }

    /** This with parameters. */
    Route takes(Param... more) {
        return with(plus(params, List.of(more)), headers, body);
    }

    /** This for any moment. */
    Route asOf() {
        return with(plus(params, MOMENT), headers, body);
    }

    /** This with headers that mean something. */
    Route hears(Param... more) {
        return with(params, plus(headers, List.of(more)), body);
    }

    /** This with a body of these members. */
    Route reads(Param... members) {
        return with(params, headers, Optional.of(List.of(members)));
    }

    /** This, which takes a body but changes nothing. */
    Route harmless() {
        return new Route(method, path, tag, summary, params, headers, body, gives, false, handler);
    }

    private Route with(List<Param> p, List<Param> h, Optional<List<Param>> b) {
        return new Route(method, path, tag, summary, p, h, b, gives, writes, handler);
    }

    private static List<Param> plus(List<Param> some, List<Param> more) {
        List<Param> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
