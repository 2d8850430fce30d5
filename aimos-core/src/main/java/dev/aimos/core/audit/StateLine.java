package dev.aimos.core.audit;

import dev.aimos.Json;
import dev.aimos.memory.ConsistencyProof;
import dev.aimos.memory.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * An earlier state with the proof that the bundle's state extends it, as a line of {@code states.jsonl}: {@code
 * {"note":…,"path":[…],"records":…,"root":…}}. The note is that of a snapshot; without one, a witness read the state.
 *
 * @param root root of the tree
 * @param proof from there to the bundle's state
 * @param note a snapshot's; empty if there is none
 */
record StateLine(Hash root, ConsistencyProof proof, String note) {
    Json.Obj json() {
        List<Json> path = new ArrayList<>();
        proof.path().forEach(hash -> path.add(Json.of(hash.hex())));
        Json.Obj json = Json.Obj.EMPTY
                .with("path", new Json.Arr(path))
                .with("records", Json.of((double) proof.fromSize()))
                .with("root", Json.of(root.hex()));
        return note.isEmpty() ? json : json.with("note", Json.of(note));
    }

    static StateLine of(Json.Obj json, long size) {
        List<Hash> path = new ArrayList<>();
        if (!(json.members().get("path") instanceof Json.Arr hashes)) {
            throw RecordLine.malformed("'path' is a list");
        }
        for (Json hash : hashes.items()) {
            path.add(Hash.parse(RecordLine.string(hash, "path")));
        }
        return new StateLine(
                Hash.parse(RecordLine.string(json.members().get("root"), "root")),
                new ConsistencyProof(RecordLine.number(json, "records"), size, path),
                json.members().get("note") instanceof Json.Str text ? text.value() : "");
    }
}
