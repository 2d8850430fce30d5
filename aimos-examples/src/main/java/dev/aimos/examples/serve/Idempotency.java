package dev.aimos.examples.serve;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.examples.wire.Failure;
import dev.aimos.memory.Hash;
import dev.aimos.witness.TrailChange;
import dev.aimos.witness.TrailEntry;
import dev.aimos.witness.TrailQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers a request that is sent again as it was answered first, if it has the same {@code Idempotency-Key}: who heard no answer
 * can ask again without fear (draft-ietf-httpapi-idempotency-key-header). The last {@value #KEPT} answers are kept, in a file if
 * there is one ({@code docs/decisions/0035-idempotency-keys.md}).
 *
 * <p>A request that was begun and never answered, since the server was killed or the work broke off, may have written or not. What
 * it writes is recorded under its correlation id, so the trail knows: if there is a transaction under that id since, it is not done
 * again.
 */
final class Idempotency implements AutoCloseable {
    static final int KEPT = 10_000;

    private static final int MOST_CHARACTERS = 255;

    /** Lines of the file for each answer that is kept, before it is written anew. */
    private static final int LINES = 4;

    private static final System.Logger LOG = System.getLogger(Idempotency.class.getName());

    private final AimOs os;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kept> entries = new LinkedHashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final Optional<AnswerFile> file;

    /** What cannot be appended to any more takes no more keys. */
    private Optional<IOException> broken = Optional.empty();

    private long erasedTx;

    @FunctionalInterface
    interface Work {
        Answer run() throws Exception;
    }

    Idempotency(AimOs os, Optional<Path> path) {
        this.os = os;
        this.file = path.map(place -> AnswerFile.open(place, entries));
        dropErased();
    }

    /**
     * The correlation id that a request's writes are recorded under: its own; without one, its key, so that the trail can tell what it
     * did; else the server's, if it has one.
     */
    static Optional<String> correlation(Optional<String> own, Optional<String> key, Optional<String> servers) {
        return own.or(() -> key.map(one -> servers.orElse("idempotency") + ":" + one))
                .or(() -> servers);
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
        Kept.Open open = new Kept.Open(
                call.fingerprint(), os.status().tx(), call.correlation().orElseThrow());
        Optional<Answer> known = begin(key.get(), open);
        if (known.isPresent()) {
            return known.get().header("Idempotency-Replayed", "true");
        }
        try {
            Answer answer = work.run();
            end(key.get(), new Kept.Done(open.asked(), os.status().tx(), Optional.of(answer)));
            return answer;
        } catch (Exception e) {
            if (wroteNothing(e)) {
                forget(key.get());
            }
            throw e;
        } finally {
            leave(key.get());
        }
    }

    /** Whether the failure tells that nothing was written; of others, the trail is asked when the request comes again. */
    private static boolean wroteNothing(Exception e) {
        return switch (e) {
            case Refusal refusal -> true;
            case Failure failure -> true;
            case AimosException.InvalidRequest invalid -> true;
            case AimosException.NotFound missing -> true;
            case AimosException.Conflict conflict -> true;
            case AimosException.Unsupported unsupported -> true;
            default -> false;
        };
    }

    private Optional<Answer> begin(String key, Kept.Open open) {
        lock.lock();
        try {
            Kept entry = entries.get(key);
            if (entry != null && !entry.asked().equals(open.asked())) {
                throw new Refusal(
                        422,
                        "idempotency-key-reused",
                        "this Idempotency-Key was sent with another request; use a new one");
            }
            if (underWay.contains(key)) {
                throw new Refusal(409, "under-way", "the request with this Idempotency-Key is still under way")
                        .header("Retry-After", "1");
            }
            if (entry instanceof Kept.Done done) {
                return Optional.of(done.answer().orElseThrow(Idempotency::dropped));
            }
            if (entry instanceof Kept.Open before) {
                requireUndone(before);
            }
            append(log -> log.begin(key, open));
            entries.remove(key);
            entries.put(key, open);
            underWay.add(key);
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private static Refusal dropped() {
        return new Refusal(
                409,
                "answer-dropped",
                "this request was done; how it was answered was dropped when something was erased after it");
    }

    private void requireUndone(Kept.Open before) {
        List<TrailEntry> written = os.trail()
                .read(TrailQuery.all()
                        .correlation(before.under())
                        .transactions(before.tx() + 1, Long.MAX_VALUE)
                        .order(TrailQuery.Order.OLDEST_FIRST)
                        .limit(1))
                .entries();
        if (!written.isEmpty()) {
            throw new Refusal(
                    409,
                    "done-unanswered",
                    "the server was stopped, or failed, before it could answer this request; under its correlation '"
                            + before.under() + "' transaction "
                            + written.get(0).tx() + " was written since, so it is not done again. Look at the trail");
        }
    }

    private interface Writing {
        void to(AnswerFile file) throws IOException;
    }

    /** Refuses the request if what has to be on disk cannot be put there. */
    private void append(Writing writing) {
        if (file.isEmpty()) {
            return;
        }
        try {
            if (broken.isPresent()) {
                throw broken.get();
            }
            writing.to(file.get());
        } catch (IOException e) {
            // Half a line may be there: nothing can come after it.
            broken = Optional.of(e);
            throw new Refusal(
                    503,
                    "answers-unwritable",
                    "the file of answers cannot be written (" + e
                            + "), so no Idempotency-Key can be kept; mend the cause" + " and start the server again",
                    e);
        }
    }

    /** Keeps an answer. If that fails, what was written stays: sent again after a restart, the trail tells of it. */
    private void end(String key, Kept.Done done) {
        lock.lock();
        try {
            Kept.Done kept = done.tx() < erasedTx ? new Kept.Done(done.asked(), done.tx(), Optional.empty()) : done;
            entries.remove(key);
            entries.put(key, kept);
            evict();
            append(log -> {
                log.end(key, kept);
                if (log.lines() > (long) LINES * KEPT) {
                    log.rewrite(entries);
                }
            });
        } catch (Refusal e) {
            LOG.log(System.Logger.Level.WARNING, "an answer is kept on the heap only", e);
        } finally {
            lock.unlock();
        }
    }

    private void evict() {
        Iterator<Map.Entry<String, Kept>> eldest = entries.entrySet().iterator();
        while (entries.size() > KEPT && eldest.hasNext()) {
            if (!underWay.contains(eldest.next().getKey())) {
                eldest.remove();
            }
        }
    }

    /** What failed is forgotten, so that it can be tried again. */
    private void forget(String key) {
        lock.lock();
        try {
            entries.remove(key);
            append(log -> log.forget(key));
        } catch (Refusal e) {
            LOG.log(System.Logger.Level.WARNING, "a request that failed is not forgotten", e);
        } finally {
            lock.unlock();
        }
    }

    private void leave(String key) {
        lock.lock();
        try {
            underWay.remove(key);
        } finally {
            lock.unlock();
        }
    }

    /** Drops answers from before the last erasure, as they may have what was erased in them; to be called after each. */
    void dropErased() {
        lock.lock();
        try {
            long first =
                    entries.values().stream().mapToLong(Idempotency::tx).min().orElse(Long.MAX_VALUE - 1) + 1;
            if (first > os.status().tx()) {
                return;
            }
            erasedTx = os
                    .trail()
                    .read(TrailQuery.all()
                            .kinds(Set.of(TrailChange.Kind.ERASURE))
                            .transactions(first, Long.MAX_VALUE)
                            .limit(1))
                    .entries()
                    .stream()
                    .mapToLong(TrailEntry::tx)
                    .findFirst()
                    .orElse(erasedTx);
            entries.replaceAll((key, entry) -> entry instanceof Kept.Done done && done.tx() < erasedTx
                    ? new Kept.Done(done.asked(), done.tx(), Optional.empty())
                    : entry);
            append(log -> log.rewrite(entries));
        } finally {
            lock.unlock();
        }
    }

    private static long tx(Kept entry) {
        return switch (entry) {
            case Kept.Open open -> open.tx();
            case Kept.Done done -> done.tx();
        };
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

    @Override
    public void close() {
        lock.lock();
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the file of answers was not closed", e);
        } finally {
            lock.unlock();
        }
    }
}
