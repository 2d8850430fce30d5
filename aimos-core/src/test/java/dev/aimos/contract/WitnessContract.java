package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.Limits;
import dev.aimos.index.Address;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Hash;
import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Snapshot;
import dev.aimos.witness.Band;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Lineage;
import dev.aimos.witness.Reach;
import dev.aimos.witness.State;
import dev.aimos.witness.Use;
import dev.aimos.witness.Verdict;
import dev.aimos.witness.Witness;
import dev.aimos.witness.WitnessQuery;
import dev.aimos.witness.Witnessed;
import dev.aimos.witness.Witnesses;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What witnesses promise: recorded once, found by what they say, followed, proved, erased. */
public abstract class WitnessContract extends Contract {
    private Witnesses witnesses() {
        return os().witnesses();
    }

    private static Witness.Builder answer(String text) {
        return Witness.of(Witness.Kind.ANSWER, "model-1")
                .input(Json.of("question"))
                .output(Json.of(text))
                .confidence(0.8);
    }

    private Use use(String key) {
        return witnesses().use(Address.of(key), AsOf.now());
    }

    private List<Hash> list(WitnessQuery query) {
        return witnesses().list(query).stream().map(Witnessed::id).toList();
    }

    @Test
    void aWitnessIsFoundByItsIdAsItWasRecorded() {
        Witness witness = answer("312 m").build();
        Witnessed recorded = witnesses().record(witness);
        assertThat(recorded.witness()).isEqualTo(witness);
        assertThat(recorded.signature()).isEmpty();
        assertThat(witnesses().get(witness.id())).contains(recorded);
        reopen();
        Witnessed found = witnesses().get(witness.id()).orElseThrow();
        assertThat(found).isEqualTo(recorded);
        assertThat(found.witness().canonical()).isEqualTo(witness.canonical());
        assertThat(witnesses().get(Hash.sha256())).isEmpty();
    }

    @Test
    void whatIsRecordedAlreadyIsNotRecordedAgain() {
        Witnessed first = witnesses().record(answer("a").build());
        long tx = os().status().tx();
        clock.nextDay();
        assertThat(witnesses().record(answer("a").build())).isEqualTo(first);
        assertThat(os().status().tx()).isEqualTo(tx);
        List<Witnessed> three = witnesses()
                .recordAll(List.of(
                        answer("a").build(), answer("b").build(), answer("b").build()));
        assertThat(three.get(0)).isEqualTo(first);
        assertThat(three.get(1)).isEqualTo(three.get(2));
        assertThat(os().status().tx()).isEqualTo(tx + 1);
    }

    @Test
    void aBatchIsRecordedWholeOrNotAtAll() {
        Witness orphan = answer("b").parent(Hash.sha256()).build();
        assertThatThrownBy(() -> witnesses().recordAll(List.of(answer("a").build(), orphan)))
                .isInstanceOfSatisfying(
                        AimosException.NotFound.class, e -> assertThat(e.code()).isEqualTo("parent-missing"));
        assertThat(list(WitnessQuery.all())).isEmpty();
        Witness parent = answer("parent").build();
        Witness child = answer("child").parent(parent.id()).build();
        assertThat(witnesses().recordAll(List.of(child, parent))).hasSize(2);
    }

