package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.aimos.AimOs;
import dev.aimos.index.Hit;
import dev.aimos.index.Query;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares rankings of two backends, of which one may compute in single precision. */
public final class SameHits {
    private static final double PRECISION = 1e-5;

    private SameHits() {}

    /** The two stores give the same keys with the same scores; order may differ only where scores do not. */
    public static void require(AimOs one, AimOs other, Query query, String what) {
        List<Hit> hits = one.index().search(query).list();
        List<Hit> expected = other.index().search(query).list();
        assertThat(hits)
                .as("%s: %s found %s, not %s", what, query, hits, expected)
                .hasSameSizeAs(expected);
        Map<String, Double> scores = expected.stream().collect(Collectors.toMap(Hit::key, Hit::score));
        double last = expected.isEmpty() ? 0 : expected.get(expected.size() - 1).score();
        for (int i = 0; i < hits.size(); i++) {
            Hit hit = hits.get(i);
            assertThat(hit.score())
                    .as("%s: score %d of %s", what, i, query)
                    .isEqualTo(expected.get(i).score(), offset(PRECISION));
            // Where the limit cuts through equal scores, which of them are in depends on the last bit.
            if (hit.score() > last + PRECISION) {
                assertThat(scores).as("%s: %s", what, query).containsKey(hit.key());
                assertThat(hit.score()).isEqualTo(scores.get(hit.key()), offset(PRECISION));
            }
        }
    }
}
