package dev.aimos.memory;

import dev.aimos.Json;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An atom about to be put. Immutable: each wither gives a new draft.
 *
 * <p>A draft without a key is stored under its content hash, {@code sha256:…}. A draft without {@code validFrom} is valid
 * from the moment it is recorded. The limits of the store are checked by {@code put}, not here.
 */
public final class AtomDraft {
    private static final String PLAIN_TEXT = "text/plain";

    private final @Nullable String key;
    private final Content content;
    private final String mediaType;
    private final Modality modality;
    private final Map<String, Double> tags;
    private final Json.Obj metadata;
    private final @Nullable Embedding embedding;
    private final Set<String> policies;
    private final @Nullable String witness;
    private final @Nullable Instant validFrom;
    private final @Nullable Instant validTo;

    private AtomDraft(Parts parts) {
        this.key = parts.key;
        this.content = Objects.requireNonNull(parts.content, "content");
        this.mediaType = Objects.requireNonNull(parts.mediaType, "mediaType");
        this.modality = Objects.requireNonNull(parts.modality, "modality");
        this.tags = parts.tags;
        this.metadata = Objects.requireNonNull(parts.metadata, "metadata");
        this.embedding = parts.embedding;
        this.policies = parts.policies;
        this.witness = parts.witness;
        this.validFrom = parts.validFrom;
        this.validTo = parts.validTo;
    }

    /** Text under a key. */
    public static AtomDraft text(String key, String text) {
        return of(new Content.Text(text), PLAIN_TEXT, Modality.TEXT).key(key);
    }

    /** Text under its own content hash. */
    public static AtomDraft text(String text) {
        return of(new Content.Text(text), PLAIN_TEXT, Modality.TEXT);
    }

    /** Bytes under a key, read when they are put. */
    public static AtomDraft bytes(String key, String mediaType, Content.Bytes bytes) {
        return of(bytes, mediaType, Modality.BINARY).key(key);
    }

    /** A reference to something outside the store, under a key. */
    public static AtomDraft reference(String key, String mediaType, URI uri) {
        return of(new Content.Reference(uri), mediaType, Modality.BINARY).key(key);
    }

    /** Any content, without a key. */
    public static AtomDraft of(Content content, String mediaType, Modality modality) {
        return new AtomDraft(new Parts(content, mediaType, modality));
    }

    /** This draft under another key. */
    public AtomDraft key(String value) {
        Objects.requireNonNull(value, "key");
        return with(parts -> parts.key = value);
    }

    /** This draft with another media type, as in RFC 6838: {@code text/markdown}. */
    public AtomDraft mediaType(String value) {
        return with(parts -> parts.mediaType = value);
    }

    /** This draft with another modality. */
    public AtomDraft modality(Modality value) {
        return with(parts -> parts.modality = value);
    }

    /** This draft with one more tag, of full weight. */
    public AtomDraft tag(String name) {
        return tag(name, 1.0);
    }

    /** This draft with one more tag; the weight is from 0 to 1. */
    public AtomDraft tag(String name, double weight) {
        Objects.requireNonNull(name, "name");
        return with(parts -> {
            TreeMap<String, Double> copy = new TreeMap<>(parts.tags);
            copy.put(name, weight == 0 ? 0.0 : weight);
            parts.tags = Collections.unmodifiableMap(copy);
        });
    }

    /** This draft with these tags besides those it has. */
    public AtomDraft tags(Map<String, Double> more) {
        AtomDraft draft = this;
        for (Map.Entry<String, Double> tag : more.entrySet()) {
            draft = draft.tag(tag.getKey(), tag.getValue());
        }
        return draft;
    }

    /** This draft with one more metadata member; see {@link Json#from} for what a value may be. */
    public AtomDraft metadata(String name, @Nullable Object value) {
        Json json = Json.from(value);
        return with(parts -> parts.metadata = parts.metadata.with(name, json));
    }

    /** This draft with this metadata in place of what it has. */
    public AtomDraft metadata(Json.Obj value) {
        return with(parts -> parts.metadata = value);
    }

    /** This draft with an embedding. */
    public AtomDraft embedding(Embedding value) {
        Objects.requireNonNull(value, "embedding");
        return with(parts -> parts.embedding = value);
    }

    /** This draft with one more policy tag, such as {@code pii}. */
    public AtomDraft policy(String name) {
        Objects.requireNonNull(name, "name");
        return with(parts -> {
            TreeSet<String> copy = new TreeSet<>(parts.policies);
            copy.add(name);
            parts.policies = Collections.unmodifiableSet(copy);
        });
    }

    /** This draft with the id of the witness that vouches for it. */
    public AtomDraft witness(String id) {
        Objects.requireNonNull(id, "id");
        return with(parts -> parts.witness = id);
    }

    /** This draft, true from an instant on. {@link Interval#BEGINNING} stands for no first moment. */
    public AtomDraft validFrom(Instant value) {
        Instant kept = Interval.toMicros(value);
        return with(parts -> parts.validFrom = kept);
    }

    /** This draft, true from the start of a day in UTC on. */
    public AtomDraft validFrom(LocalDate day) {
        return validFrom(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** This draft, true up to, and not including, an instant. */
    public AtomDraft validTo(Instant value) {
        Instant kept = Interval.toMicros(value);
        return with(parts -> parts.validTo = kept);
    }

    /** This draft, true up to, and not including, the start of a day in UTC. */
    public AtomDraft validTo(LocalDate day) {
        return validTo(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** This draft, true during an interval. */
    public AtomDraft valid(Interval value) {
        return validFrom(value.from()).validTo(value.to());
    }

    public Optional<String> key() {
        return Optional.ofNullable(key);
    }

    public Content content() {
        return content;
    }

    public String mediaType() {
        return mediaType;
    }

    public Modality modality() {
        return modality;
    }

    /** Tag names with their weights, in order of name. */
    public Map<String, Double> tags() {
        return tags;
    }

    public Json.Obj metadata() {
        return metadata;
    }

    public Optional<Embedding> embedding() {
        return Optional.ofNullable(embedding);
    }

    /** Policy tags, in order. */
    public Set<String> policies() {
        return policies;
    }

    public Optional<String> witness() {
        return Optional.ofNullable(witness);
    }

    /** Start of valid time; empty for the moment of recording. */
    public Optional<Instant> validFrom() {
        return Optional.ofNullable(validFrom);
    }

    /** End of valid time; empty for no end. */
    public Optional<Instant> validTo() {
        return Optional.ofNullable(validTo);
    }

    private AtomDraft with(Consumer<Parts> change) {
        Parts parts = new Parts(content, mediaType, modality);
        parts.key = key;
        parts.tags = tags;
        parts.metadata = metadata;
        parts.embedding = embedding;
        parts.policies = policies;
        parts.witness = witness;
        parts.validFrom = validFrom;
        parts.validTo = validTo;
        change.accept(parts);
        return new AtomDraft(parts);
    }

    /** The fields while a wither changes one. */
    private static final class Parts {
        Content content;
        String mediaType;
        Modality modality;
        Map<String, Double> tags = Map.of();
        Json.Obj metadata = Json.Obj.EMPTY;
        Set<String> policies = Set.of();

        @Nullable
        String key;

        @Nullable
        Embedding embedding;

        @Nullable
        String witness;

        @Nullable
        Instant validFrom;

        @Nullable
        Instant validTo;

        Parts(Content content, String mediaType, Modality modality) {
            this.content = content;
            this.mediaType = mediaType;
            this.modality = modality;
        }
    }
}
