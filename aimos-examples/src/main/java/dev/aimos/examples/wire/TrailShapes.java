package dev.aimos.examples.wire;

import dev.aimos.memory.Hash;
import dev.aimos.witness.TrailChange;
import dev.aimos.witness.TrailEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the JSON output about the trail looks like; {@code docs/cli.md} describes it. Members that do not apply are null. */
public final class TrailShapes {
    private TrailShapes() {}

    public static Map<String, @Nullable Object> entry(TrailEntry entry) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("tx", entry.tx());
        shape.put("at", entry.at().toString());
        shape.put("correlation", entry.correlation().orElse(null));
        shape.put("verb", entry.verb().orElse(null));
        shape.put("changes", entry.changes().stream().map(TrailShapes::change).toList());
        shape.put("witnesses", entry.recorded().stream().map(Hash::hex).toList());
        shape.put("named", entry.named());
        return shape;
    }

    private static Map<String, @Nullable Object> change(TrailChange change) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("seq", change.seq());
        shape.put("kind", change.kind().word());
        shape.put("subject", change.subject().orElse(null));
        shape.put("what", change.what());
        shape.put("erased", change.erased());
        return shape;
    }
}
