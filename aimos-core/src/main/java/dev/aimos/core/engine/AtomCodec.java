package dev.aimos.core.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.aimos.Json;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.json.JsonReader;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Embedding;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Modality;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the payloads of atom and retraction records, as canonical JSON. Members at their default are left out, so
 * that equal drafts give equal bytes.
 */
final class AtomCodec {
    private static final String BEGINNING = "beginning";
    private static final String FOREVER = "forever";

    private AtomCodec() {}

    static byte[] encode(AtomRecord atom) {
        AtomRecord.State state = atom.state();
        CanonicalWriter out = new CanonicalWriter(512);
        out.open().name("content");
        content(out, state.content());
        if (state.embedding() != null) {
            out.name("embedding").open();
            out.member("model", state.embedding().model());
            out.member("vector", base64(state.embedding().toArray())).close();
        }
        out.member("key", atom.key());
        out.member("mediaType", state.mediaType());
        if (!state.metadata().members().isEmpty()) {
            out.member("metadata", state.metadata());
        }
        out.member("modality", state.modality().name().toLowerCase(Locale.ROOT));
        if (!state.policies().isEmpty()) {
            out.member("policies", state.policies());
        }
        if (!state.tags().isEmpty()) {
            out.name("tags").open();
            state.tags().forEach((name, weight) -> out.member(name, Json.of(weight)));
            out.close();
        }
        valid(out, atom.validFrom(), atom.validTo());
        if (state.witness() != null) {
            out.member("witness", state.witness());
        }
        return out.close().toBytes();
    }

    static byte[] encodeRetraction(String key, @Nullable Long validFrom, @Nullable Long validTo) {
        CanonicalWriter out = new CanonicalWriter();
        out.open().member("key", key);
        valid(out, validFrom, validTo);
        return out.close().toBytes();
    }

    private static void content(CanonicalWriter out, StoredContent content) {
        out.open();
        switch (content) {
            case StoredContent.InlineText text -> out.member("text", text.text());
            case StoredContent.Uri uri -> out.member("uri", uri.uri());
            case StoredContent.InlineBytes bytes ->
                out.member("base64", Base64.getEncoder().encodeToString(bytes.bytes()));
            case StoredContent.Chunks chunks -> {
                out.member("chunks", chunks.count());
                out.member("length", chunks.length());
                out.member("sha256", chunks.hash().hex());
                out.member("type", chunks.text() ? "text" : "bytes");
            }
        }
        out.close();
    }

    private static void valid(CanonicalWriter out, @Nullable Long from, @Nullable Long to) {
        if (from != null) {
            out.member(
                    "validFrom",
                    from == Micros.BEGINNING
                            ? BEGINNING
                            : Micros.toInstant(from).toString());
        }
        if (to != null && to != Micros.FOREVER) {
            out.member(
                    "validTo",
                    to == Micros.BEGINNING ? BEGINNING : Micros.toInstant(to).toString());
        }
    }

    /** Reads what {@link #encode} wrote. */
    static AtomRecord decode(byte[] payload) throws IOException {
        String key = "";
        StoredContent content = new StoredContent.InlineText("");
        String mediaType = "";
        Modality modality = Modality.BINARY;
        Map<String, Double> tags = Map.of();
        Json.Obj metadata = Json.Obj.EMPTY;
        Embedding embedding = null;
        Set<String> policies = Set.of();
        String witness = null;
        Long from = null;
        Long to = null;
        try (JsonParser in = JsonReader.parser(payload)) {
            expect(in.nextToken() == JsonToken.START_OBJECT);
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                switch (name) {
                    case "key" -> key = in.getText();
                    case "content" -> content = readContent(in);
                    case "mediaType" -> mediaType = in.getText();
                    case "modality" -> modality = Modality.valueOf(in.getText().toUpperCase(Locale.ROOT));
                    case "tags" -> tags = readTags(in);
                    case "metadata" -> metadata = object(JsonReader.value(in));
                    case "embedding" -> embedding = readEmbedding(in);
                    case "policies" -> policies = readPolicies(in);
                    case "witness" -> witness = in.getText();
                    case "validFrom" -> from = time(in.getText());
                    case "validTo" -> to = time(in.getText());
                    default -> throw new IOException("an atom record has an unknown member '" + name + "'");
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("an atom record is malformed", e);
        }
        return new AtomRecord(
                key,
                new AtomRecord.State(content, mediaType, modality, tags, metadata, embedding, policies, witness),
                from,
                to);
    }

    /** Key and valid interval of a retraction; its state is without meaning. */
    static AtomRecord decodeRetraction(byte[] payload) throws IOException {
        return decode(payload);
    }

    private static StoredContent readContent(JsonParser in) throws IOException {
        expect(in.currentToken() == JsonToken.START_OBJECT);
        StoredContent content = null;
        int chunks = 0;
        long length = 0;
        String hash = "";
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "text" -> content = new StoredContent.InlineText(in.getText());
                case "uri" -> content = new StoredContent.Uri(in.getText());
                case "base64" ->
                    content = new StoredContent.InlineBytes(Base64.getDecoder().decode(in.getText()));
                case "chunks" -> chunks = in.getIntValue();
                case "length" -> length = in.getLongValue();
                case "sha256" -> hash = in.getText();
                case "type" ->
                    content = new StoredContent.Chunks(in.getText().equals("text"), chunks, length, Hash.parse(hash));
                default -> throw new IOException("an atom's content has an unknown member '" + name + "'");
            }
        }
        if (content == null) {
            throw new IOException("an atom record has no content");
        }
        return content;
    }

    private static Map<String, Double> readTags(JsonParser in) throws IOException {
        TreeMap<String, Double> tags = new TreeMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            tags.put(name, in.getDoubleValue());
        }
        return Collections.unmodifiableMap(tags);
    }

    private static Set<String> readPolicies(JsonParser in) throws IOException {
        TreeSet<String> policies = new TreeSet<>();
        while (in.nextToken() == JsonToken.VALUE_STRING) {
            policies.add(in.getText());
        }
        return Collections.unmodifiableSet(policies);
    }

    private static Embedding readEmbedding(JsonParser in) throws IOException {
        Json.Obj object = object(JsonReader.value(in));
        String model = object.get("model").orElse(Json.of("")) instanceof Json.Str s ? s.value() : "";
        String vector = object.get("vector").orElse(Json.of("")) instanceof Json.Str s ? s.value() : "";
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(vector)).order(ByteOrder.LITTLE_ENDIAN);
        float[] numbers = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(numbers);
        return Embedding.of(model, numbers);
    }

    private static String base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static Json.Obj object(Json value) throws IOException {
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw new IOException("a record has " + value + " where an object belongs");
    }

    private static long time(String text) throws IOException {
        try {
            return switch (text) {
                case BEGINNING -> Micros.BEGINNING;
                case FOREVER -> Micros.FOREVER;
                default -> Micros.of(Instant.parse(text));
            };
        } catch (java.time.format.DateTimeParseException e) {
            throw new IOException("a record has a malformed time '" + text + "'", e);
        }
    }

    private static void expect(boolean condition) throws IOException {
        if (!condition) {
            throw new IOException("a record is not the JSON it should be");
        }
    }
}
