package dev.aimos.core.retrieve;

import dev.aimos.core.catalog.FoundNode;
import dev.aimos.index.Explanation;
import java.util.Optional;

/**
 * A node retrieved.
 *
 * @param node which
 * @param score from 0 to 1
 * @param explanation where the score comes from, if that was asked for
 */
public record Retrieved(FoundNode node, double score, Optional<Explanation> explanation) {}
