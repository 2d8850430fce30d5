package dev.aimos.inmemory;

import dev.aimos.Json;
import dev.aimos.core.plan.EventJson;
import dev.aimos.core.plan.TurnRecord;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.plan.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An event that follows from others, with one member other than it was.
 *
 * @param member the member's name
 */
record Altered(String member, Event event) {

    /** An event altered in each of its members in turn, as far as it is an event then. */
    static List<Altered> each(Event event) {
        List<Altered> all = new ArrayList<>();
        Json.Obj json = EventJson.of(event);
        for (Map.Entry<String, Json> member : json.members().entrySet()) {
            if (!member.getKey().equals("event")) {
                try {
                    all.add(new Altered(member.getKey(), read(json.with(member.getKey(), other(member.getValue())))));
                } catch (IOException e) {
                    // Of a few words, or a moment: what is none of them is refused when it is read.
                }
            }
        }
        return all;
    }

    private static Json other(Json value) {
        return switch (value) {
            case Json.Str text -> Json.of(text.value() + "x");
            case Json.Num number -> Json.of(number.value() + 1);
            case Json.Bool flag -> Json.of(!flag.value());
            case Json.Arr list -> Json.from(List.of("x"));
            case Json.Obj object ->
                object.with(
                        object.members().containsKey("code") ? "code" : "tokens",
                        object.members().containsKey("code") ? Json.of("x") : Json.of(77));
            case Json.Null nothing -> Json.of(1);
        };
    }

    private static Event read(Json.Obj event) throws IOException {
        String turn = "{\"at\":\"2026-01-01T00:00:00Z\",\"events\":[{\"event\":\"resumed\"},"
                + CanonicalWriter.toText(event) + "],\"first\":0,\"happened\":1,\"run\":\"run\"}";
        return TurnRecord.decode(turn.getBytes(StandardCharsets.UTF_8)).events().get(1);
    }
}
