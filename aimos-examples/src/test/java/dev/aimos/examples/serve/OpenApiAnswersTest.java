package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation is asked, and what it answers is held to what the OpenAPI document says of it; members that the document does not
 * know are refused here, though not by the document.
 */
final class OpenApiAnswersTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String P = "/api/v1/";

    @TempDir
    private Path directory;

    private Served served;
    private JsonNode document;
    private final Set<String> asked = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, com.networknt.schema.Schema> schemas = new HashMap<>();

    @BeforeEach
    void open() throws Exception {
        served = Served.demo(options -> options.handlers("mock").backups(directory.resolve("backups")));
        document = served.get("/openapi.json").ok();
        close(document);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    /** Lets objects have no members but those they name. */
    private static void close(JsonNode schema) {
        if (schema.has("properties")
                && schema.path("type").asText().equals("object")
                && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        schema.forEach(OpenApiAnswersTest::close);
    }

    private com.networknt.schema.Schema schema(String id, JsonNode content) {
        return schemas.computeIfAbsent(id, name -> {
            ObjectNode root = JSON.createObjectNode();
            root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
            root.set("components", document.path("components"));
            root.putArray("allOf").add(content.path("schema"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(root.toString());
        });
    }

    private Served.Reply get(String template, String path) {
        return check("get", template, served.get(path));
    }

    private Served.Reply write(String method, String template, String path, String body) {
        return check(method, template, served.write(method.toUpperCase(java.util.Locale.ROOT), path, body));
    }

    private Served.Reply check(String method, String template, Served.Reply reply) {
        JsonNode operation = document.path("paths").path(template).path(method);
        assertThat(operation.isMissingNode()).as(method + " " + template).isFalse();
        String id = operation.path("operationId").asText();
        asked.add(id);
        String bare = reply.type().replaceFirst(";.*", "");
        JsonNode responses = operation.path("responses");
        boolean good = reply.status() < 400;
        JsonNode content =
                responses.path(good ? "2XX" : "default").path("content").path(bare);
        if (content.isMissingNode()) {
            wrong.add(id + ": nothing is said of " + bare);
        } else if (bare.contains("json") && !bare.equals("application/jsonl")) {
            schema(id + good, content).validate(reply.body(), InputFormat.JSON).stream()
                    .limit(3)
                    .forEach(error -> wrong.add(id + ": " + error.getInstanceLocation() + " " + error.getMessage()));
        }
        return reply;
    }

    private static String q(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void everyAnswerIsAsTheDocumentSays() {
        store();
        atoms();
        searches();
        graph();
        runs();
        witnesses();
        errors();
        assertThat(wrong).isEmpty();
        Set<String> all = document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream())
                .map(operation -> operation.getValue().path("operationId").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).isEqualTo(all);
    }

    private void store() {
        get("/health", "/health");
        get("/metrics", "/metrics");
        get("/openapi.json", "/openapi.json");
        get(P + "status", P + "status");
        get(P + "timeline", P + "timeline");
        get(P + "transactions", P + "transactions?limit=3");
        write("post", P + "verify", P + "verify", "{}");
        write("post", P + "snapshots", P + "snapshots", "{\"note\": \"n\"}");
        JsonNode snapshots = get(P + "snapshots", P + "snapshots").ok().path("items");
        get(P + "proofs", P + "proofs?key=facts/budget");
        get(
                P + "proofs",
                P + "proofs?from=" + q(snapshots.path(0).path("id").asText()) + "&to="
                        + q(snapshots.path(1).path("id").asText()));
        get(P + "diff", P + "diff?from=20&to=60");
        write("post", P + "backups", P + "backups", "{\"name\": \"b\"}");
        get(P + "backups", P + "backups");
        for (String trail : List.of("trail", "trail.csv", "trail.jsonl")) {
            get(P + trail, P + trail);
        }
    }

    private void atoms() {
        get(P + "atoms", P + "atoms?limit=50");
        String atom = P + "atoms/{key}";
        for (String body : List.of(
                "{\"text\": \"The gulls are back.\", \"tags\": {\"a\": 0.5}, \"metadata\": {\"x\": [1]}, \"policies\": [\"pii\"],"
                        + " \"validTo\": \"2030-01-01\"}",
                "{\"base64\": \"AAEC\", \"mediaType\": \"image/png\"}",
                "{\"uri\": \"https://example.org/\", \"mediaType\": \"text/html\"}")) {
            write("put", atom, P + "atoms/n", body);
            get(atom, P + "atoms/n");
        }
        write("post", P + "atoms", P + "atoms", "{\"atoms\": [{\"key\": \"b\", \"text\": \"The gulls are white.\"}]}");
        get(P + "history/{key}", P + "history/facts/lamp-supplier?content=true");
        write("delete", atom, P + "atoms/n", "");
        write("delete", atom, P + "atoms/never", "");
        write("post", P + "erasures", P + "erasures", "{\"keys\": [\"n\"]}");
    }

    private void searches() {
        for (String more : List.of("", "&parent=true&window=1&explain=true&graph=0.3", "&level=document", "&q=x")) {
            get(P + "query", P + "query?q=light" + more);
        }
        get(P + "context", P + "context?q=light&budget=300");
        get(P + "answer", P + "answer?q=light");
        get(P + "answer", P + "answer?q=zebra");
        get(P + "outline/{key}", P + "outline/docs/guide.md");
    }

    private void graph() {
        get(P + "graph/stats", P + "graph/stats");
        get(P + "graph/query", P + "graph/query?pattern=" + q("?a ?b ?c"));
        write(
                "post",
                P + "graph/assertions",
                P + "graph/assertions",
                "{\"subject\": \"gull\", \"predicate\": \"colour\", \"object\": \"white\", \"evidence\": {\"key\": \"b\", \"quote\":"
                        + " \"gulls\", \"source\": \"me\"}}");
        write(
                "post",
                P + "graph/assertions",
                P + "graph/assertions",
                "{\"subject\": \"gull\", \"predicate\": \"colour\", \"object\": \"white\", \"positive\": false}");
        Set<String> ids = new TreeSet<>();
        for (JsonNode item :
                get(P + "graph/find", P + "graph/find?limit=6").ok().path("items")) {
            JsonNode around = get(
                            P + "graph/around/{id}",
                            P + "graph/around/" + q(item.path("id").asText()))
                    .ok();
            around.path("nodes").forEach(node -> ids.add(node.path("id").asText()));
            around.path("links").forEach(link -> ids.add(link.path("said").asText()));
        }
        ids.add("predicate:supplied by");
        for (String id : ids) {
            for (String what : List.of("items", "history", "trace", "impact")) {
                get(P + "graph/" + what + "/{id}", P + "graph/" + what + "/" + q(id));
            }
        }
        JsonNode last = null;
        for (JsonNode one : get(P + "graph/contradictions", P + "graph/contradictions?resolved=true&any_time=true")
                .ok()
                .path("items")) {
            last = one.path("open").asBoolean() ? one : last;
        }
        assertThat(last).isNotNull();
        JsonNode resolved = write(
                        "post",
                        P + "graph/resolutions",
                        P + "graph/resolutions",
                        "{\"first\": " + last.path("first").path("id") + ", \"second\": "
                                + last.path("second").path("id") + ", \"decision\": \"escalate\"}")
                .ok();
        write(
                "delete",
                P + "graph/items/{id}",
                P + "graph/items/" + q(resolved.path("id").asText()),
                "");
    }

    private void runs() {
        String run = P + "runs/{run}";
        for (JsonNode plan : get(P + "plans", P + "plans").ok().path("items")) {
            String syntax = plan.path("file").asText().endsWith(".yaml") ? "yaml" : "acl";
            write(
                    "post",
                    P + "plans/check",
                    P + "plans/check",
                    "{\"text\": " + plan.path("text") + ", \"syntax\": \"" + syntax + "\"}");
        }
        write("post", P + "plans/check", P + "plans/check", "{\"text\": \"PLAN\"}");
        String body = "{\"plan\": \"approval\", \"inputs\": {\"topic\": \"light\"}, \"id\": \"%s\"}";
        write("post", P + "runs", P + "runs", body.formatted("r"));
        served.awaitRun("r", "waiting");
        for (String id : List.of("r", "year-end", "half-year", "spring-review")) {
            get(run, P + "runs/" + id);
            get(run + "/plan", P + "runs/" + id + "/plan");
            get(run + "/mermaid", P + "runs/" + id + "/mermaid");
            get(run + "/events", P + "runs/" + id + "/events");
        }
        write("post", run + "/decisions", P + "runs/r/decisions", "{\"choice\": \"approve\", \"by\": \"me\"}");
        write("post", run + "/decisions", P + "runs/year-end/decisions", "{\"choice\": \"approve\", \"by\": \"me\"}");
        write("post", run + "/resume", P + "runs/year-end/resume", "{}");
        write("post", P + "runs", P + "runs", body.formatted("s"));
        write("post", run + "/cancel", P + "runs/s/cancel", "{\"by\": \"me\", \"reason\": \"x\"}");
        get(run + "/events", P + "runs/s/events");
        get(P + "runs", P + "runs");
    }

    private void witnesses() {
        String one = P + "witnesses/{id}";
        String last = "";
        for (JsonNode item : get(P + "witnesses", P + "witnesses").ok().path("items")) {
            last = item.path("id").asText();
            get(one, P + "witnesses/" + last);
            get(one + "/verdict", P + "witnesses/" + last + "/verdict");
        }
        for (String question : List.of("When does the light open?", "zebra?")) {
            write("post", P + "witnesses", P + "witnesses", "{\"question\": \"" + question + "\"}");
        }
        write("post", one + "/outcome", P + "witnesses/" + last + "/outcome", "{\"correct\": true, \"by\": \"me\"}");
        get(one, P + "witnesses/" + last);
        get(P + "reach", P + "reach?key=facts/budget");
        get(P + "calibration", P + "calibration");
        get(P + "calibration.svg", P + "calibration.svg");
    }

    private void errors() {
        get(P + "atoms/{key}", P + "atoms/none");
        get(P + "atoms", P + "atoms?limit=x");
        write("post", P + "runs", P + "runs", "{\"text\": \"PLAN\"}");
        write("put", P + "atoms/{key}", P + "atoms/k", "nul");
    }
}
