package dev.aimos.examples.serve;

import dev.aimos.examples.wire.Failure;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Who may ask, and from where. A page of another site that a browser shows can send requests to a server on loopback, too; so
 * the name under which the server was reached must be one of its own (against DNS rebinding), and a request that writes must
 * come from the server's own pages or from no page at all, and carry a header that no form can send.
 */
final class Guard {
    /** Must be sent with every request that writes; a form cannot, and another site's script may not without being asked. */
    static final String HEADER = "X-Aimos-Request";

    private final ServerOptions options;
    private final Set<String> names = new HashSet<>();

    Guard(ServerOptions options) {
        this.options = options;
        names.addAll(Set.of("localhost", "127.0.0.1", "[::1]"));
        names.add(options.host().contains(":") ? "[" + options.host() + "]" : options.host());
        options.hosts().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Refuses to listen where strangers can reach the server without a token. */
    static void requireSafe(ServerOptions options) {
        boolean loopback;
        try {
            loopback = InetAddress.getByName(options.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw Failure.usage("bad-host", "there is no address '" + options.host() + "' to listen on", e);
        }
        if (!loopback && options.token().isEmpty()) {
            throw Failure.usage(
                    "token-needed",
                    options.host() + " can be reached by others, so callers must present a token; put one into a file"
                            + " and name it with --token-file, or into AIMOS_TOKEN");
        }
        if (options.token().map(String::length).orElse(32) < 16) {
            throw Failure.usage("token-short", "a token has at least 16 characters");
        }
    }

    /** Refuses who must not ask. */
    void check(Context http, Route route, boolean open) {
        requireHost(http);
        if (!open) {
            requireToken(http);
        }
        if (route.writes() && options.readOnly()) {
            throw new Refusal(403, "read-only", "this server only reads; start it without --read-only to write");
        }
        if (route.method().equals("GET")) {
            boolean navigates = "navigate".equals(http.header("Sec-Fetch-Mode"));
            if (!open && !navigates) {
                requireOwnSite(http);
            }
            return;
        }
        requireOwnSite(http);
        if (http.header(HEADER) == null) {
            throw new Refusal(
                    403, "header-missing", "send the header " + HEADER + ": 1, which shows that no web form sent this");
        }
    }

    private void requireHost(Context http) {
        String host = http.header("Host");
        String name = host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        if (!names.contains(name)) {
            throw new Refusal(
                    421,
                    "unknown-host",
                    "this server is not '" + name + "'; --allow-host adds a name it is reached by");
        }
    }

    private void requireToken(Context http) {
        if (options.token().isEmpty()) {
            return;
        }
        String given = http.header("Authorization");
        byte[] wanted = ("Bearer " + options.token().get()).getBytes(StandardCharsets.UTF_8);
        boolean right = given != null && MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8));
        if (!right) {
            throw new Refusal(
                            401,
                            given == null ? "token-missing" : "token-wrong",
                            "present the server's token: Authorization: Bearer TOKEN")
                    .header("WWW-Authenticate", "Bearer realm=\"aimos\"");
        }
    }

    private void requireOwnSite(Context http) {
        String site = http.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new Refusal(403, "cross-site", "a page of another site may not ask here");
        }
        String origin = http.header("Origin");
        if (origin != null && !origin.equalsIgnoreCase(http.scheme() + "://" + http.header("Host"))) {
            throw new Refusal(403, "cross-site", "a page from " + origin + " may not ask here");
        }
    }
}
