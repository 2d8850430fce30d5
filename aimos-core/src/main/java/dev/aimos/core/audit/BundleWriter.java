package dev.aimos.core.audit;

import dev.aimos.Json;
import dev.aimos.core.witness.KeyRecord;
import dev.aimos.core.witness.WitnessRecord;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.ConsistencyProof;
import dev.aimos.memory.Hash;
import dev.aimos.memory.InclusionProof;
import dev.aimos.witness.State;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the files of a bundle; last of all the manifest, so that what was interrupted is no bundle. */
public final class BundleWriter implements AutoCloseable {
    private final Path directory;
    private final State state;
    private final OutputStream records;
    private final OutputStream states;
    private final Map<String, Hash> files = new TreeMap<>();

    /**
     * Begins a bundle.
     *
     * @param directory is there, and empty
     */
    public BundleWriter(Path directory, State state) throws IOException {
        this.directory = directory;
        this.state = state;
        Files.createDirectory(directory.resolve(BundleFiles.WITNESSES));
        Files.createDirectory(directory.resolve(BundleFiles.KEYS));
        this.records = open(BundleFiles.RECORDS);
        this.states = open(BundleFiles.STATES);
    }

    private OutputStream open(String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(
                directory.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    private static void line(Json.Obj json, OutputStream out) throws IOException {
        out.write(CanonicalWriter.toBytes(json));
        out.write('\n');
    }

    private void file(String name, byte[] bytes) throws IOException {
        Files.write(directory.resolve(name), bytes, StandardOpenOption.CREATE_NEW);
        files.put(name, Hash.sha256(bytes));
    }

    /** Adds a record; null for the payload of an erased one. */
    public void record(InclusionProof proof, byte @Nullable [] payload) throws IOException {
        line(new RecordLine(proof, payload).json(), records);
    }

    /** Adds the files of a witness, for checking by hand. */
    public void witness(WitnessRecord record) throws IOException {
        String name = BundleFiles.witness(record.witness().id());
        file(name, record.witness().canonical().getBytes(StandardCharsets.UTF_8));
        if (record.signature().isPresent()) {
            file(
                    BundleFiles.signature(record.witness().id()),
                    record.signature().get().toBytes());
        }
    }

    /** Adds the file of a public key. */
    public void key(KeyRecord record) throws IOException {
        String pem = "-----BEGIN PUBLIC KEY-----\n" + record.publicKey() + "\n-----END PUBLIC KEY-----\n";
        file(BundleFiles.key(record.id()), pem.getBytes(StandardCharsets.US_ASCII));
    }

    /** Adds an earlier state; an empty note if it is no snapshot. */
    public void state(Hash root, ConsistencyProof proof, String note) throws IOException {
        line(new StateLine(root, proof, note).json(), states);
    }

    /** Writes the manifest. */
    public void finish(Json.Obj counts) throws IOException {
        records.close();
        states.close();
        files.put(BundleFiles.RECORDS, BundleFiles.hash(directory.resolve(BundleFiles.RECORDS)));
        files.put(BundleFiles.STATES, BundleFiles.hash(directory.resolve(BundleFiles.STATES)));
        file(BundleFiles.README, BundleFiles.readme(state).getBytes(StandardCharsets.UTF_8));
        Json.Obj manifest = BundleFiles.manifest(state, counts);
        file(BundleFiles.MANIFEST, CanonicalWriter.toBytes(manifest));
        StringBuilder sums = new StringBuilder();
        files.forEach((name, hash) ->
                sums.append(hash.hex()).append("  ").append(name).append('\n'));
        Files.writeString(directory.resolve(BundleFiles.SUMS), sums, StandardOpenOption.CREATE_NEW);
    }

    @Override
    public void close() throws IOException {
        try (OutputStream first = records;
                OutputStream second = states) {
            first.flush();
            second.flush();
        }
    }
}
