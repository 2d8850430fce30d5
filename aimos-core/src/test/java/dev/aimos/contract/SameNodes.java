package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.aimos.AimOs;
import dev.aimos.index.Address;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares hits on any level of two backends, of which one may compute in single precision. */
public final class SameNodes {
    private static final double PRECISION = 1e-5;

    /** Fusion stretches scores that may differ by as little as 1e-4 over the whole range, and the errors in them, too. */
    private static final double FUSED_PRECISION = 5e-3;

    private SameNodes() {}

    /**
     * The two stores give the same nodes, with the same spans, texts and scores; order may differ only where scores do not,
     * and so may what is in where the limit cuts.
     */
    public static void require(AimOs one, AimOs other, Query query, String what) {
        Hits found = one.index().search(query);
        List<Hit> hits = found.list();
        List<Hit> expected = other.index().search(query).list();
        double precision = found.mode() == Mode.HYBRID ? FUSED_PRECISION : PRECISION;
        assertThat(hits)
                .as("%s: %s found %s, not %s", what, query, hits, expected)
                .hasSameSizeAs(expected);
        Map<Address, Hit> byAddress = expected.stream().collect(Collectors.toMap(Hit::address, Function.identity()));
        boolean cut = hits.size() == query.limit();
        double last = cut ? expected.get(expected.size() - 1).score() : -1;
        for (int i = 0; i < hits.size(); i++) {
            Hit hit = hits.get(i);
            assertThat(hit.score())
                    .as("%s: score %d of %s: %s, not %s", what, i, query, hits, expected)
                    .isEqualTo(expected.get(i).score(), offset(precision));
            Hit same = byAddress.get(hit.address());
            if (same == null) {
                assertThat(hit.score())
                        .as("%s: %s found %s, not %s", what, query, hits, expected)
                        .isEqualTo(last, offset(precision));
            } else {
                assertThat(hit.score())
                        .as("%s: %s: %s, not %s", what, query, hit, same)
                        .isEqualTo(same.score(), offset(precision));
                assertThat(hit.span()).as("%s: %s: %s", what, query, hit).isEqualTo(same.span());
                assertThat(hit.text()).as("%s: %s: %s", what, query, hit).isEqualTo(same.text());
            }
        }
    }
}
