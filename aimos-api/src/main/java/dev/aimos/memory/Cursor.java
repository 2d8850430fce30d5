package dev.aimos.memory;

import dev.aimos.AimosException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Objects;

/**
 * Where a page of a scan ended. It carries the moment of the first page, so that all pages of a scan show one state of
 * the memory, whatever is written meanwhile.
 *
 * @param basis the moment of the scan
 * @param key the last key shown
 */
public record Cursor(Basis basis, String key) {
    public Cursor {
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(key, "key");
    }

    /** The cursor as URL-safe text. */
    public String encode() {
        String text = basis.tx() + "\n" + basis.recordedAt() + "\n" + basis.validAt() + "\n" + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws AimosException.InvalidRequest if the text is anything else
     */
    public static Cursor decode(String text) {
        try {
            CharBuffer chars = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)));
            String[] parts = chars.toString().split("\n", 4);
            if (parts.length == 4) {
                Basis basis = new Basis(Long.parseLong(parts[0]), Instant.parse(parts[1]), Instant.parse(parts[2]));
                return new Cursor(basis, parts[3]);
            }
        } catch (IllegalArgumentException | CharacterCodingException | DateTimeParseException e) {
            throw new AimosException.InvalidRequest("cursor-malformed", "this is not a cursor from a scan", e);
        }
        throw new AimosException.InvalidRequest("cursor-malformed", "this is not a cursor from a scan");
    }
}
