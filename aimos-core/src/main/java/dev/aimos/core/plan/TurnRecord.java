package dev.aimos.core.plan;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.json.JsonReader;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.plan.Event;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A turn of a run as the journal keeps it.
 *
 * @param run the run
 * @param first number of its first event
 * @param at when it was, in microseconds
 * @param happened how many of the events came from outside: the first ones
 * @param held whether no attempt could begin, because nobody ran the run
 * @param events all of them; at least one
 */
public record TurnRecord(String run, long first, long at, int happened, boolean held, List<Event> events) {
    private static final String OUTPUTS = "outputs";

    public TurnRecord {
        events = List.copyOf(events);
    }

    /** The events from outside. */
    public List<Event> outside() {
        return events.subList(0, happened);
    }

    /** The hashes of the plans that it brings in: without them, nobody can compute the run. */
    public Set<String> plans() {
        Set<String> hashes = new LinkedHashSet<>();
        for (Event event : outside()) {
            if (event instanceof Event.Started started) {
                hashes.add(started.plan());
            } else if (event instanceof Event.Proposed proposed) {
                hashes.add(proposed.plan());
            }
        }
        return hashes;
    }

    /** Number of its last event. */
    public long last() {
        return first + events.size() - 1;
    }

    /** The payload of its record: canonical JSON. */
    public byte[] encode() {
        Map<String, Json.Obj> returned = new HashMap<>();
        CanonicalWriter out = new CanonicalWriter(128 + 128 * events.size());
        out.open().member("at", Micros.toInstant(at).toString());
        out.name("events").openList();
        for (Event event : events) {
            if (event instanceof Event.Returned outputs) {
                returned.put(outputs.step(), outputs.outputs());
            }
            write(event, returned, out.item());
        }
        out.closeList();
        out.member("first", first);
        out.member("happened", happened);
        if (held) {
            out.member("held", Json.of(true));
        }
        out.member("run", run);
        return out.close().toBytes();
    }

    /** A step's outputs are not written twice when they are those that its attempt gave back in the same turn. */
    @SuppressWarnings("ReferenceEquality") // the very same; equal ones would take long to compare
    private static void write(Event event, Map<String, Json.Obj> returned, CanonicalWriter out) {
        if (!(event instanceof Event.Completed done) || !returned.containsKey(done.step())) {
            EventJson.write(event, out);
        } else if (returned.get(done.step()) == done.outputs()) {
            EventJson.write(new Event.Completed(done.step(), Json.Obj.EMPTY), out);
        } else {
            // Also if there are none: they are not those given back.
            out.value(EventJson.of(event).with(OUTPUTS, done.outputs()));
        }
    }

    /** Reads what {@link #encode} wrote. */
    public static TurnRecord decode(byte[] payload) throws IOException {
        if (!(JsonReader.read(payload) instanceof Json.Obj json)
                || !(json.members().get("events") instanceof Json.Arr written)
                || !(json.members().get("run") instanceof Json.Str run)
                || !(json.members().get("at") instanceof Json.Str at)
                || !(json.members().get("first") instanceof Json.Num first)
                || !(json.members().get("happened") instanceof Json.Num happened)) {
            throw new IOException("a record of a run has at, events, first, happened and run");
        }
        List<Event> events = new ArrayList<>();
        Map<String, Json.Obj> returned = new HashMap<>();
        for (Json one : written.items()) {
            Event event = EventReader.read(one);
            if (event instanceof Event.Returned outputs) {
                returned.put(outputs.step(), outputs.outputs());
            } else if (event instanceof Event.Completed done
                    && !((Json.Obj) one).members().containsKey(OUTPUTS)) {
                event = new Event.Completed(done.step(), returned.getOrDefault(done.step(), Json.Obj.EMPTY));
            }
            events.add(event);
        }
        Json held = json.members().get("held");
        if (held != null && !held.equals(Json.of(true))) {
            throw new IOException("'held' of a record of a run is true, or left out");
        }
        try {
            TurnRecord turn = new TurnRecord(
                    run.value(),
                    EventReader.whole("first", first),
                    Micros.of(Instant.parse(at.value())),
                    EventReader.count("happened", happened),
                    held != null,
                    events);
            turn.requireOutsideFirst();
            return turn;
        } catch (DateTimeException | AimosException.InvalidRequest e) {
            throw new IOException("a moment cannot be read: " + at.value(), e);
        }
    }

    private void requireOutsideFirst() throws IOException {
        if (happened < 1 || happened > events.size()) {
            throw new IOException("a record of a run has at least one event, and one from outside");
        }
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).external() != i < happened) {
                throw new IOException("the first " + happened + " events of a turn are from outside, and no other, but "
                        + EventJson.name(events.get(i)) + " is number " + i);
            }
        }
    }
}
