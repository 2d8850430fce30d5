package dev.aimos.examples.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The interface as an OpenAPI 3.1 document, made of the routes themselves. */
final class OpenApi {
    private static final Pattern PART = Pattern.compile("[{<](\\w+)[}>]");

    private static final Schemas SCHEMAS = Schemas.load();

    private OpenApi() {}

    static Map<String, Object> document(List<Route> routes) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Route route : routes) {
            paths.computeIfAbsent(PART.matcher(route.path()).replaceAll("{$1}"), path -> new LinkedHashMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                ordered(
                        "title",
                        "aimos",
                        "version",
                        "1",
                        "description",
                        "A memory over HTTP. Shapes are those of the command line's --json; docs/cli.md and"
                                + " docs/serve.md describe them. Parts of paths that are keys or ids may have"
                                + " slashes.",
                        "license",
                        ordered("name", "Apache-2.0", "identifier", "Apache-2.0")));
        document.put("servers", List.of(ordered("url", "/")));
        document.put("security", List.of(ordered(), ordered("token", List.of())));
        document.put("paths", paths);
        document.put("components", components());
        return document;
    }

    private static Map<String, Object> components() {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "object");
        problem.put("required", List.of("type", "title", "status", "code", "detail"));
        problem.put(
                "properties",
                ordered(
                        "type", schema("string"),
                        "title", schema("string"),
                        "status", schema("integer"),
                        "code", schema("string"),
                        "detail", schema("string"),
                        "retryable", schema("boolean"),
                        "correlation", schema("string"),
                        "problems", ordered("$ref", "#/components/schemas/Problems")));
        Map<String, Object> components = new LinkedHashMap<>();
        Map<String, Object> schemas = ordered("Problem", problem);
        schemas.putAll(SCHEMAS.components());
        components.put("schemas", schemas);
        components.put("securitySchemes", ordered("token", ordered("type", "http", "scheme", "bearer")));
        return components;
    }

    private static Map<String, Object> operation(Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("tags", List.of(route.tag()));
        operation.put("operationId", id(route));
        operation.put("summary", route.summary());
        List<Map<String, Object>> parameters = new ArrayList<>();
        PART.matcher(route.path())
                .results()
                .forEach(part -> parameters.add(
                        parameter("path", new Route.Param(part.group(1), "string", true, "Percent-encoded."))));
        route.params().forEach(param -> parameters.add(parameter("query", param)));
        route.headers().forEach(param -> parameters.add(parameter("header", param)));
        parameters.add(parameter(
                "header", Route.Param.text("X-Correlation-Id", "Whose call this is; recorded with what it writes.")));
        if (route.writes()) {
            parameters.add(parameter(
                    "header", Route.Param.text("Idempotency-Key", "Sent again, the first answer is given again.")));
        }
        if (!route.method().equals("GET")) {
            parameters.add(parameter(
                    "header",
                    Route.Param.text(Guard.HEADER, "1; shows that no web form sent this.")
                            .needed()));
        }
        operation.put("parameters", parameters);
        route.body().ifPresent(members -> operation.put("requestBody", body(members)));
        Map<String, Object> responses = new LinkedHashMap<>();
        Map<String, Object> given = ordered("description", route.gives());
        SCHEMAS.content(id(route)).ifPresent(content -> given.put("content", content));
        responses.put("2XX", given);
        responses.put(
                "default",
                ordered(
                        "description",
                        "What went wrong.",
                        "content",
                        ordered(Problems.TYPE, ordered("schema", ordered("$ref", "#/components/schemas/Problem")))));
        operation.put("responses", responses);
        return operation;
    }

    static String id(Route route) {
        String path = PART.matcher(route.path().replaceFirst("^/api/v1", "")).replaceAll("by-$1");
        return (route.method().toLowerCase(Locale.ROOT) + path).replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static Map<String, Object> parameter(String in, Route.Param param) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("name", param.name());
        shape.put("in", in);
        shape.put("required", param.required());
        shape.put("description", param.what());
        shape.put("schema", schema(param.type()));
        return shape;
    }

    private static Map<String, Object> body(List<Route.Param> members) {
        Map<String, Object> properties = new LinkedHashMap<>();
        members.forEach(member -> {
            Map<String, Object> shape = new LinkedHashMap<>(schema(member.type()));
            shape.put("description", member.what());
            properties.put(member.name(), shape);
        });
        List<String> required = members.stream()
                .filter(Route.Param::required)
                .map(Route.Param::name)
                .toList();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return ordered("required", !required.isEmpty(), "content", ordered(Answer.JSON, ordered("schema", schema)));
    }

    private static Map<String, Object> schema(String type) {
        return ordered("type", type);
    }

    /** A map in the order given, so that the document is the same each time: a name, its value, and so on. */
    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
