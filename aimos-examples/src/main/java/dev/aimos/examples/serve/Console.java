package dev.aimos.examples.serve;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The operator console: one page with its style and its script, from the server's own origin and nowhere else. */
final class Console {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /** Names of files under {@code /console/}; nothing else is looked for on the class path. */
    private static final Pattern FILE = Pattern.compile("[a-z][a-z-]{0,40}\\.(css|js|svg)");

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

    void register(JavalinConfig config, BiConsumer<Context, Answer> page) {
        config.routes.get("/", http -> page.accept(http, answer("console.html")));
        config.routes.get("/console.css", http -> page.accept(http, answer("console.css")));
        config.routes.get("/console/{file}", http -> page.accept(http, file(http.pathParam("file"))));
    }

    private static Answer file(String name) {
        return FILE.matcher(name).matches() ? answer("console/" + name) : missing(name);
    }

    private static Answer missing(String name) {
        return Problems.problem(404, "no-such-path", "the console has no '" + name + "'");
    }

    private static Answer answer(String file) {
        byte[] bytes;
        try (InputStream in = Console.class.getResourceAsStream(file)) {
            if (in == null) {
                return missing(file);
            }
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1)) + "; charset=utf-8";
        return Answer.bytes(200, type, bytes).header("Content-Security-Policy", POLICY);
    }
}
