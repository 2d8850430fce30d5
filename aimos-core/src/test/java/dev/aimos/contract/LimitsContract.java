package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Limits;
import dev.aimos.index.Query;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import dev.aimos.memory.Embedding;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Modality;
import dev.aimos.memory.Scan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What bad input meets: a typed error that says what to do, and a store that lost nothing. */
public abstract class LimitsContract extends Contract {

    @Override
    protected Limits limits() {
        return Limits.builder()
                .maxContentBytes(100_000)
                .maxBatch(3)
                .maxNoteLength(10)
                .maxEmbeddingDimension(2)
                .maxMetadataBytes(200)
                .maxMetadataDepth(3)
                .build();
    }

    private void refused(AtomDraft draft, String code) {
        assertThatThrownBy(() -> memory().put(draft)).isInstanceOfSatisfying(AimosException.InvalidRequest.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.retryable()).isFalse();
        });
        assertThat(os().status().tx()).as("nothing was written").isZero();
        assertThat(os().status().writable()).isTrue();
    }

    @Test
    void everyLimitHasItsOwnError() {
        AtomDraft draft = AtomDraft.text("k", "v");
        refused(draft.key(""), "key-empty");
        refused(draft.key("k".repeat(513)), "key-too-long");
        refused(draft.key("a\nb"), "key-malformed");
        refused(draft.key("a\u0000"), "key-malformed");
        refused(draft.key("\uDC00"), "key-malformed");
        refused(draft.tag("t", -0.1), "tag-weight");
        refused(draft.tag("t", Double.NaN), "tag-weight");
        refused(draft.tag("t", Double.POSITIVE_INFINITY), "tag-weight");
        refused(draft.tag(""), "tag-empty");
        refused(draft.tag("t".repeat(51)), "tag-too-long");
        AtomDraft tagged = draft;
        for (int i = 0; i < 21; i++) {
            tagged = tagged.tag("t" + i);
        }
        refused(tagged, "too-many-tags");
        refused(draft.policy("\u001B[31m"), "policy-malformed");
        refused(draft.embedding(Embedding.of("m", new float[3])), "too-many-embedding-dimensions");
        refused(draft.metadata("m", "x".repeat(200)), "metadata-too-long");
        refused(draft.metadata("m", Map.of("a", Map.of("b", Map.of("c", 1)))), "metadata-too-deep");
        refused(AtomDraft.text("k", "x".repeat(100_001)), "content-too-long");
        refused(AtomDraft.text("k", "\u4e2d".repeat(33_334)), "content-too-long");
        refused(draft.embedding(Embedding.of("m".repeat(513), new float[1])), "model-too-long");
        refused(AtomDraft.bytes("k", "a/b", Content.bytes(new byte[100_001])), "content-too-long");
        refused(AtomDraft.text("k", "lone \uD83D surrogate"), "text-malformed");
        refused(draft.mediaType(""), "media-type-empty");
    }

    @Test
    void intervalsThatEndBeforeTheyBeginAreRefused() {
        refused(AtomDraft.text("k", "v").validFrom(day(2)).validTo(day(2)), "interval-inverted");
        refused(AtomDraft.text("k", "v").validFrom(day(3)).validTo(day(2)), "interval-inverted");
        refused(AtomDraft.text("k", "v").validFrom(Interval.FOREVER), "interval-inverted");
        refused(AtomDraft.text("k", "v").validTo(day(0)), "interval-inverted");
        assertThatThrownBy(() -> Interval.of(day(1), day(1).plusNanos(999)))
                .as("less than a microsecond apart")
                .isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> AtomDraft.text("k", "v").validFrom(Instant.MAX.minusSeconds(1)))
                .isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> AsOf.now().validAt(Instant.MIN.plusSeconds(1)))
                .isInstanceOf(AimosException.InvalidRequest.class);
    }

    @Test
    void nothingIsAskedAboutForeverWhichIsAfterEveryInstant() {
        os().memory().put(AtomDraft.text("k", "v"));
        assertThatThrownBy(() -> AsOf.now().validAt(Interval.FOREVER))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("ask about an instant before it");
        assertThatThrownBy(() -> AsOf.instant(Interval.FOREVER))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("AsOf.now()");
        Instant last = Instant.parse("+290000-01-01T00:00:00Z");
        assertThat(os().memory().get("k", AsOf.now().validAt(last))).isPresent();
        assertThat(os().memory().get("k", AsOf.instant(last))).isPresent();
    }

    @Test
    void valuesThatJsonCannotHoldAreRefused() {
        AtomDraft draft = AtomDraft.text("k", "v");
        for (Object value :
                List.of(Double.NaN, Double.NEGATIVE_INFINITY, Long.MAX_VALUE, new Object(), Map.of(1, 2), "\uD800")) {
            assertThatThrownBy(() -> draft.metadata("m", value)).isInstanceOf(AimosException.InvalidRequest.class);
        }
        assertThatThrownBy(() -> Embedding.of("m", new float[] {Float.NaN}))
                .isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> Embedding.of("m", new float[0])).isInstanceOf(AimosException.InvalidRequest.class);
    }

    @Test
    void batchesNotesAndNegativeTransactionsAreBounded() {
        assertThatThrownBy(() -> memory().putAll(IntStream.range(0, 4)
                        .mapToObj(i -> AtomDraft.text("k" + i, "v"))
                        .toList()))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("maxBatch");
        assertThatThrownBy(() -> memory().snapshot("01234567890")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> memory().snapshot("\uD800")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> AsOf.tx(-1)).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> Limits.builder().maxQueryTerms(1_025).build())
                .isInstanceOf(AimosException.InvalidRequest.class);
        assertThat(os().status().tx()).isZero();
    }

    @Test
    void keysThatLookLikePathsOrMarkupAreJustKeys() {
        for (String key : List.of("../../etc/passwd", "/", "C:\\", "<script>", "a/../b", " ", "%00", "-rf", "null")) {
            put(key, "v " + key);
            assertThat(textAt(key, AsOf.now())).isEqualTo("v " + key);
        }
    }

    @Test
    void contentIsMeasuredInBytesHoweverShort() {
        try (AimOs small = InMemoryAimOs.builder()
                .limits(Limits.builder().maxContentBytes(10).build())
                .open()) {
            small.memory().put(AtomDraft.text("k", "\u00e9".repeat(5)));
            assertThatThrownBy(() -> small.memory().put(AtomDraft.text("k", "\u00e9".repeat(6))))
                    .isInstanceOfSatisfying(
                            AimosException.InvalidRequest.class,
                            e -> assertThat(e.code()).isEqualTo("content-too-long"));
        }
    }

    @Test
    void filtersOfVeryManyConditionsAreRefused() {
        Map<String, Double> tags = new TreeMap<>();
        for (int i = 0; i < 1_000; i++) {
            tags.put("t" + i, 0.0);
        }
        Filter most =
                new Filter(tags, Set.of(Modality.TEXT), Map.of(), "k", Set.of("a", "b"), Instant.EPOCH, Instant.MAX);
        put("k", "v");
        assertThat(memory().scan(Scan.all().filter(most)).items()).isEmpty();
        assertThat(index().search(Query.of("v").filter(most)).list()).isEmpty();
        Filter more = most.tag("one more");
        assertThatThrownBy(() -> memory().scan(Scan.all().filter(more)))
                .isInstanceOfSatisfying(
                        AimosException.InvalidRequest.class,
                        e -> assertThat(e.code()).isEqualTo("filter-too-large"));
        assertThatThrownBy(() -> index().search(Query.of("v").filter(more)))
                .isInstanceOf(AimosException.InvalidRequest.class);
    }
}