    @Test
    void witnessesAreFoundByWhatTheySay() {
        put("tower", "312 m");
        put("bridge", "2,737 m");
        Snapshot snapshot = memory().snapshot("facts");
        State state = witnesses().state(AsOf.snapshot(snapshot));
        clock.nextDay();
        Witness one = Witness.of(Witness.Kind.ANSWER, "model-1")
                .used(use("tower"))
                .reads(state)
                .confidence(0.95)
                .criticality(Criticality.CRITICAL)
                .correlation("request 7")
                .build();
        witnesses().record(one);
        clock.nextDay();
        Witness two = Witness.of(Witness.Kind.STEP, "model-2")
                .used(use("tower"))
                .used(use("bridge"))
                .step("run-1", "answer", 1)
                .confidence(0.6)
                .parent(one.id())
                .build();
        witnesses().record(two);
        Witness three = Witness.of(Witness.Kind.DECISION, "person").build();
        witnesses().record(three);

        assertThat(list(WitnessQuery.all())).containsExactly(one.id(), two.id(), three.id());
        assertThat(list(WitnessQuery.all().kind(Witness.Kind.STEP))).containsExactly(two.id());
        assertThat(list(WitnessQuery.all().model("model-1"))).containsExactly(one.id());
        assertThat(list(WitnessQuery.all().atom("tower"))).containsExactly(one.id(), two.id());
        assertThat(list(WitnessQuery.all().atom("tower").atom("bridge"))).containsExactly(two.id());
        assertThat(list(WitnessQuery.all().atom("tower").model("model-2"))).containsExactly(two.id());
        assertThat(list(WitnessQuery.all().read(snapshot))).containsExactly(one.id());
        assertThat(list(WitnessQuery.all().run("run-1"))).containsExactly(two.id());
        assertThat(list(WitnessQuery.all().band(Band.A))).containsExactly(one.id());
        assertThat(list(WitnessQuery.all().band(Band.C))).containsExactly(two.id());
        assertThat(list(WitnessQuery.all().criticality(Criticality.CRITICAL))).containsExactly(one.id());
        assertThat(list(WitnessQuery.all().parent(one.id()))).containsExactly(two.id());
        assertThat(list(WitnessQuery.all().correlation("request 7"))).containsExactly(one.id());
        assertThat(list(WitnessQuery.all().passed(true))).containsExactly(one.id());
        assertThat(list(WitnessQuery.all().passed(false))).containsExactly(two.id(), three.id());
        assertThat(list(WitnessQuery.all().recorded(day(1), day(2)))).containsExactly(one.id());
        assertThat(list(WitnessQuery.all().asOf(AsOf.instant(day(1))))).containsExactly(one.id());
        assertThat(list(WitnessQuery.all().model("nobody"))).isEmpty();
        assertThat(list(WitnessQuery.all().limit(2))).containsExactly(one.id(), two.id());
    }

