package dev.aimos.examples.cli;

import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.memory.Written;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an ingest did. */
final class Tally {
    private static final int LISTED = 10;

    private final Out out;
    private final boolean skipBad;
    private final Map<Written.Outcome, Long> outcomes = new EnumMap<>(Written.Outcome.class);
    private final List<BadInput> bad = new ArrayList<>();
    private long lastTx;

    /**
     * A tally.
     *
     * @param skipBad whether bad input is noted and passed over, rather than the end
     */
    Tally(Out out, boolean skipBad) {
        this.out = out;
        this.skipBad = skipBad;
    }

    void written(Written written) {
        outcomes.merge(written.outcome(), 1L, Long::sum);
        lastTx = Math.max(lastTx, written.recorded().tx());
    }

    /**
     * Vectors that an ingest made.
     *
     * @param embedder id of the model, if there is one
     * @param vectors how many
     */
    record Embedded(Optional<String> embedder, long vectors) {}

    /** Notes bad input, or ends the run with it. */
    void bad(BadInput input) {
        if (!skipBad) {
            throw Failure.usage(
                    input.code(),
                    input.where() + ": " + input.getMessage()
                            + "; what comes before it is stored, nothing after it; mend it and ingest again, or add --skip-bad",
                    input);
        }
        bad.add(input);
    }

    private long count(Written.Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** Reports, and returns the exit code. */
    int report(Sources sources, Changes changes, Embedded embedded) {
        if (out.json()) {
            out.document(document(sources, changes, embedded));
        } else {
            people(sources, changes, embedded);
        }
        return bad.isEmpty() ? Exit.OK : Exit.FINDING;
    }

    private Map<String, @Nullable Object> document(Sources sources, Changes changes, Embedded embedded) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("files", sources.files().size());
        document.put("created", count(Written.Outcome.CREATED));
        document.put("updated", count(Written.Outcome.UPDATED));
        document.put("unchanged", count(Written.Outcome.UNCHANGED));
        document.put("tx", lastTx);
        Map<String, Long> sentences = new LinkedHashMap<>();
        sentences.put("unchanged", changes.kept());
        sentences.put("added", changes.added());
        sentences.put("removed", changes.removed());
        document.put("sentences", sentences);
        document.put("embedder", embedded.embedder().orElse(null));
        document.put("embedded", embedded.vectors());
        document.put("bad", bad.stream().map(Tally::shape).toList());
        document.put("skipped", sources.skipped());
        return document;
    }

    private static Map<String, String> shape(BadInput input) {
        Map<String, String> shape = new LinkedHashMap<>();
        shape.put("where", input.where());
        shape.put("code", input.code());
        shape.put("message", String.valueOf(input.getMessage()));
        return shape;
    }

    private void people(Sources sources, Changes changes, Embedded embedded) {
        for (BadInput input : bad) {
            out.line(out.ink().red("bad      ") + Printable.line(input.where() + ": " + input.getMessage()));
        }
        List<Sources.Skipped> skipped = sources.skipped();
        for (Sources.Skipped one : skipped.subList(0, Math.min(LISTED, skipped.size()))) {
            out.line(out.ink().dim("skipped  ") + Printable.line(one.path() + ": " + one.reason()));
        }
        if (skipped.size() > LISTED) {
            out.line(out.ink().dim("skipped  ") + "%,d more; --json lists all".formatted(skipped.size() - LISTED));
        }
        long created = count(Written.Outcome.CREATED);
        long updated = count(Written.Outcome.UPDATED);
        long unchanged = count(Written.Outcome.UNCHANGED);
        String read = Describe.count(sources.files().size(), "file");
        if (created + updated == 0) {
            out.line("%s: nothing new, %s unchanged".formatted(read, Describe.count(unchanged, "atom")));
        } else {
            out.line("%s: %,d created, %,d updated%s, %,d unchanged; the store is at transaction %,d"
                    .formatted(read, created, updated, changes.inWords(), unchanged, lastTx));
        }
        if (embedded.vectors() > 0) {
            out.line("embedded %s with %s"
                    .formatted(
                            Describe.count(embedded.vectors(), "text"),
                            Printable.line(embedded.embedder().orElse(""))));
        }
    }
}
