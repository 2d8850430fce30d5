package dev.aimos.apoe;

import dev.aimos.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Members of an object in the making. */
final class Fields {
    private final Map<String, Json> members = new LinkedHashMap<>();

    static Fields of() {
        return new Fields();
    }

    Fields put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    Fields text(String name, String value) {
        return put(name, Json.of(value));
    }

    Fields texts(String name, List<String> values) {
        return put(name, new Json.Arr(values.stream().map(Json::of).toList()));
    }

    Fields number(String name, double value) {
        return put(name, Json.of(value));
    }

    Fields flag(String name, boolean value) {
        return put(name, Json.of(value));
    }

    Json.Obj build() {
        return new Json.Obj(members);
    }
}
