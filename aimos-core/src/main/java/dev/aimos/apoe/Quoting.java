package dev.aimos.apoe;

import dev.aimos.graph.Evidence;
import dev.aimos.index.Address;
import dev.aimos.index.Node;
import dev.aimos.index.Outline;
import dev.aimos.index.Span;
import dev.aimos.memory.Hash;
import dev.aimos.plan.StepContext;
import dev.aimos.plan.StepFailure;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds words in the memory as a step reads it, as {@link dev.aimos.graph.Graph#quote} finds them in the memory as it is. */
final class Quoting {
    private final StepContext context;
    private final Map<String, Optional<Outline>> outlines = new HashMap<>();

    Quoting(StepContext context) {
        this.context = context;
    }

    Evidence quote(String key, String words) throws StepFailure {
        Outline outline = outlines.computeIfAbsent(key, asked -> context.index().outline(asked, context.asOf()))
                .orElseThrow(() -> new StepFailure(
                        "atom-missing", "the memory shows no text under the key '" + Shown.of(key) + "'", false));
        int start = words.isEmpty() ? -1 : outline.text().indexOf(words);
        if (start < 0) {
            throw new StepFailure(
                    "quote-missing",
                    "the atom '" + Shown.of(key) + "' does not say '" + Shown.of(words) + "', to the letter",
                    false);
        }
        Span span = new Span(start, start + words.length());
        Address at = Address.of(key);
        for (Node node : outline.nodes()) {
            if (node.span().contains(span) && node.level().compareTo(at.level()) > 0) {
                at = node.address();
            }
        }
        return new Evidence(at, span, Hash.sha256(words.getBytes(StandardCharsets.UTF_8)), Optional.empty(), 1);
    }
}
