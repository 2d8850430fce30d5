package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.json.JsonReader;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Counts;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Snapshot;
import java.io.IOException;
import java.util.Optional;

/** Writes and reads the payloads of snapshot records. */
final class SnapshotCodec {
    private SnapshotCodec() {}

    static byte[] encode(Snapshot snapshot) {
        Counts counts = snapshot.counts();
        CanonicalWriter out = new CanonicalWriter();
        out.open().name("counts").open();
        out.member("atoms", counts.atoms()).member("records", counts.records());
        out.member("snapshots", counts.snapshots())
                .member("versions", counts.versions())
                .close();
        out.member("note", snapshot.note());
        snapshot.parent().ifPresent(parent -> out.member("parent", parent.hex()));
        return out.member("root", snapshot.id().hex())
                .member("tx", snapshot.tx())
                .close()
                .toBytes();
    }

    static Snapshot decode(JournalRecord record) {
        try {
            if (JsonReader.read(record.payload()) instanceof Json.Obj object
                    && object.get("counts").orElse(MISSING) instanceof Json.Obj counts) {
                Optional<Hash> parent = object.get("parent").isPresent()
                        ? Optional.of(Hash.parse(text(object, "parent")))
                        : Optional.empty();
                return new Snapshot(
                        Hash.parse(text(object, "root")),
                        number(object, "tx"),
                        record.at(),
                        parent,
                        text(object, "note"),
                        new Counts(
                                number(counts, "records"),
                                number(counts, "atoms"),
                                number(counts, "versions"),
                                number(counts, "snapshots")));
            }
            throw new IOException("it is not an object with counts");
        } catch (IOException | AimosException.InvalidRequest e) {
            throw new AimosException.Corrupt(
                    "payload-malformed",
                    "the payload of snapshot record " + record.seq() + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    private static final Json MISSING = new Json.Null();

    private static String text(Json.Obj object, String name) throws IOException {
        if (object.get(name).orElse(MISSING) instanceof Json.Str text) {
            return text.value();
        }
        throw new IOException("member '" + name + "' is missing");
    }

    private static long number(Json.Obj object, String name) throws IOException {
        if (object.get(name).orElse(MISSING) instanceof Json.Num number) {
            return (long) number.value();
        }
        throw new IOException("member '" + name + "' is missing");
    }
}
