package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Limits;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.ConsistencyProof;
import dev.aimos.memory.Diff;
import dev.aimos.memory.Hash;
import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Snapshot;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What snapshots, proofs, diffs, verification and backups promise. */
public abstract class SnapshotContract extends Contract {

    @Test
    void aLaterCorrectionLeavesTheOldSnapshotUnchanged() {
        put("tower", "330 m");
        Snapshot before = memory().snapshot("first facts");
        clock.nextDay();
        put("tower", "312 m", day(-1000), day(1000));
        assertThat(textAt("tower", AsOf.now())).isEqualTo("312 m");
        assertThat(textAt("tower", AsOf.snapshot(before))).isEqualTo("330 m");
        reopen();
        assertThat(textAt("tower", AsOf.snapshot(before))).isEqualTo("330 m");
        assertThat(memory().snapshots()).containsExactly(before);
        assertThat(before.note()).isEqualTo("first facts");
        assertThat(before.counts().atoms()).isEqualTo(1);
        assertThat(before.tx()).isEqualTo(1);
    }

    @Test
    void theSameCallsUnderTheSameClockGiveTheSameIds() throws Exception {
        put("a", "1");
        clock.nextDay();
        memory().retract("a");
        Snapshot first = memory().snapshot("s");
        Harness other = newHarness();
        clock.set(TestClock.START);
        try (AimOs os = other.open(clock, Limits.DEFAULT)) {
            os.memory().put(AtomDraft.text("a", "1"));
            clock.nextDay();
            os.memory().retract("a");
            assertThat(os.memory().snapshot("s")).isEqualTo(first);
        }
        other.dispose();
    }

    @Test
    void aSnapshotOfNothingNewIsTheOneBefore() {
        put("a", "1");
        Snapshot first = memory().snapshot("s");
        assertThat(memory().snapshot("s")).isEqualTo(first);
        Snapshot other = memory().snapshot("another note");
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(other.parent()).contains(first.id());
    }

    @Test
    void anEmptyStoreHasASnapshotWithThePublishedRootOfNoLeaves() {
        assertThat(memory().snapshot("empty").id().hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void inclusionIsProvenToWhoeverHoldsTheSnapshotId() {
        for (int i = 0; i < 20; i++) {
            put("k" + i, "text " + i);
        }
        Snapshot snapshot = memory().snapshot("s");
        Atom atom = memory().get("k7").orElseThrow();
        InclusionProof proof = memory().prove(atom, snapshot);
        assertThat(proof.proves(snapshot.id())).isTrue();
        assertThat(proof.proves(Hash.sha256())).isFalse();
        assertThat(new InclusionProof(proof.seq() + 1, proof.size(), proof.header(), proof.payloadHash(), proof.path())
                        .proves(snapshot.id()))
                .isFalse();
        assertThat(new InclusionProof(proof.seq(), proof.size(), proof.header(), Hash.sha256(), proof.path())
                        .proves(snapshot.id()))
                .isFalse();
        put("later", "x");
        assertThatThrownBy(() -> memory().prove(memory().get("later").orElseThrow(), snapshot))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("after the snapshot");
    }

    @Test
    void everySnapshotIsProvenToExtendEveryEarlierOne() {
        for (int i = 0; i < 9; i++) {
            put("k" + i, "text " + i);
            memory().snapshot("s" + i);
        }
        List<Snapshot> all = memory().snapshots();
        assertThat(all).hasSize(9);
        for (int i = 0; i < all.size(); i++) {
            for (int j = i; j < all.size(); j++) {
                ConsistencyProof proof = memory().prove(all.get(i), all.get(j));
                assertThat(proof.proves(all.get(i).id(), all.get(j).id())).isTrue();
                assertThat(proof.proves(all.get(i).id(), Hash.sha256(new byte[] {9})))
                        .isFalse();
            }
        }
        assertThatThrownBy(() -> memory().prove(all.get(3), all.get(2)))
                .isInstanceOf(AimosException.InvalidRequest.class);
    }

    @Test
    void aSnapshotOfAnotherStoreIsNotFound() {
        put("a", "1");
        Snapshot own = memory().snapshot("s");
        Snapshot foreign =
                new Snapshot(Hash.sha256(new byte[1]), 1, own.recordedAt(), own.parent(), own.note(), own.counts());
        assertThatThrownBy(() -> memory().prove(memory().get("a").orElseThrow(), foreign))
                .isInstanceOf(AimosException.NotFound.class);
    }

    @Test
    void aDiffNamesWhatAppearedChangedAndWentAway() {
        put("kept", "same");
        put("changed", "old");
        put("removed", "gone");
        memory().put(AtomDraft.text("expires", "soon").validTo(day(2)));
        Snapshot before = memory().snapshot("before");
        clock.set(day(5));
        put("added", "new");
        put("changed", "new");
        memory().retract("removed");
        memory().put(AtomDraft.text("kept", "same").validFrom(day(-9)));
        Diff diff = memory().diff(AsOf.snapshot(before), AsOf.now());
        assertThat(diff.changes())
                .extracting(change -> change.key() + " " + change.kind())
                .containsExactly("added ADDED", "changed CHANGED", "expires REMOVED", "removed REMOVED");
        assertThat(diff.changes().get(1).before().orElseThrow().text()).isEqualTo("old");
        assertThat(diff.changes().get(1).after().orElseThrow().text()).isEqualTo("new");
        Diff back = memory().diff(AsOf.now(), AsOf.snapshot(before));
        assertThat(back.changes())
                .extracting(change -> change.key() + " " + change.kind())
                .containsExactly("added REMOVED", "changed CHANGED", "expires ADDED", "removed ADDED");
        assertThat(memory().diff(AsOf.now(), AsOf.now()).changes()).isEmpty();
    }

    @Test
    void verifyFindsNothingWrongWithASoundStore() {
        for (int i = 0; i < 50; i++) {
            put("k" + i % 7, "text " + i);
            clock.nextDay();
        }
        memory().retract("k3");
        memory().snapshot("s");
        memory().erase(List.of("k1"));
        assertThat(memory().verify().findings()).isEmpty();
        assertThat(memory().verify().root()).isEqualTo(os().status().root());
        reopen();
        assertThat(memory().verify().findings()).isEmpty();
        index().rebuild();
        assertThat(memory().verify().findings()).isEmpty();
    }

    @Test
    void aBackupIsAStoreOfItsOwn(@TempDir Path directory) {
        put("a", "1");
        Snapshot snapshot = memory().snapshot("s");
        assertThat(memory().backup(directory.resolve("backup"))).isPositive();
        put("a", "2");
        assertThatThrownBy(() -> memory().backup(directory.resolve("backup")))
                .isInstanceOf(AimosException.Conflict.class)
                .hasMessageContaining("not empty");
        assertThat(snapshot.counts().atoms()).isEqualTo(1);
    }

    @Test
    void anAtomOfAnotherStoreIsNotProved() {
        put("ours", "v");
        Snapshot snapshot = memory().snapshot("s");
        try (AimOs other = InMemoryAimOs.builder().clock(clock).open()) {
            other.memory().put(AtomDraft.text("theirs", "v"));
            Atom theirs = other.memory().get("theirs").orElseThrow();
            assertThatThrownBy(() -> memory().prove(theirs, snapshot))
                    .isInstanceOfSatisfying(
                            AimosException.InvalidRequest.class,
                            e -> assertThat(e.code()).isEqualTo("atom-foreign"));
        }
    }
}
