package dev.aimos.witness;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How sure an answer must be: one threshold for each criticality, and others for named domains. Immutable.
 *
 * @param byDomain thresholds by {@code domain/criticality}; those of the domain {@code ""} hold where no other does
 */
public record Thresholds(Map<String, Double> byDomain) {
    /** Those of {@link Criticality#threshold} everywhere. */
    public static final Thresholds DEFAULT = new Thresholds(Map.of());

    public Thresholds {
        byDomain = Collections.unmodifiableMap(new TreeMap<>(byDomain));
        byDomain.forEach((name, value) -> {
            Objects.requireNonNull(name, "name");
            Texts.share("threshold", value);
        });
    }

    /** These with another threshold where no domain says otherwise. */
    public Thresholds with(Criticality criticality, double threshold) {
        return put("/" + criticality.word(), threshold);
    }

    /** These with another threshold in one domain. */
    public Thresholds with(String domain, Criticality criticality, double threshold) {
        return put(Texts.name("domain", domain) + "/" + criticality.word(), threshold);
    }

    private Thresholds put(String name, double threshold) {
        Map<String, Double> more = new TreeMap<>(byDomain);
        more.put(name, Texts.share("threshold", threshold));
        return new Thresholds(more);
    }

    /** The least confidence that an answer of some criticality in some domain needs. */
    public double of(Criticality criticality, Optional<String> domain) {
        Double own = domain.map(name -> byDomain.get(name + "/" + criticality.word()))
                .orElseGet(() -> byDomain.get("/" + criticality.word()));
        return own == null ? criticality.threshold() : own;
    }
}
