package dev.aimos.examples.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses before any of our code sees it, such as a request that is no HTTP, as problems like all others. */
final class ErrorPages extends ErrorHandler {
    private static final Map<Integer, String> CODES = Map.of(
            400, "bad-request",
            404, "no-such-path",
            408, "body-slow",
            413, "body-too-large",
            414, "uri-too-long",
            417, "bad-expectation",
            426, "bad-version",
            431, "headers-too-large",
            505, "bad-version");

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        int status = response.getStatus();
        Object message = request.getAttribute(ERROR_MESSAGE);
        Answer answer = Problems.problem(
                status, CODES.getOrDefault(status, "bad-request"), "the request cannot be read: " + message);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
        Answer.COMMON.forEach((name, value) -> response.getHeaders().put(name, value));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        answer.body().write(body);
        response.write(true, ByteBuffer.wrap(body.toByteArray()), callback);
        return true;
    }
}