    @Test
    void aLongListIsReadPageByPage() {
        List<Witness> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.add(answer("answer " + i).build());
        }
        witnesses().recordAll(all);
        List<Hash> read = new ArrayList<>();
        WitnessQuery query = WitnessQuery.all().limit(10);
        for (List<Witnessed> page = witnesses().list(query);
                !page.isEmpty();
                page = witnesses().list(query)) {
            page.forEach(one -> read.add(one.id()));
            query = query.after(page.get(page.size() - 1));
        }
        assertThat(read).containsExactlyElementsOf(all.stream().map(Witness::id).toList());
        assertThatThrownBy(() -> witnesses().list(WitnessQuery.all().limit(Limits.DEFAULT.maxPageSize() + 1)))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("maxPageSize");
    }

    @Test
    void whatAnAnswerRestsOnAndWhatRestsOnItIsFollowed() {
        Witness top = answer("top").build();
        Witness left = answer("left").parent(top.id()).build();
        Witness right = answer("right").parent(top.id()).build();
        Witness bottom = answer("bottom").parent(left.id()).parent(right.id()).build();
        witnesses().recordAll(List.of(top, left, right, bottom));
        Lineage lineage = witnesses().lineage(bottom.id());
        assertThat(lineage.ancestors().stream().map(Witnessed::id)).containsExactly(left.id(), right.id(), top.id());
        assertThat(lineage.descendants()).isEmpty();
        assertThat(witnesses().lineage(top.id()).descendants().stream().map(Witnessed::id))
                .containsExactly(left.id(), right.id(), bottom.id());
        witnesses().erase(List.of(left.id()));
        assertThat(witnesses().lineage(bottom.id()).missing()).containsExactly(left.id());
        assertThatThrownBy(() -> witnesses().lineage(left.id())).isInstanceOf(AimosException.NotFound.class);
    }

    @Test
    void aLongChainIsFollowedToItsEnd() {
        List<Witness> chain = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            Witness.Builder next = answer("link " + i);
            chain.add(i == 0 ? next.build() : next.parent(chain.get(i - 1).id()).build());
        }
        witnesses().recordAll(chain);
        assertThat(witnesses().lineage(chain.get(1_999).id()).ancestors()).hasSize(1_999);
        assertThat(witnesses().lineage(chain.get(0).id()).descendants()).hasSize(1_999);
    }

    @Test
    void whereAWrongFactWentIsKnown() {
        put("tower", "330 m");
        Witness first =
                answer("330 m").used(use("tower")).step("run-1", "answer", 1).build();
        put("tower", "312 m");
        Witness second = answer("312 m").used(use("tower")).build();
        Witness resting = answer("taller than the bridge").parent(first.id()).build();
        Witness other = answer("other").build();
        witnesses().recordAll(List.of(first, second, resting, other));
        Reach reach = witnesses().reach("tower");
        assertThat(reach.direct().stream().map(Witnessed::id)).containsExactly(first.id(), second.id());
        assertThat(reach.indirect().stream().map(Witnessed::id)).containsExactly(resting.id());
        assertThat(reach.runs()).containsExactly("run-1");
        assertThat(witnesses().reach("bridge").size()).isZero();
    }

    @Test
    void whatItSaysOfTheStoreMustBeSo() {
        put("tower", "312 m");
        Use real = use("tower");
        Use invented = new Use(real.address(), real.seq(), Hash.sha256());
        assertThatThrownBy(() -> witnesses().record(answer("a").used(invented).build()))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("doc:tower");
        assertThatThrownBy(() -> witnesses()
                        .record(answer("a")
                                .used(new Use(real.address(), Long.MAX_VALUE, real.leaf()))
                                .build()))
                .isInstanceOf(AimosException.InvalidRequest.class);
        State state = witnesses().state(AsOf.now());
        State elsewhere = new State(state.basis(), state.records(), Hash.sha256());
        assertThatThrownBy(() -> witnesses().record(answer("a").reads(elsewhere).build()))
                .isInstanceOfSatisfying(
                        AimosException.InvalidRequest.class,
                        e -> assertThat(e.code()).isEqualTo("state-unknown"));
        assertThat(list(WitnessQuery.all())).isEmpty();
    }

    @Test
    void aWitnessThatIsTooLargeIsRefused() {
        Witness large = answer("x".repeat(Limits.DEFAULT.maxWitnessBytes())).build();
        assertThatThrownBy(() -> witnesses().record(large))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("maxWitnessBytes");
    }

    @Test
    void aWitnessIsProvedToWhoeverHoldsASnapshot() {
        put("tower", "312 m");
        Witness witness = answer("312 m")
                .used(use("tower"))
                .reads(witnesses().state(AsOf.now()))
                .build();
        witnesses().record(witness);
        Snapshot snapshot = memory().snapshot("after");
        put("more", "text");
        InclusionProof proof = witnesses().prove(witness.id(), snapshot);
        assertThat(proof.proves(snapshot.id())).isTrue();
        Verdict verdict = witnesses().verify(witness.id());
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.proved()).isTrue();
        assertThat(verdict.proofs()).hasSize(2);
        assertThat(memory().verify().findings()).isEmpty();
        Witness later = answer("later").build();
        witnesses().record(later);
        assertThatThrownBy(() -> witnesses().prove(later.id(), snapshot))
                .isInstanceOf(AimosException.InvalidRequest.class);
    }

    @Test
    void anErasedWitnessIsGoneFromEveryFileAndTheProofsStillHold() throws Exception {
        Witness secret = answer("a secret of Zanzibar").build();
        witnesses().record(secret);
        witnesses().outcome(new dev.aimos.witness.Outcome(secret.id(), true, "Ozymandias", ""));
        Witness other = answer("other").build();
        witnesses().record(other);
        Snapshot snapshot = memory().snapshot("before");
        assertThat(witnesses().erase(List.of(secret.id(), Hash.sha256())).versions())
                .isEqualTo(2);
        assertThat(witnesses().get(secret.id())).isEmpty();
        assertThat(list(WitnessQuery.all())).containsExactly(other.id());
        assertThat(witnesses().prove(other.id(), snapshot).proves(snapshot.id()))
                .isTrue();
        assertThat(memory().verify().findings()).isEmpty();
        reopen();
        assertThat(witnesses().get(secret.id())).isEmpty();
        for (byte[] file : harness().files()) {
            String text = new String(file, StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotContain("Zanzibar").doesNotContain("Ozymandias");
        }
    }

    @Test
    void aRebuildFindsTheSame() {
        put("tower", "312 m");
        Witness witness = answer("312 m").used(use("tower")).build();
        Witnessed recorded = witnesses().record(witness);
        index().rebuild();
        assertThat(witnesses().list(WitnessQuery.all().atom("tower"))).containsExactly(recorded);
        assertThat(witnesses().verify(witness.id()).proved()).isTrue();
    }
}
