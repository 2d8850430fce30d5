package dev.aimos.core.witness;

import dev.aimos.Json;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Modality;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Filters as JSON, members at their default left out. */
final class FilterJson {
    private FilterJson() {}

    static Json.Obj write(Filter filter) {
        Map<String, Json> json = new LinkedHashMap<>();
        if (!filter.keyPrefix().isEmpty()) {
            json.put("keyPrefix", Json.of(filter.keyPrefix()));
        }
        if (!filter.metadata().isEmpty()) {
            json.put("metadata", new Json.Obj(filter.metadata()));
        }
        if (!filter.modalities().isEmpty()) {
            json.put(
                    "modalities",
                    new Json.Arr(
                            filter.modalities().stream().map(QueryJson::word).toList()));
        }
        if (!filter.recordedFrom().equals(Instant.MIN)) {
            json.put("recordedFrom", Json.of(filter.recordedFrom().toString()));
        }
        if (!filter.recordedUntil().equals(Instant.MAX)) {
            json.put("recordedUntil", Json.of(filter.recordedUntil().toString()));
        }
        if (!filter.tags().isEmpty()) {
            Map<String, Json> tags = new LinkedHashMap<>();
            filter.tags().forEach((name, weight) -> tags.put(name, Json.of(weight)));
            json.put("tags", new Json.Obj(tags));
        }
        if (!filter.withoutPolicies().isEmpty()) {
            json.put(
                    "withoutPolicies",
                    new Json.Arr(filter.withoutPolicies().stream().map(Json::of).toList()));
        }
        return new Json.Obj(json);
    }

    static Filter read(Json.Obj json) {
        Payloads.only(
                json,
                "keyPrefix",
                "metadata",
                "modalities",
                "recordedFrom",
                "recordedUntil",
                "tags",
                "withoutPolicies");
        Map<String, Double> tags = new TreeMap<>();
        if (json.members().containsKey("tags")) {
            Json.Obj given = Payloads.object(json, "tags");
            given.members().keySet().forEach(name -> tags.put(name, Payloads.number(given, name)));
        }
        Set<Modality> modalities = new LinkedHashSet<>();
        for (Json word : list(json, "modalities")) {
            modalities.add(Payloads.word(Json.Obj.EMPTY.with("modality", word), "modality", Modality.values()));
        }
        Set<String> policies = new LinkedHashSet<>();
        for (Json policy : list(json, "withoutPolicies")) {
            policies.add(Payloads.string(Json.Obj.EMPTY.with("policy", policy), "policy"));
        }
        return new Filter(
                tags,
                modalities,
                metadata(json),
                json.members().containsKey("keyPrefix") ? Payloads.string(json, "keyPrefix") : "",
                policies,
                instant(json, "recordedFrom", Instant.MIN),
                instant(json, "recordedUntil", Instant.MAX));
    }

    private static Map<String, Json> metadata(Json.Obj json) {
        if (!json.members().containsKey("metadata")) {
            return Map.of();
        }
        Json.Obj values = Payloads.object(json, "metadata");
        values.members().forEach((path, value) -> {
            if (!(value instanceof Json.Str || value instanceof Json.Num || value instanceof Json.Bool)) {
                throw Payloads.malformed("'metadata' has strings, numbers and truth values");
            }
        });
        return values.members();
    }

    private static List<Json> list(Json.Obj json, String name) {
        Json value = json.members().get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Json.Arr list) {
            return new ArrayList<>(list.items());
        }
        throw Payloads.malformed("'" + name + "' is a list");
    }

    private static Instant instant(Json.Obj json, String name, Instant otherwise) {
        if (!json.members().containsKey(name)) {
            return otherwise;
        }
        try {
            return Instant.parse(Payloads.string(json, name));
        } catch (DateTimeException e) {
            throw Payloads.malformed("'" + name + "' is a time");
        }
    }
}
