package dev.aimos.lucene.catalog;

import dev.aimos.Json;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;

/**
 * Metadata as terms: one for each string, number or truth value, made of where it is and what it is.
 *
 * <p>Where: its JSON Pointer (RFC 6901); an item of an array is found at its index and at the array itself. What: a
 * letter for the type, then the value. A term of more than {@value #LONGEST} bytes is replaced by its SHA-256.
 */
final class MetadataTerms {
    private static final int LONGEST = 1_000;

    private MetadataTerms() {}

    /** Hands out the terms of an atom's metadata. */
    static void of(Json.Obj metadata, Consumer<BytesRef> terms) {
        walk("", metadata, terms);
    }

    /** The term that an atom has if a value is found under a member name or a pointer. */
    static BytesRef of(String nameOrPointer, Json value) {
        return term(nameOrPointer.startsWith("/") ? normalized(nameOrPointer) : child("", nameOrPointer), value);
    }

    private static void walk(String path, Json value, Consumer<BytesRef> terms) {
        switch (value) {
            case Json.Obj object -> object.members().forEach((name, member) -> walk(child(path, name), member, terms));
            case Json.Arr array -> {
                for (int i = 0; i < array.items().size(); i++) {
                    Json item = array.items().get(i);
                    walk(path + "/" + i, item, terms);
                    if (!(item instanceof Json.Obj || item instanceof Json.Arr)) {
                        walk(path, item, terms);
                    }
                }
            }
            case Json.Null none -> {}
            default -> terms.accept(term(path, value));
        }
    }

    private static String child(String path, String name) {
        // Nothing but this writes "~2", so a path never holds the NUL that ends it in a term.
        return path + "/" + name.replace("~", "~0").replace("/", "~1").replace("\0", "~2");
    }

    private static String normalized(String pointer) {
        StringBuilder path = new StringBuilder();
        for (String name : pointer.substring(1).split("/", -1)) {
            path.append(child("", name.replace("~1", "/").replace("~0", "~")));
        }
        return path.toString();
    }

    private static BytesRef term(String path, Json value) {
        BytesRefBuilder term = new BytesRefBuilder();
        term.append(utf8(path));
        switch (value) {
            case Json.Str text -> {
                term.append(utf8("\0s"));
                term.append(utf8(text.value()));
            }
            case Json.Num number -> {
                term.append(utf8("\0n"));
                term.append(TagTerms.sortable(number.value()));
            }
            case Json.Bool bool -> term.append(utf8(bool.value() ? "\0t" : "\0f"));
            default -> throw new IllegalArgumentException("not a value: " + value);
        }
        return term.length() <= LONGEST ? term.toBytesRef() : digest(term.get());
    }

    private static BytesRef digest(BytesRef term) {
        // UTF-8 has no byte 0xFF, so this meets no other term.
        byte[] hash = Hash.sha256(BytesRef.deepCopyOf(term).bytes).toBytes();
        byte[] marked = new byte[1 + hash.length];
        marked[0] = (byte) 0xFF;
        System.arraycopy(hash, 0, marked, 1, hash.length);
        return new BytesRef(marked);
    }

    private static BytesRef utf8(String text) {
        return new BytesRef(text.getBytes(StandardCharsets.UTF_8));
    }
}
