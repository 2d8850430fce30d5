package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import dev.aimos.memory.Embedding;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Modality;
import dev.aimos.memory.Version;
import dev.aimos.memory.Written;
import dev.aimos.memory.Written.Outcome;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What putting and reading promise. */
public abstract class MemoryContract extends Contract {

    @Test
    void everyFieldComesBackAsItWasPut() {
        AtomDraft draft = AtomDraft.text("tower", "The Eiffel Tower is 330 m tall. \u0000 \"\\ \uD83D\uDDFC")
                .mediaType("text/markdown")
                .modality(Modality.CODE)
                .tag("paris", 0.25)
                .tag("height")
                .metadata("author", "Ada")
                .metadata("nested", Map.of("list", List.of(1, 2.5, true, "x")))
                .embedding(Embedding.of("toy", new float[] {0.1f, -2f, Float.MIN_VALUE}))
                .policy("public")
                .witness("w1")
                .validFrom(LocalDate.of(1889, 3, 31))
                .validTo(LocalDate.of(2100, 1, 1));
        Written written = memory().put(draft);
        reopen();
        Atom atom = memory().get("tower").orElseThrow();
        assertThat(atom.content()).isEqualTo(draft.content());
        assertThat(atom.mediaType()).isEqualTo("text/markdown");
        assertThat(atom.modality()).isEqualTo(Modality.CODE);
        assertThat(atom.tags()).isEqualTo(Map.of("paris", 0.25, "height", 1.0));
        assertThat(atom.metadata()).isEqualTo(draft.metadata());
        assertThat(atom.embedding()).isEqualTo(draft.embedding());
        assertThat(atom.policies()).containsExactly("public");
        assertThat(atom.witness()).contains("w1");
        assertThat(atom.valid().from()).hasToString("1889-03-31T00:00:00Z");
        assertThat(atom.valid().to()).hasToString("2100-01-01T00:00:00Z");
        assertThat(atom.recorded()).isEqualTo(written.recorded());
        assertThat(atom.contentHash()).isEqualTo(Hash.sha256(atom.text().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aLaterPutShowsFromThenOnAndNotBefore() {
        put("k", "one");
        clock.nextDay();
        put("k", "two");
        assertThat(textAt("k", AsOf.now())).isEqualTo("two");
        assertThat(textAt("k", AsOf.now().validAt(day(0)))).isEqualTo("one");
        assertThat(textAt("k", AsOf.tx(1))).isEqualTo("one");
        assertThat(textAt("k", AsOf.tx(1).validAt(day(5)))).isEqualTo("one");
        assertThat(textAt("k", AsOf.tx(0))).isEqualTo("-");
        assertThat(textAt("k", AsOf.instant(day(0)))).isEqualTo("one");
        assertThat(textAt("k", AsOf.instant(day(1)))).isEqualTo("two");
        assertThat(textAt("k", AsOf.instant(day(-1)))).isEqualTo("-");
    }

    @Test
    void aCorrectionOfThePastOverlaysOnlyItsInterval() {
        put("k", "base", day(0), day(100));
        put("k", "patch", day(10), day(20));
        assertThat(textAt("k", AsOf.now().validAt(day(9)))).isEqualTo("base");
        assertThat(textAt("k", AsOf.now().validAt(day(10)))).isEqualTo("patch");
        assertThat(textAt("k", AsOf.now().validAt(day(20)))).isEqualTo("base");
        assertThat(textAt("k", AsOf.now().validAt(day(100)))).isEqualTo("-");
        assertThat(textAt("k", AsOf.tx(1).validAt(day(10)))).isEqualTo("base");
        assertThat(memory().get("k", AsOf.now().validAt(day(15))).orElseThrow().valid())
                .isEqualTo(Interval.of(day(10), day(20)));
    }

    @Test
    void aRetractionHidesAnIntervalAndHistoryStays() {
        put("k", "base", day(0), day(100));
        clock.nextDay();
        assertThat(memory().retract("k", Interval.of(day(50), day(60))).outcome())
                .isEqualTo(Outcome.RETRACTED);
        assertThat(textAt("k", AsOf.now().validAt(day(55)))).isEqualTo("-");
        assertThat(textAt("k", AsOf.now().validAt(day(60)))).isEqualTo("base");
        assertThat(textAt("k", AsOf.tx(1).validAt(day(55)))).isEqualTo("base");
        assertThat(memory().retract("k", Interval.of(day(50), day(60))).outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(memory().retract("k").outcome()).isEqualTo(Outcome.RETRACTED);
        assertThat(textAt("k", AsOf.now())).isEqualTo("-");
        assertThat(textAt("k", AsOf.now().validAt(day(0)))).isEqualTo("base");
        assertThat(memory().retract("never put").outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void historyIsRectanglesThatPartitionBothAxes() {
        put("k", "base", day(0), day(100));
        put("k", "patch", day(10), day(20));
        List<Version> history = memory().history("k");
        assertThat(history)
                .extracting(v -> v.atom().text() + " " + v.shownFrom() + "-" + v.shownUntil())
                .containsExactly(
                        "base 1-OptionalLong.empty",
                        "base 1-OptionalLong[2]",
                        "base 1-OptionalLong.empty",
                        "patch 2-OptionalLong.empty");
        assertThat(history.get(1).valid()).isEqualTo(Interval.of(day(10), day(20)));
        assertThat(history.get(1).shownUntil()).isEqualTo(OptionalLong.of(2));
        assertThat(memory().history("unknown")).isEmpty();
    }

    @Test
    void puttingWhatIsAlreadySoWritesNothing() {
        AtomDraft draft = AtomDraft.text("k", "text").tag("a").metadata("m", 1);
        assertThat(memory().put(draft).outcome()).isEqualTo(Outcome.CREATED);
        clock.nextDay();
        long records = os().status().counts().records();
        assertThat(memory().put(draft).outcome()).isEqualTo(Outcome.UNCHANGED);
        reopen();
        assertThat(memory().put(draft).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(os().status().counts().records()).isEqualTo(records);
        assertThat(memory().put(draft.tag("b")).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(memory().put(draft.tag("b").validFrom(day(-5))).outcome())
                .as("valid earlier than before is news")
                .isEqualTo(Outcome.UPDATED);
        assertThat(memory().put(draft.tag("b").validFrom(day(-3))).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void aBatchIsOneTransactionAndItsLaterDraftsOverlayEarlierOnes() {
        List<Written> written = memory().putAll(List.of(
                AtomDraft.text("a", "1"),
                AtomDraft.text("b", "2"),
                AtomDraft.text("a", "3"),
                AtomDraft.text("a", "3")));
        assertThat(written)
                .extracting(Written::outcome)
                .containsExactly(Outcome.CREATED, Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED);
        assertThat(written.get(0).recorded().tx()).isEqualTo(1);
        assertThat(written.get(2).recorded().tx()).isEqualTo(1);
        assertThat(os().status().tx()).isEqualTo(1);
        assertThat(textAt("a", AsOf.tx(1))).isEqualTo("3");
        assertThat(memory().putAll(List.of())).isEmpty();
    }

    @Test
    void oneBadDraftStopsItsWholeBatch() {
        assertThatThrownBy(() ->
                        memory().putAll(List.of(AtomDraft.text("good", "x"), AtomDraft.text("bad", "\uD800 alone"))))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("draft 1");
        assertThat(memory().get("good")).isEmpty();
        assertThat(os().status().tx()).isZero();
        put("good", "still takes writes");
    }

    @Test
    void aDraftWithoutKeyIsStoredUnderItsContentHash() {
        Written written = memory().put(AtomDraft.text("content is identity"));
        Hash hash = Hash.sha256("content is identity".getBytes(StandardCharsets.UTF_8));
        assertThat(written.key()).isEqualTo(hash.toString());
        assertThat(memory().put(AtomDraft.text("content is identity")).outcome())
                .isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void transactionTimeNeverGoesBack() {
        put("a", "1");
        clock.set(TestClock.START.minus(Duration.ofDays(30)));
        Written second = memory().put(AtomDraft.text("b", "2"));
        assertThat(second.recorded().at()).isEqualTo(TestClock.START);
        assertThat(textAt("b", AsOf.now())).isEqualTo("2");
        assertThat(textAt("a", AsOf.now())).isEqualTo("1");
    }

    @Test
    void aFactThatIsNotTrueYetShowsWhenItsTimeComes() {
        memory().put(AtomDraft.text("k", "tomorrow").validFrom(day(1)));
        assertThat(textAt("k", AsOf.now())).isEqualTo("-");
        clock.nextDay();
        assertThat(textAt("k", AsOf.now())).isEqualTo("tomorrow");
        memory().put(AtomDraft.text("ends", "soon").validTo(day(3)));
        assertThat(textAt("ends", AsOf.now())).isEqualTo("soon");
        clock.set(day(3));
        assertThat(textAt("ends", AsOf.now())).isEqualTo("-");
    }

    @Test
    void aFactMayHaveNoBeginning() {
        memory().put(AtomDraft.text("pi", "3.14159").valid(Interval.always()));
        reopen();
        assertThat(textAt("pi", AsOf.now().validAt(Interval.BEGINNING))).isEqualTo("3.14159");
        assertThat(memory().get("pi").orElseThrow().valid()).isEqualTo(Interval.always());
    }

    @Test
    void bytesOfAnySizeStreamInAndOutUnchanged() throws IOException {
        for (int size : new int[] {0, 1, 65_536, 65_537, 1 << 20, (2 << 20) + 17}) {
            byte[] bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            memory().put(AtomDraft.bytes("blob" + size, "application/octet-stream", Content.bytes(bytes)));
            assertThat(memory().put(AtomDraft.bytes("blob" + size, "application/octet-stream", Content.bytes(bytes)))
                            .outcome())
                    .isEqualTo(Outcome.UNCHANGED);
        }
        reopen();
        for (int size : new int[] {0, 1, 65_536, 65_537, 1 << 20, (2 << 20) + 17}) {
            byte[] expected = new byte[size];
            new Random(size).nextBytes(expected);
            Atom atom = memory().get("blob" + size).orElseThrow();
            assertThat(atom.contentLength()).isEqualTo(size);
            assertThat(atom.contentHash()).isEqualTo(Hash.sha256(expected));
            try (InputStream in = ((Content.Bytes) atom.content()).open()) {
                assertThat(Arrays.equals(in.readAllBytes(), expected)).isTrue();
            }
        }
    }

    @Test
    void longTextComesBackWhole() {
        String text = "All work and no play makes \u00e9\u4e2d\uD83D\uDE00. ".repeat(60_000);
        put("long", text);
        reopen();
        assertThat(memory().get("long").orElseThrow().text()).isEqualTo(text);
        assertThat(memory().put(AtomDraft.text("long", text)).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void aNameInTheMetadataMayBeAsLongAsTheMetadata() {
        String name = "n".repeat(65_000);
        memory().put(AtomDraft.text("k", "v").metadata(name, true));
        assertThat(memory().get("k").orElseThrow().metadata().get(name)).contains(Json.of(true));
        index().rebuild();
        assertThat(memory().verify().findings()).isEmpty();
    }

    @Test
    void aReferenceIsKeptAndNotFollowed() {
        URI uri = URI.create("https://example.org/a%20b?q#f");
        memory().put(AtomDraft.reference("ref", "text/html", uri));
        assertThat(memory().get("ref").orElseThrow().content()).isEqualTo(new Content.Reference(uri));
    }

    @Test
    void aStreamThatFailsLeavesTheStoreAsItWas() {
        Content.Bytes failing = () -> new SequenceInputStream(
                new ByteArrayInputStream(new byte[200_000]), new FilterInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        throw new IOException("the source went away");
                    }
                });
        assertThatThrownBy(() -> memory().put(AtomDraft.bytes("k", "application/octet-stream", failing)))
                .isInstanceOf(AimosException.Fault.class)
                .hasMessageContaining("the source went away")
                .hasMessageContaining("mend its source");
        assertThat(os().status().tx()).isZero();
        put("k", "fine");
    }

    @Test
    void askingAboutATransactionOfTheFutureIsRefused() {
        assertThatThrownBy(() -> memory().get("k", AsOf.tx(1)))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("not recorded yet");
    }

    @Test
    void everyUseAfterClosingSaysSo() {
        os().close();
        os().close();
        assertThatThrownBy(() -> memory().get("k")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> put("k", "v")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> memory().snapshot("s")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> memory().verify()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> os().status()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> found(Query.of("x"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void countsFollowWhatIsWritten() {
        put("a", "1");
        put("a", "2");
        put("b", "3");
        memory().retract("b", Interval.always());
        memory().snapshot("s");
        for (int round = 0; round < 2; round++) {
            assertThat(os().status().counts().atoms()).isEqualTo(1);
            assertThat(os().status().counts().versions()).isEqualTo(3);
            assertThat(os().status().counts().records()).isEqualTo(5);
            assertThat(os().status().counts().snapshots()).isEqualTo(1);
            reopen();
        }
    }
}
