package dev.aimos.examples.wire;

import dev.aimos.StoreStatus;
import dev.aimos.index.IndexStats;
import dev.aimos.memory.Atom;
import dev.aimos.memory.ConsistencyProof;
import dev.aimos.memory.Hash;
import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Snapshot;
import dev.aimos.memory.Verification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the JSON output about a store as a whole looks like; {@code docs/cli.md} describes it. */
public final class StoreShapes {
    private StoreShapes() {}

    public static Map<String, @Nullable Object> status(StoreStatus status) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("location", status.location());
        shape.put("formatVersion", status.formatVersion());
        shape.put("durability", Shapes.lower(status.durability()));
        shape.put("tx", status.tx());
        shape.put("recordedAt", Shapes.instant(status.recordedAt()));
        shape.put("counts", Shapes.counts(status.counts()));
        shape.put("root", status.root().toString());
        shape.put("journalBytes", status.journalBytes());
        shape.put("indexBytes", status.indexBytes());
        shape.put("indexedTx", status.indexedTx());
        shape.put("recoveredBytes", status.recovered());
        shape.put("writable", status.writable());
        shape.put("failure", status.failure().orElse(null));
        return shape;
    }

    public static Map<String, Object> verification(Verification result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("passed", result.passed());
        document.put("records", result.records());
        document.put("bytes", result.bytes());
        document.put("root", result.root().toString());
        document.put(
                "findings", result.findings().stream().map(StoreShapes::finding).toList());
        return document;
    }

    static Map<String, String> finding(Verification.Finding finding) {
        Map<String, String> shape = new LinkedHashMap<>();
        shape.put("code", finding.code());
        shape.put("where", finding.where());
        shape.put("message", finding.message());
        return shape;
    }

    public static Map<String, @Nullable Object> index(IndexStats stats) {
        Map<String, Long> nodes = new LinkedHashMap<>();
        stats.nodes().forEach((level, count) -> nodes.put(Shapes.lower(level), count));
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("nodes", nodes);
        document.put("analyzer", stats.analyzer());
        document.put("embedder", stats.embedder().orElse(null));
        document.put("dimension", stats.dimension());
        document.put("vectors", stats.vectors());
        document.put("tx", stats.tx());
        document.put("embeddedTx", stats.embeddedTx());
        document.put("pending", pending(stats));
        document.put("lexicalBytes", stats.lexicalBytes());
        document.put("vectorBytes", stats.vectorBytes());
        return document;
    }

    /** Transactions whose texts do not all have their vectors; 0 without an embedder, where none are wanted. */
    public static long pending(IndexStats stats) {
        return stats.embedder().isEmpty() ? 0 : Math.max(0, stats.tx() - stats.embeddedTx());
    }

    /** A proof that the record of an atom is in a snapshot, and whether it holds. */
    public static Map<String, Object> inclusion(Atom atom, Snapshot snapshot, InclusionProof proof) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", "inclusion");
        document.put("key", atom.key());
        document.put("contentHash", atom.contentHash().toString());
        document.put("snapshot", snapshot.id().toString());
        document.put("seq", proof.seq());
        document.put("size", proof.size());
        document.put("header", proof.header());
        document.put("payloadHash", proof.payloadHash().toString());
        document.put("leaf", proof.leaf().toString());
        document.put("path", hashes(proof.path()));
        document.put("holds", proof.proves(snapshot.id()));
        return document;
    }

    /** A proof that one snapshot extends another, and whether it holds. */
    public static Map<String, Object> consistency(Snapshot a, Snapshot b, ConsistencyProof proof) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", "consistency");
        document.put("from", a.id().toString());
        document.put("to", b.id().toString());
        document.put("fromSize", proof.fromSize());
        document.put("toSize", proof.toSize());
        document.put("path", hashes(proof.path()));
        document.put("holds", proof.proves(a.id(), b.id()));
        return document;
    }

    private static List<String> hashes(List<Hash> path) {
        return path.stream().map(Hash::toString).toList();
    }
}
