package dev.aimos.core.engine;

import dev.aimos.Json;
import dev.aimos.core.catalog.Micros;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Content;
import dev.aimos.memory.Embedding;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Modality;
import dev.aimos.memory.Recorded;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An atom read from the journal. */
final class StoredAtom implements Atom {
    private final AtomRecord record;
    private final Recorded recorded;
    private final Content content;
    private final Interval valid;

    /**
     * @param record the decoded payload
     * @param recorded where it stands
     * @param content its content; chunked text is already whole, chunked bytes are read on demand
     */
    StoredAtom(AtomRecord record, Recorded recorded, Content content) {
        this.record = record;
        this.recorded = recorded;
        this.content = content;
        this.valid = valid(record, recorded.at());
    }

    static Interval valid(AtomRecord record, Instant at) {
        Long from = record.validFrom();
        Long to = record.validTo();
        return new Interval(
                from == null ? at : Micros.toInstant(from), to == null ? Interval.FOREVER : Micros.toInstant(to));
    }

    /** What it says, for comparison. */
    AtomRecord.State state() {
        return record.state();
    }

    /** Whether its content is text. */
    static boolean isText(Atom atom) {
        return atom.content() instanceof Content.Text;
    }

    @Override
    public String key() {
        return record.key();
    }

    @Override
    public Content content() {
        return content;
    }

    @Override
    public String mediaType() {
        return record.state().mediaType();
    }

    @Override
    public Modality modality() {
        return record.state().modality();
    }

    @Override
    public Map<String, Double> tags() {
        return record.state().tags();
    }

    @Override
    public Json.Obj metadata() {
        return record.state().metadata();
    }

    @Override
    public Optional<Embedding> embedding() {
        return Optional.ofNullable(record.state().embedding());
    }

    @Override
    public Set<String> policies() {
        return record.state().policies();
    }

    @Override
    public Optional<String> witness() {
        return Optional.ofNullable(record.state().witness());
    }

    @Override
    public Hash contentHash() {
        return switch (record.state().content()) {
            case StoredContent.InlineText text -> Hash.sha256(utf8(text.text()));
            case StoredContent.InlineBytes bytes -> Hash.sha256(bytes.bytes());
            case StoredContent.Uri uri -> Hash.sha256(utf8(uri.uri()));
            case StoredContent.Chunks chunks -> chunks.hash();
        };
    }

    @Override
    public long contentLength() {
        return switch (record.state().content()) {
            case StoredContent.InlineText text -> utf8(text.text()).length;
            case StoredContent.InlineBytes bytes -> bytes.bytes().length;
            case StoredContent.Uri uri -> utf8(uri.uri()).length;
            case StoredContent.Chunks chunks -> chunks.length();
        };
    }

    @Override
    public Interval valid() {
        return valid;
    }

    @Override
    public Recorded recorded() {
        return recorded;
    }

    /** The content of an inline record; chunked content is the reader's business. */
    static Content inline(StoredContent stored) {
        return switch (stored) {
            case StoredContent.InlineText text -> new Content.Text(text.text());
            case StoredContent.InlineBytes bytes -> Content.bytes(bytes.bytes());
            case StoredContent.Uri uri -> new Content.Reference(URI.create(uri.uri()));
            case StoredContent.Chunks chunks -> throw new IllegalArgumentException("chunks are not inline");
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof StoredAtom other
                && recorded.equals(other.recorded)
                && key().equals(other.key())
                && state().same(other.state());
    }

    @Override
    public int hashCode() {
        return recorded.hashCode();
    }

    @Override
    public String toString() {
        return "Atom[" + key() + ", tx " + recorded.tx() + ", valid " + valid + "]";
    }
}
