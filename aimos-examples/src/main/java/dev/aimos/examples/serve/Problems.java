package dev.aimos.examples.serve;

import dev.aimos.AimosException;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.PlanProblems;
import dev.aimos.plan.PlanRefused;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Every error as one kind of document: a problem as of RFC 9457, with the stable code of what went wrong. */
final class Problems {
    static final String TYPE = "application/problem+json";

    private static final System.Logger LOG = System.getLogger(Problems.class.getName());

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Content Too Large"),
            Map.entry(414, "URI Too Long"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(417, "Expectation Failed"),
            Map.entry(421, "Misdirected Request"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(426, "Upgrade Required"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(505, "HTTP Version Not Supported"));

    private Problems() {}

    /** The answer to a failure. */
    static Answer of(Throwable failure, Optional<String> correlation) {
        return switch (failure) {
            case Refusal refusal -> {
                Answer answer =
                        problem(refusal.status(), refusal.code(), message(refusal), false, List.of(), correlation);
                for (var header : refusal.headers().entrySet()) {
                    answer = answer.header(header.getKey(), header.getValue());
                }
                yield answer;
            }
            case Failure wrong -> problem(status(wrong), wrong.code(), message(wrong), false, List.of(), correlation);
            case PlanRefused refused ->
                problem(
                        422,
                        refused.code(),
                        message(refused).lines().findFirst().orElse(""),
                        false,
                        refused.problems().stream().map(PlanProblems::shape).toList(),
                        correlation);
            case AimosException failed -> {
                Answer answer = problem(
                        status(failed), failed.code(), message(failed), failed.retryable(), List.of(), correlation);
                yield failed.retryable() ? answer.header("Retry-After", "1") : answer;
            }
            case IOException broken ->
                broken.getCause() instanceof TimeoutException
                        ? problem(
                                408,
                                "body-slow",
                                "the body stopped coming; send it again",
                                true,
                                List.of(),
                                correlation)
                        : problem(400, "body-unreadable", message(broken), true, List.of(), correlation);
            case IllegalStateException closed -> {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "not at this time; correlation " + correlation.orElse("-"),
                        closed);
                yield problem(503, "unavailable", message(closed), true, List.of(), correlation);
            }
            default -> {
                LOG.log(System.Logger.Level.ERROR, "a request failed; correlation " + correlation.orElse("-"), failure);
                yield problem(
                        500,
                        "internal",
                        "this is a fault of aimos, not yours; the server's log shows where",
                        false,
                        List.of(),
                        correlation);
            }
        };
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private static int status(Failure wrong) {
        return switch (wrong.exit()) {
            case Exit.FINDING -> 404;
            case Exit.STORE -> 503;
            default -> 400;
        };
    }

    private static int status(AimosException failure) {
        return switch (failure) {
            case AimosException.InvalidRequest invalid -> 400;
            case AimosException.NotFound missing -> 404;
            case AimosException.Conflict conflict -> 409;
            case AimosException.Busy busy -> 503;
            case AimosException.Fault fault -> 503;
            case AimosException.Unsupported unsupported -> 501;
            case AimosException.Corrupt corrupt -> 500;
        };
    }

    static Answer problem(int status, String code, String detail) {
        return problem(status, code, detail, false, List.of(), Optional.empty());
    }

    private static Answer problem(
            int status,
            String code,
            String detail,
            boolean retryable,
            List<Map<String, Object>> problems,
            Optional<String> correlation) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", TITLES.getOrDefault(status, "Error"));
        document.put("status", status);
        document.put("code", code);
        document.put("detail", detail);
        document.put("retryable", retryable);
        if (!problems.isEmpty()) {
            document.put("problems", problems);
        }
        correlation.ifPresent(id -> document.put("correlation", id));
        return Answer.bytes(status, TYPE, Documents.bytes(document));
    }
}
