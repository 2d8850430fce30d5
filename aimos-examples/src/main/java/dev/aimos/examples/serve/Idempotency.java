package dev.aimos.examples.serve;

import dev.aimos.memory.Hash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers a request that is sent again as it was answered first, if it has the same {@code Idempotency-Key}: who heard no answer
 * can ask again without fear (draft-ietf-httpapi-idempotency-key-header). The last {@value #KEPT} answers are kept, as long as
 * the server runs; after that, and after a restart, a put that is already so still writes nothing.
 */
final class Idempotency {
    static final int KEPT = 10_000;

    private static final int MOST_CHARACTERS = 255;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** What is known of a key: what was asked, and the answer, once there is one. */
    private record Entry(Hash asked, Optional<Answer> answer) {}

    @FunctionalInterface
    interface Work {
        Answer run() throws Exception;
    }

    /** Does it, or gives the answer of the last time. */
    Answer once(Call call, Work work) throws Exception {
        Optional<String> key = call.header("Idempotency-Key");
        if (key.isEmpty()) {
            return work.run();
        }
        if (key.get().length() > MOST_CHARACTERS) {
            throw new Refusal(
                    400, "bad-idempotency-key", "an Idempotency-Key has at most " + MOST_CHARACTERS + " characters");
        }
        Hash asked = call.fingerprint();
        Optional<Answer> known = begin(key.get(), asked);
        if (known.isPresent()) {
            return known.get().header("Idempotency-Replayed", "true");
        }
        Optional<Answer> kept = Optional.empty();
        try {
            Answer answer = work.run();
            kept = Optional.of(answer);
            return answer;
        } finally {
            end(key.get(), asked, kept);
        }
    }

    private synchronized Optional<Answer> begin(String key, Hash asked) {
        Entry entry = entries.get(key);
        if (entry == null) {
            entries.put(key, new Entry(asked, Optional.empty()));
            return Optional.empty();
        }
        if (!entry.asked().equals(asked)) {
            throw new Refusal(
                    422, "idempotency-key-reused", "this Idempotency-Key was sent with another request; use a new one");
        }
        if (entry.answer().isEmpty()) {
            throw new Refusal(409, "under-way", "the request with this Idempotency-Key is still under way")
                    .header("Retry-After", "1");
        }
        return entry.answer();
    }

    /** What failed is forgotten, so that it can be tried again. */
    private synchronized void end(String key, Hash asked, Optional<Answer> answer) {
        entries.remove(key);
        if (answer.isPresent()) {
            entries.put(key, new Entry(asked, answer));
            Iterator<Map.Entry<String, Entry>> eldest = entries.entrySet().iterator();
            while (entries.size() > KEPT && eldest.hasNext()) {
                if (eldest.next().getValue().answer().isPresent()) {
                    eldest.remove();
                }
            }
        }
    }

    /** A hash over parts, each with its length, so that none can be taken for another. */
    static Hash hash(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write((part.length + ":").getBytes(StandardCharsets.UTF_8));
            all.write(part);
        }
        return Hash.sha256(all.toByteArray());
    }
}
