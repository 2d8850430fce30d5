package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.Document;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.segment.Segments;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import dev.aimos.memory.Hash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Checks, reads and encodes drafts. */
final class Preparer {
    private final Checks checks;
    private final Spool spool;

    Preparer(Checks checks, Spool spool) {
        this.checks = checks;
        this.spool = spool;
    }

    /** A content as stored, with what else is known of it once it is read. */
    private record Read(StoredContent stored, Hash hash, String text, Chunked chunks) {}

    Prepared prepare(AtomDraft draft) throws IOException {
        checks.draft(draft);
        boolean keyed = draft.key().isPresent();
        Read read = read(draft.content(), !keyed);
        try {
            AtomRecord atom = new AtomRecord(
                    draft.key().orElseGet(() -> read.hash.toString()),
                    new AtomRecord.State(
                            read.stored,
                            draft.mediaType(),
                            draft.modality(),
                            draft.tags(),
                            draft.metadata(),
                            draft.embedding().orElse(null),
                            draft.policies(),
                            draft.witness().orElse(null)),
                    draft.validFrom().map(Micros::of).orElse(null),
                    draft.validTo().map(Micros::of).orElse(null));
            if (atom.validFrom() != null) {
                Micros.interval(atom.validFrom(), atom.validTo() == null ? Micros.FOREVER : atom.validTo());
            }
            return new Prepared(
                    atom,
                    AtomCodec.encode(atom),
                    document(atom, read.text, checks.limits().maxNodes()),
                    atom.state().content() instanceof StoredContent.Chunks ? read.chunks : null);
        } catch (RuntimeException e) {
            read.chunks.close();
            throw e;
        }
    }

    /** What is searchable of an atom that is recorded already. */
    static Document document(AtomRecord atom, String text) {
        return document(atom, text, Integer.MAX_VALUE);
    }

    private static Document document(AtomRecord atom, String text, int maxNodes) {
        AtomRecord.State state = atom.state();
        Document document = new Document(
                atom.title(),
                Segments.of(text, state.mediaType(), maxNodes),
                state.modality(),
                state.tags(),
                state.metadata(),
                state.policies());
        return WitnessName.id(state.witness()).map(document::with).orElse(document);
    }

    private Read read(Content content, boolean hashed) throws IOException {
        return switch (content) {
            case Content.Text text -> readText(text.value(), hashed);
            case Content.Reference reference -> {
                String uri = reference.uri().toString();
                byte[] bytes = uri.getBytes(StandardCharsets.UTF_8);
                if (bytes.length > StoredContent.INLINE_BYTES) {
                    throw new AimosException.InvalidRequest(
                            "uri-too-long", "a URI has at most " + StoredContent.INLINE_BYTES + " bytes");
                }
                yield new Read(new StoredContent.Uri(uri), Hash.sha256(bytes), "", NOTHING);
            }
            case Content.Bytes bytes -> readBytes(bytes);
        };
    }

    private Read readText(String text, boolean hashed) throws IOException {
        if (text.length() > checks.limits().maxTextLength()) {
            throw new AimosException.InvalidRequest(
                    "text-too-long",
                    "the text has " + text.length() + " characters; at most "
                            + checks.limits().maxTextLength()
                            + " are allowed (Limits.maxTextLength). Split it, put it as bytes, or raise the limit");
        }
        // A character takes three bytes at the most, and one at the least.
        if (text.length() > checks.limits().maxContentBytes()) {
            throw checks.contentTooLong();
        }
        if (text.length()
                        <= Math.min(StoredContent.INLINE_BYTES, checks.limits().maxContentBytes()) / 3
                && !hashed) {
            return new Read(new StoredContent.InlineText(text), NO_HASH, text, NOTHING);
        }
        byte[] utf8 = utf8(text);
        if (utf8.length > checks.limits().maxContentBytes()) {
            throw checks.contentTooLong();
        }
        Hash hash = Hash.sha256(utf8);
        if (utf8.length <= StoredContent.INLINE_BYTES) {
            return new Read(new StoredContent.InlineText(text), hash, text, NOTHING);
        }
        Chunked chunks = new Chunked() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(utf8);
            }

            @Override
            public void close() {}
        };
        return new Read(chunks(true, utf8.length, hash), hash, text, chunks);
    }

    private Read readBytes(Content.Bytes bytes) throws IOException {
        try (InputStream in = bytes.open()) {
            byte[] first = in.readNBytes(StoredContent.INLINE_BYTES + 1);
            if (first.length > checks.limits().maxContentBytes()) {
                throw checks.contentTooLong();
            }
            if (first.length <= StoredContent.INLINE_BYTES) {
                return new Read(new StoredContent.InlineBytes(first), Hash.sha256(first), "", NOTHING);
            }
            Spool.Sink sink = spool.open();
            try {
                MessageDigest digest = sha256();
                long length = 0;
                byte[] part = first;
                int count = first.length;
                byte[] buffer = new byte[StoredContent.INLINE_BYTES];
                while (count > 0) {
                    length += count;
                    if (length > checks.limits().maxContentBytes()) {
                        throw checks.contentTooLong();
                    }
                    digest.update(part, 0, count);
                    sink.write(part, count);
                    part = buffer;
                    count = in.readNBytes(buffer, 0, buffer.length);
                }
                sink.finish();
                Hash hash = Hash.of(digest.digest());
                return new Read(chunks(false, length, hash), hash, "", sink);
            } catch (IOException | RuntimeException e) {
                sink.close();
                throw e;
            }
        }
    }

    private static StoredContent.Chunks chunks(boolean text, long length, Hash hash) {
        long count = (length + StoredContent.CHUNK_BYTES - 1) / StoredContent.CHUNK_BYTES;
        return new StoredContent.Chunks(text, Math.toIntExact(count), length, hash);
    }

    private static byte[] utf8(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new AimosException.InvalidRequest(
                    "text-malformed", "the text has a lone surrogate; it is not valid Unicode", e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static final Hash NO_HASH = Hash.sha256();

    private static final Chunked NOTHING = new Chunked() {
        @Override
        public InputStream open() {
            return InputStream.nullInputStream();
        }

        @Override
        public void close() {}
    };
}
