package dev.aimos.examples.wire;

import dev.aimos.Json;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Content;
import dev.aimos.memory.Counts;
import dev.aimos.memory.Diff;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Recorded;
import dev.aimos.memory.Snapshot;
import dev.aimos.memory.Version;
import dev.aimos.memory.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the JSON output looks like; {@code docs/cli.md} describes it. Members that do not apply are null. */
public final class Shapes {
    private Shapes() {}

    public static Map<String, @Nullable Object> basis(Basis basis) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("tx", basis.tx());
        shape.put("recordedAt", instant(basis.recordedAt()));
        shape.put("validAt", instant(basis.validAt()));
        return shape;
    }

    public static Map<String, @Nullable Object> recorded(Recorded recorded) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("tx", recorded.tx());
        shape.put("seq", recorded.seq());
        shape.put("at", instant(recorded.at()));
        return shape;
    }

    public static Map<String, @Nullable Object> interval(Interval interval) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("from", instant(interval.from()));
        shape.put("to", instant(interval.to()));
        return shape;
    }

    public static Map<String, @Nullable Object> counts(Counts counts) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("records", counts.records());
        shape.put("atoms", counts.atoms());
        shape.put("versions", counts.versions());
        shape.put("snapshots", counts.snapshots());
        return shape;
    }

    public static Map<String, @Nullable Object> snapshot(Snapshot snapshot) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("id", snapshot.id().toString());
        shape.put("tx", snapshot.tx());
        shape.put("recordedAt", instant(snapshot.recordedAt()));
        shape.put("parent", snapshot.parent().map(Hash::toString).orElse(null));
        shape.put("note", snapshot.note());
        shape.put("counts", counts(snapshot.counts()));
        return shape;
    }

    public static Map<String, @Nullable Object> written(Written written) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("key", written.key());
        shape.put("outcome", lower(written.outcome()));
        shape.put("recorded", recorded(written.recorded()));
        return shape;
    }

    /** An atom without its content. */
    public static Map<String, @Nullable Object> atom(Atom atom) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("key", atom.key());
        shape.put("mediaType", atom.mediaType());
        shape.put("modality", lower(atom.modality()));
        shape.put("tags", atom.tags());
        shape.put("metadata", plain(atom.metadata()));
        shape.put("policies", atom.policies());
        shape.put("witness", atom.witness().orElse(null));
        shape.put("contentHash", atom.contentHash().toString());
        shape.put("contentLength", atom.contentLength());
        shape.put(
                "uri",
                atom.content() instanceof Content.Reference reference
                        ? reference.uri().toString()
                        : null);
        shape.put("valid", interval(atom.valid()));
        shape.put("recorded", recorded(atom.recorded()));
        return shape;
    }

    public static Map<String, @Nullable Object> version(Version version) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("valid", interval(version.valid()));
        shape.put("shownFrom", version.shownFrom());
        shape.put(
                "shownUntil",
                version.shownUntil().isPresent() ? version.shownUntil().getAsLong() : null);
        shape.put("atom", atom(version.atom()));
        return shape;
    }

    public static Map<String, @Nullable Object> change(Diff.Change change) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("key", change.key());
        shape.put("kind", lower(change.kind()));
        shape.put("before", change.before().map(Shapes::atom).orElse(null));
        shape.put("after", change.after().map(Shapes::atom).orElse(null));
        return shape;
    }

    public static @Nullable String instant(Instant instant) {
        return Times.closed(instant).orElse(null);
    }

    public static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Our JSON as plain Java values, whole numbers without a fraction. */
    public static @Nullable Object plain(Json json) {
        return switch (json) {
            case Json.Null nothing -> null;
            case Json.Bool bool -> bool.value();
            case Json.Str text -> text.value();
            case Json.Num number -> {
                double value = number.value();
                if (value == Math.rint(value) && Math.abs(value) <= 0x1p53) {
                    yield (long) value;
                }
                yield value;
            }
            case Json.Arr array -> {
                List<@Nullable Object> items = new ArrayList<>();
                array.items().forEach(item -> items.add(plain(item)));
                yield items;
            }
            case Json.Obj object -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                object.members().forEach((name, value) -> members.put(name, plain(value)));
                yield members;
            }
        };
    }
}
