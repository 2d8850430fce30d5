package dev.aimos.core.catalog;

import dev.aimos.Json;
import dev.aimos.memory.Modality;
import java.util.Map;
import java.util.Set;

/**
 * What is searchable of an atom.
 *
 * @param text title and text, to be analyzed; empty if it has none
 * @param modality its modality
 * @param tags its tags with their weights
 * @param metadata its metadata
 * @param policies its policy tags
 */
public record Document(
        String text, Modality modality, Map<String, Double> tags, Json.Obj metadata, Set<String> policies) {}
