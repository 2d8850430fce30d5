package dev.aimos.examples.serve;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Sends answers. */
final class Sending {
    private static final System.Logger LOG = System.getLogger(Sending.class.getName());

    private static final String ANSWERED = "aimos.answered";

    private Sending() {}

    /** Whether there is an answer already. */
    static boolean answered(Context http) {
        return http.attribute(ANSWERED) != null;
    }

    static void write(Context http, Answer answer) {
        http.attribute(ANSWERED, true);
        http.status(answer.status());
        Answer.COMMON.forEach(http::header);
        answer.headers().forEach(http::header);
        if (!answer.type().isEmpty()) {
            http.contentType(answer.type());
        }
        try {
            if (answer.streamed()) {
                stream(http, answer);
            } else {
                ByteArrayOutputStream whole = new ByteArrayOutputStream();
                answer.body().write(whole);
                whole(http, whole.toByteArray());
            }
        } catch (IOException e) {
            // Who asked is gone; there is nobody to tell.
            LOG.log(System.Logger.Level.DEBUG, "an answer found nobody to take it", e);
        }
    }

    /** Sent at once, and not when everything else is done: who stops the server waits for it. */
    private static void whole(Context http, byte[] body) throws IOException {
        if (http.method().equals(HandlerType.HEAD)) {
            http.res().setContentLengthLong(body.length);
        } else {
            try (OutputStream out = http.outputStream()) {
                out.write(body);
            }
            end(http);
        }
    }

    /**
     * An answer that fails half-way is broken off, so that nobody takes the half for the whole; if nothing was sent yet, what went
     * wrong is answered instead.
     */
    private static void stream(Context http, Answer answer) throws IOException {
        if (http.method().equals(HandlerType.HEAD)) {
            return;
        }
        try (OutputStream out = http.outputStream()) {
            try {
                answer.body().write(out);
            } catch (RuntimeException e) {
                if (http.res().isCommitted()) {
                    LOG.log(System.Logger.Level.ERROR, "an answer was broken off", e);
                    ServletContextRequest.getServletContextRequest(http.req())
                            .getConnectionMetaData()
                            .getConnection()
                            .getEndPoint()
                            .close(e);
                    return;
                }
                http.res().resetBuffer();
                http.res().setHeader("Content-Disposition", null);
                Answer problem = Problems.of(e, Optional.empty());
                http.status(problem.status());
                http.contentType(problem.type());
                problem.body().write(out);
            }
        }
        end(http);
    }

    /** Javalin's stream compresses, but does not close what is below it. */
    private static void end(Context http) throws IOException {
        http.res().getOutputStream().close();
    }
}
