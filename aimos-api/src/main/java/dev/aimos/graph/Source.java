package dev.aimos.graph;

import dev.aimos.Json;
import java.util.Objects;

/**
 * Where evidence comes from: a document, a person, a sensor.
 *
 * @param id its id, {@code source:…}
 * @param name what people call it
 * @param reliability how much of what it says turns out true, from 0 to 1
 * @param properties whatever else is to be kept with it, such as its address
 */
public record Source(String id, String name, double reliability, Json.Obj properties) implements Item {
    public Source {
        Ids.require(Kind.SOURCE, id);
        Ids.text("name", name);
        reliability = Ids.share("reliability", reliability);
        Objects.requireNonNull(properties, "properties");
    }

    /** A source whose id is made of its name. */
    public static Source of(String name, double reliability) {
        return new Source(idOf(name), name, reliability, Json.Obj.EMPTY);
    }

    /** The id that {@link #of} makes of a name. */
    public static String idOf(String name) {
        return Ids.named(Kind.SOURCE, name);
    }

    @Override
    public Kind kind() {
        return Kind.SOURCE;
    }
}
