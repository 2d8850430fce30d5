package dev.aimos.core.audit;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.Progress;
import dev.aimos.core.journal.RecordHeader;
import dev.aimos.core.json.JsonReader;
import dev.aimos.core.witness.Findings;
import dev.aimos.core.witness.KeyRecord;
import dev.aimos.core.witness.WitnessRecord;
import dev.aimos.memory.Hash;
import dev.aimos.witness.State;
import dev.aimos.witness.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks a bundle: its files, its proofs, and then what its witnesses say. Never follows a name out of the bundle. */
public final class BundleCheck {
    private final Path directory;
    private final Progress progress;
    private final Findings findings = new Findings();
    private final TreeMap<Long, KeyRecord> keys = new TreeMap<>();
    private final Map<Long, RecordLine> atoms = new HashMap<>();
    private final TreeMap<Long, WitnessRecord> witnesses = new TreeMap<>();
    private final Map<Hash, Long> extended = new HashMap<>();
    private final Set<String> expected = new HashSet<>();
    private long records;

    /** A check of the bundle in a directory. */
    public BundleCheck(Path directory, Progress progress) {
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Checks it.
     *
     * @throws IOException if a file cannot be read
     */
    public Verdict run() throws IOException {
        State state;
        try {
            state = manifest();
            sums();
            lines(BundleFiles.STATES, json -> state(StateLine.of(json, state.records()), state));
            lines(BundleFiles.RECORDS, json -> record(RecordLine.of(json, state.records()), state));
        } catch (AimosException.InvalidRequest e) {
            findings.wrong(e.code(), directory.toString(), String.valueOf(e.getMessage()));
            return findings.verdict(List.of());
        }
        chain();
        WitnessCheck check = new WitnessCheck(findings, keys, atoms, extended, state);
        witnesses.forEach((seq, witness) -> {
            check.check(seq, witness);
            files(witness);
        });
        keys.values().forEach(this::files);
        missing();
        return findings.verdict(List.of());
    }

    /** How many records there were. */
    public long records() {
        return records;
    }

    /** How many witnesses there were. */
    public long witnesses() {
        return witnesses.size();
    }

    private State manifest() throws IOException {
        Path file = directory.resolve(BundleFiles.MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw RecordLine.malformed(directory + " has no " + BundleFiles.MANIFEST
                    + ": it is no audit bundle, or writing it was stopped");
        }
        return BundleFiles.state(object(Files.readAllBytes(file), BundleFiles.MANIFEST));
    }

    private static Json.Obj object(byte[] bytes, String where) {
        try {
            if (JsonReader.read(bytes) instanceof Json.Obj json) {
                return json;
            }
        } catch (IOException e) {
            throw new AimosException.InvalidRequest("bundle-malformed", where + " is no JSON: " + e.getMessage(), e);
        }
        throw RecordLine.malformed(where + " has an object");
    }

    /** Files are the ones listed, and all of them. */
    private void sums() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                String name = directory.relativize(path).toString().replace('\\', '/');
                if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    throw RecordLine.malformed(name + " is a link, or no file; a bundle has plain files");
                }
                found.add(name);
            }
        }
        if (!found.remove(BundleFiles.SUMS)) {
            throw RecordLine.malformed("the bundle has no " + BundleFiles.SUMS);
        }
        for (String line : Files.readAllLines(directory.resolve(BundleFiles.SUMS), StandardCharsets.UTF_8)) {
            String[] parts = line.split(" {2}", 2);
            if (parts.length != 2 || !found.remove(parts[1])) {
                findings.wrong("file-missing", BundleFiles.SUMS, "it lists what is not there: " + line);
            } else if (!BundleFiles.hash(directory.resolve(parts[1])).equals(Hash.parse(parts[0]))) {
                findings.wrong("file-changed", parts[1], "the file's hash is not the listed one");
            } else {
                expected.add(parts[1]);
            }
        }
        found.forEach(name -> findings.wrong("file-unlisted", name, BundleFiles.SUMS + " does not list it"));
    }

    private interface Line {
        void take(Json.Obj json) throws IOException;
    }

    private void lines(String name, Line take) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(directory.resolve(name), StandardCharsets.UTF_8)) {
            long number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                try {
                    take.take(object(line.getBytes(StandardCharsets.UTF_8), "line " + number));
                } catch (AimosException.InvalidRequest e) {
                    findings.wrong(e.code(), name + " line " + number, String.valueOf(e.getMessage()));
                }
                number++;
            }
        }
    }

    private void state(StateLine line, State state) {
        if (line.proof().proves(line.root(), state.root())) {
            extended.put(line.root(), line.proof().fromSize());
        } else {
            findings.wrong(
                    "state-unproved",
                    "state of " + line.proof().fromSize() + " records",
                    "the proof does not show that the bundle's state extends it");
        }
    }

    private void record(RecordLine line, State state) {
        records++;
        String where = "record " + line.seq();
        RecordHeader header = line.header().orElse(null);
        if (header == null || header.seq() != line.seq()) {
            findings.wrong("header-malformed", where, "the header is none, or another record's");
            return;
        }
        if (!line.proof().proves(state.root())) {
            findings.wrong("record-unproved", where, "the proof does not lead to the root");
            return;
        }
        if (line.payload().isPresent()) {
            byte[] payload = line.payload().get();
            if (payload.length != header.payloadLength()
                    || !Hash.sha256(payload).equals(line.proof().payloadHash())) {
                findings.wrong("payload-changed", where, "the payload's hash is not the one that is proved");
                return;
            }
        }
        take(line, header, where);
        progress.update("audit", records, records);
    }

    private void take(RecordLine line, RecordHeader header, String where) {
        byte[] payload = line.payload().orElse(null);
        try {
            switch (header.type()) {
                case WITNESS -> {
                    if (payload == null) {
                        findings.unknown(
                                "witness-erased", where, "the witness was erased before the bundle was written");
                    } else {
                        witnesses.put(line.seq(), WitnessRecord.decode(payload));
                    }
                }
                case SIGNING_KEY -> {
                    if (payload != null) {
                        keys.put(line.seq(), KeyRecord.decode(payload));
                    }
                }
                case ATOM -> {
                    atoms.put(line.seq(), line);
                    if (payload == null) {
                        findings.unknown("atom-erased", where, "the atom was erased before the bundle was written");
                    }
                }
                case RETRACTION,
                        ERASURE,
                        SNAPSHOT,
                        CHUNK,
                        ITEM,
                        ITEM_RETRACTION,
                        PLAN,
                        RUN,
                        OUTCOME,
                        CALIBRATOR,
                        CALL -> {
                    // proved to be in the journal; nothing in a bundle refers to what they say
                }
            }
        } catch (IOException e) {
            findings.wrong("payload-malformed", where, String.valueOf(e.getMessage()));
        }
    }

    /** Each key but the first is endorsed by the one before. */
    private void chain() {
        KeyRecord before = null;
        for (Map.Entry<Long, KeyRecord> each : keys.entrySet()) {
            if (before != null && !WitnessCheck.endorses(before, each.getValue())) {
                findings.wrong(
                        "key-not-endorsed",
                        "record " + each.getKey(),
                        "the key before did not sign key "
                                + each.getValue().id().abbreviated());
            }
            before = each.getValue();
        }
    }

    private void files(WitnessRecord witness) {
        Hash id = witness.witness().id();
        content(BundleFiles.witness(id), witness.witness().canonical().getBytes(StandardCharsets.UTF_8));
        witness.signature().ifPresent(signature -> content(BundleFiles.signature(id), signature.toBytes()));
    }

    private void files(KeyRecord key) {
        expected.remove(BundleFiles.key(key.id()));
    }

    /** A file that is there for people says the same as the record. */
    private void content(String name, byte[] bytes) {
        try {
            if (!expected.remove(name)
                    || !BundleFiles.hash(directory.resolve(name)).equals(Hash.sha256(bytes))) {
                findings.wrong("file-mismatch", name, "it is missing, or does not say what the record says");
            }
        } catch (IOException e) {
            findings.wrong("file-unreadable", name, String.valueOf(e.getMessage()));
        }
    }

    /** Files that no record stands for. */
    private void missing() {
        BundleFiles.COMMON.forEach(expected::remove);
        for (String name : new TreeSet<>(expected)) {
            findings.wrong("file-unproved", name, "no record of the bundle stands for it");
        }
    }
}
