package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.json.JsonReader;
import dev.aimos.graph.Entity;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Cursor;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Snapshot;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.Trail.Format;
import dev.aimos.witness.TrailChange;
import dev.aimos.witness.TrailChange.Kind;
import dev.aimos.witness.TrailEntry;
import dev.aimos.witness.TrailPage;
import dev.aimos.witness.TrailQuery;
import dev.aimos.witness.TrailQuery.Order;
import dev.aimos.witness.Witness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the trail tells, in what order, page by page, and how it is exported. */
public abstract class TrailContract extends Contract {
    private static final TrailQuery OLDEST =
            TrailQuery.all().order(Order.OLDEST_FIRST).limit(1_000);

    private AimOs as(String id) {
        return os().withCorrelation(id);
    }

    private List<TrailEntry> read(TrailQuery query) {
        return os().trail().read(query).entries();
    }

    private List<Long> txs(TrailQuery query) {
        return read(query).stream().map(TrailEntry::tx).toList();
    }

    private String export(TrailQuery query, Format format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        os().trail().export(query, format, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anEmptyStoreHasAnEmptyTrail() {
        assertThat(read(TrailQuery.all())).isEmpty();
        assertThat(os().trail().read(TrailQuery.all()).next()).isEmpty();
        assertThat(export(TrailQuery.all(), Format.JSON_LINES)).isEmpty();
        assertThat(export(TrailQuery.all(), Format.CSV))
                .isEqualTo("tx,at,correlation,verb,seq,kind,subject,what,erased,witnesses,named\r\n");
    }

    @Test
    void anEntrySaysWhoWhatWhenAndFromWhichWitness() {
        Witness witness = Witness.of(Witness.Kind.ANSWER, "model-1").build();
        as("req-1").witnesses().record(witness);
        clock.nextDay();
        as("req-1")
                .memory()
                .put(AtomDraft.text("tower", "312 m").witness(witness.id().hex()));
        as("req-2").memory().retract("tower");
        Snapshot snapshot = memory().snapshot("facts");
        Entity entity = Entity.of("tower");
        os().graph().assert_(entity);
        os().graph().retract(entity.id());
        os().witnesses().outcome(Outcome.of(witness.id(), true, "judge"));
        List<TrailEntry> all = read(OLDEST);
        assertThat(all).extracting(TrailEntry::tx).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(all.get(0).recorded()).containsExactly(witness.id());
        assertThat(all.get(0).changes())
                .containsExactly(new TrailChange(
                        0, Kind.WITNESS, Optional.of(witness.id().hex()), "answer by model-1", false));
        assertThat(all.get(1))
                .isEqualTo(new TrailEntry(
                        2,
                        day(1),
                        Optional.of("req-1"),
                        Optional.of("put"),
                        List.of(new TrailChange(2, Kind.ATOM, Optional.of("tower"), "put", false)),
                        List.of(),
                        List.of(witness.id().hex())));
        assertThat(all.get(2).changes())
                .containsExactly(new TrailChange(4, Kind.RETRACTION, Optional.of("tower"), "retracted", false));
        assertThat(all.get(3).correlation()).isEmpty();
        assertThat(all.get(3).changes().get(0).subject()).contains(snapshot.id().hex());
        assertThat(all.get(3).changes().get(0).what()).isEqualTo("taken: facts");
        assertThat(all.subList(4, 6))
                .flatExtracting(TrailEntry::changes)
                .extracting(change -> change.kind() + " " + change.subject().orElse("-") + " " + change.what())
                .containsExactly("ITEM " + entity.id() + " asserted", "ITEM_RETRACTION " + entity.id() + " retracted");
        assertThat(all.get(6).changes().get(0).what()).isEqualTo("correct, says judge");
        assertThat(txs(OLDEST.witness(witness.id()))).containsExactly(1L, 2L, 7L);
        assertThat(txs(OLDEST.key(entity.id()))).containsExactly(5L, 6L);
        assertThat(txs(OLDEST.key(snapshot.id().hex()))).containsExactly(4L);
        assertThat(txs(OLDEST.key(witness.id().hex()))).containsExactly(1L, 7L);
        assertThat(txs(OLDEST.key("tower").kinds(List.of(Kind.RETRACTION)))).containsExactly(3L);
        assertThat(txs(TrailQuery.all().correlation("req-1"))).containsExactly(2L, 1L);
        assertThat(txs(OLDEST.recorded(day(1), Instant.MAX))).hasSize(6);
        assertThat(txs(OLDEST.recorded(Instant.MIN, day(1)))).containsExactly(1L);
        assertThat(txs(OLDEST.transactions(3, 4))).containsExactly(3L, 4L);
        assertThat(txs(OLDEST.transactions(7, 99))).containsExactly(7L);
    }

    @Test
    void anErasedAtomsTrailTellsWhenAndWhoAndNotWhat() throws IOException {
        as("writer")
                .memory()
                .put(AtomDraft.text("zanzibarkey", "zanzibarword".repeat(20_000))
                        .witness("zanzibarwitness"));
        clock.nextDay();
        put("kept", "v");
        as("eraser").memory().erase(List.of("zanzibarkey"));
        for (int i = 0; i < 3; i++) {
            List<TrailEntry> all = read(OLDEST);
            TrailEntry put = all.get(0);
            assertThat(put.at()).isEqualTo(TestClock.START);
            assertThat(put.correlation()).contains("writer");
            assertThat(put.changes()).hasSize(1);
            TrailChange change = put.changes().get(0);
            assertThat(change.kind()).isEqualTo(Kind.ATOM);
            assertThat(change.erased()).isTrue();
            assertThat(change.subject()).isEmpty();
            assertThat(put.named()).isEmpty();
            assertThat(all.get(2).correlation()).contains("eraser");
            assertThat(all.get(2).changes())
                    .extracting(TrailChange::what)
                    .containsExactly("erased records 0-" + change.seq());
            assertThat(export(OLDEST, Format.JSON_LINES) + export(OLDEST, Format.CSV))
                    .doesNotContain("zanzibar");
            assertThat(read(OLDEST.key("zanzibarkey"))).isEmpty();
            assertThat(txs(OLDEST.correlation("writer"))).containsExactly(1L);
            if (i == 0) {
                reopen();
            } else {
                index().rebuild();
            }
        }
        for (byte[] file : harness().files()) {
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("zanzibar");
        }
        assertThat(memory().verify().findings()).isEmpty();
    }

    @Test
    void pagesAreTheWholeInEitherOrderWhateverIsWrittenMeanwhile() {
        for (int i = 0; i < 700; i++) {
            (i % 3 == 0 ? as("three") : os()).memory().put(AtomDraft.text("k" + i % 5, "v" + i));
        }
        for (TrailQuery query : List.of(
                TrailQuery.all(),
                OLDEST,
                OLDEST.correlation("three"),
                TrailQuery.all().key("k1"),
                TrailQuery.all().key("k1").correlation("three"))) {
            List<TrailEntry> whole = read(query.limit(1_000));
            List<TrailEntry> paged = new ArrayList<>();
            Optional<Cursor> next = Optional.empty();
            do {
                TrailQuery page = next.map(query.limit(37)::after).orElse(query.limit(37));
                TrailPage read = os().trail().read(page);
                paged.addAll(read.entries());
                next = read.next().map(Cursor::encode).map(Cursor::decode);
                as("three").memory().put(AtomDraft.text("k1", "meanwhile" + paged.size() + query.hashCode()));
            } while (next.isPresent());
            assertThat(paged).isEqualTo(whole).isNotEmpty();
        }
        assertThat(os().trail().read(OLDEST.transactions(1, 700).limit(700)).next())
                .isEmpty();
    }

    @Test
    void aTransactionOfManyRecordsIsOneEntryWhereverABlockEnds() {
        for (int t = 0; t < 4; t++) {
            List<AtomDraft> batch = new ArrayList<>();
            for (int i = 0; i < 700; i++) {
                batch.add(AtomDraft.text("k" + i, "t" + t));
            }
            memory().putAll(batch);
            put("single", "t" + t);
        }
        assertThat(read(TrailQuery.all()))
                .extracting(entry -> entry.changes().size())
                .containsExactly(1, 700, 1, 700, 1, 700, 1, 700);
        assertThat(txs(OLDEST)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void aCursorOfAnotherStoreIsRefused() throws IOException {
        for (int i = 0; i < 3; i++) {
            put("k", "v" + i);
        }
        Cursor next = os().trail().read(TrailQuery.all().limit(1)).next().orElseThrow();
        assertThatThrownBy(() -> read(TrailQuery.all().after(new Cursor(next.basis(), "x"))))
                .isInstanceOfSatisfying(
                        AimosException.InvalidRequest.class,
                        e -> assertThat(e.code()).isEqualTo("cursor-malformed"));
        clock.nextDay();
        Harness other = newHarness();
        try (AimOs os = open(other)) {
            assertThatThrownBy(() -> os.trail().read(TrailQuery.all().after(next)))
                    .isInstanceOfSatisfying(
                            AimosException.InvalidRequest.class,
                            e -> assertThat(e.code()).isEqualTo("cursor-foreign"));
        }
        other.dispose();
        assertThatThrownBy(() -> read(TrailQuery.all().limit(limits().maxPageSize() + 1)))
                .isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> TrailQuery.all().limit(0)).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> TrailQuery.all().transactions(3, 2)).isInstanceOf(AimosException.InvalidRequest.class);
    }

    @Test
    void jsonLinesSayWhatTheEntriesSay() throws IOException {
        as("=1+1")
                .memory()
                .putAll(List.of(
                        AtomDraft.text("b\u2028\"", "1"),
                        AtomDraft.text("a", "2").witness("w,1")));
        put("c", "3");
        List<TrailEntry> whole = read(OLDEST);
        String lines = export(OLDEST.limit(1), Format.JSON_LINES);
        List<Json> read = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            read.add(JsonReader.read(line.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(read).isEqualTo(whole.stream().map(TrailEntry::json).toList());
        assertThat(lines.lines().toList().get(1))
                .isEqualTo(
                        "{\"at\":\"2026-01-01T00:00:00Z\",\"changes\":[{\"kind\":\"atom\",\"seq\":3,\"subject\":\"c\","
                                + "\"what\":\"put\"}],\"named\":[],\"tx\":2,\"witnesses\":[]}");
        assertThat(export(OLDEST, Format.JSON_LINES)).isEqualTo(lines);
        reopen();
        assertThat(export(OLDEST, Format.JSON_LINES)).isEqualTo(lines);
    }

    @Test
    void aCellIsNeverAFormula() {
        String[] keys = {"=1", "+1", "-1", "@x", "plain", "a,b", "say \"x\""};
        for (String key : keys) {
            as(key).memory().put(AtomDraft.text(key, "v").witness("=w"));
        }
        List<String> rows = export(OLDEST, Format.CSV).lines().toList();
        assertThat(rows).hasSize(keys.length + 1);
        assertThat(rows.get(1)).isEqualTo("1,2026-01-01T00:00:00Z,'=1,put,0,atom,'=1,put,,,'=w");
        assertThat(rows.get(2)).contains(",'+1,put,").contains(",'+1,put,,,'=w");
        assertThat(rows.get(3)).contains(",'-1,put,");
        assertThat(rows.get(4)).contains(",'@x,put,");
        assertThat(rows.get(5)).contains(",plain,put,");
        assertThat(rows.get(6)).contains(",\"a,b\",put,");
        assertThat(rows.get(7)).contains(",\"say \"\"x\"\"\",put,");
    }

    @Test
    void aStreamThatCannotBeWrittenIsAFaultAndTheStoreGoesOn() {
        put("a", "1");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThatThrownBy(() -> os().trail().export(TrailQuery.all(), Format.JSON_LINES, full))
                .isInstanceOf(AimosException.Fault.class)
                .hasMessageContaining("disk full");
        put("a", "2");
        assertThat(read(TrailQuery.all())).hasSize(2);
    }

    @Test
    void aWitnessThatNobodyRecordedConcernsOnlyWhatNamesIt() {
        Hash id = Hash.sha256(new byte[] {1});
        memory().put(AtomDraft.text("a", "1").witness(id.hex()));
        memory().put(AtomDraft.text("b", "1").witness("sha256:" + id.hex()));
        put("c", "1");
        assertThat(txs(OLDEST.witness(id))).containsExactly(1L, 2L);
    }
}
