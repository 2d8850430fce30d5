package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.plan.Comparison;
import dev.aimos.plan.Comparison.Difference;
import dev.aimos.plan.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Holds events against each other, and says where they differ. */
public final class Comparing {
    private static final int MOST = 100;

    private final Set<String> ignored;
    private final List<Difference> differences = new ArrayList<>();
    private long events;

    /**
     * @param ignored members of events that may differ
     */
    public Comparing(Set<String> ignored) {
        this.ignored = Set.copyOf(ignored);
    }

    /** Compares events that are to be the same, the first of which has a number. */
    public void compare(long first, List<Event> recorded, List<Event> computed) {
        int longer = Math.max(recorded.size(), computed.size());
        events += recorded.size();
        for (int i = 0; i < longer && differences.size() < MOST; i++) {
            Optional<Json.Obj> one = i < recorded.size() ? Optional.of(of(recorded.get(i))) : Optional.empty();
            Optional<Json.Obj> other = i < computed.size() ? Optional.of(of(computed.get(i))) : Optional.empty();
            if (!one.equals(other)) {
                differences.add(difference(first + i, one, other));
            }
        }
    }

    private Json.Obj of(Event event) {
        Json.Obj json = EventJson.of(event);
        if (ignored.isEmpty()) {
            return json;
        }
        Map<String, Json> kept = new LinkedHashMap<>(json.members());
        kept.keySet().removeAll(ignored);
        return new Json.Obj(kept);
    }

    private static Difference difference(long number, Optional<Json.Obj> one, Optional<Json.Obj> other) {
        String step = step(one.orElse(other.orElse(Json.Obj.EMPTY)));
        String what;
        if (one.isEmpty()) {
            what = "an event more in the second";
        } else if (other.isEmpty()) {
            what = "an event more in the first";
        } else {
            Set<String> names = new TreeSet<>(one.get().members().keySet());
            names.addAll(other.get().members().keySet());
            names.removeIf(name -> one.get().get(name).equals(other.get().get(name)));
            what = String.join(", ", names);
        }
        return new Difference(number, step, what, one.map(CanonicalWriter::toText), other.map(CanonicalWriter::toText));
    }

    private static String step(Json.Obj event) {
        return event.members().get("step") instanceof Json.Str step ? step.value() : "";
    }

    /** What came of it. */
    public Comparison result() {
        return new Comparison(events, differences);
    }

    /** Whether nothing has differed so far. */
    public boolean same() {
        return differences.isEmpty();
    }
}
