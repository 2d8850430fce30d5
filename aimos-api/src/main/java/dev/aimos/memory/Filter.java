package dev.aimos.memory;

import dev.aimos.AimosException;
import dev.aimos.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which atoms a scan or a search considers. All conditions must hold; they apply before anything is scored or counted.
 *
 * @param tags tags an atom must carry, each with the least weight that counts
 * @param modalities modalities of which it must have one; empty for any
 * @param metadata values its metadata must hold: a member name, or a JSON Pointer (RFC 6901) beginning with a slash, and
 *     the string, number or truth value found there; an array there matches if one of its items is the value
 * @param keyPrefix beginning of its key; empty for any
 * @param withoutPolicies policy tags it must not carry
 * @param recordedFrom earliest transaction time, inclusive
 * @param recordedUntil latest transaction time, exclusive
 */
public record Filter(
        Map<String, Double> tags,
        Set<Modality> modalities,
        Map<String, Json> metadata,
        String keyPrefix,
        Set<String> withoutPolicies,
        Instant recordedFrom,
        Instant recordedUntil) {
    private static final Filter ALL = new Filter(Map.of(), Set.of(), Map.of(), "", Set.of(), Instant.MIN, Instant.MAX);

    public Filter {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        tags.forEach((name, weight) -> {
            if (!(weight >= 0 && weight <= 1)) {
                throw new AimosException.InvalidRequest(
                        "tag-weight", "the weight of tag '" + name + "' must be from 0 to 1, but is " + weight);
            }
        });
        modalities = modalities.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(modalities));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        metadata.forEach((path, value) -> {
            if (value instanceof Json.Obj || value instanceof Json.Arr || value instanceof Json.Null) {
                throw new AimosException.InvalidRequest(
                        "filter-metadata",
                        "metadata is filtered by a string, a number or a truth value; '" + path + "' has " + value);
            }
        });
        Objects.requireNonNull(keyPrefix, "keyPrefix");
        withoutPolicies = Collections.unmodifiableSet(new TreeSet<>(withoutPolicies));
        Objects.requireNonNull(recordedFrom, "recordedFrom");
        Objects.requireNonNull(recordedUntil, "recordedUntil");
    }

    /** Every atom. */
    public static Filter all() {
        return ALL;
    }

    /** Also requires a tag, of any weight. */
    public Filter tag(String name) {
        return tag(name, 0);
    }

    /** Also requires a tag of at least a weight from 0 to 1. */
    public Filter tag(String name, double leastWeight) {
        Map<String, Double> more = new TreeMap<>(tags);
        more.put(name, leastWeight);
        return new Filter(more, modalities, metadata, keyPrefix, withoutPolicies, recordedFrom, recordedUntil);
    }

    /** Also allows a modality; without a call, all are allowed. */
    public Filter modality(Modality modality) {
        Set<Modality> more = EnumSet.of(modality);
        more.addAll(modalities);
        return new Filter(tags, more, metadata, keyPrefix, withoutPolicies, recordedFrom, recordedUntil);
    }

    /** Also requires a metadata value; see {@link #metadata()}. */
    public Filter metadata(String path, Object value) {
        Map<String, Json> more = new LinkedHashMap<>(metadata);
        more.put(path, Json.from(value));
        return new Filter(tags, modalities, more, keyPrefix, withoutPolicies, recordedFrom, recordedUntil);
    }

    /** Requires keys to begin so. */
    public Filter keyPrefix(String prefix) {
        return new Filter(tags, modalities, metadata, prefix, withoutPolicies, recordedFrom, recordedUntil);
    }

    /** Also excludes atoms that carry a policy tag. */
    public Filter withoutPolicy(String policy) {
        Set<String> more = new TreeSet<>(withoutPolicies);
        more.add(policy);
        return new Filter(tags, modalities, metadata, keyPrefix, more, recordedFrom, recordedUntil);
    }

    /** Requires transaction time in [from, until). */
    public Filter recorded(Instant from, Instant until) {
        if (!from.isBefore(until)) {
            throw new AimosException.InvalidRequest(
                    "interval-inverted", "the recorded interval ends after it begins; got " + from + " to " + until);
        }
        return new Filter(tags, modalities, metadata, keyPrefix, withoutPolicies, from, until);
    }
}
