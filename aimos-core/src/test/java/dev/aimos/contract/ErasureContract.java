package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import dev.aimos.memory.Erased;
import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Scan;
import dev.aimos.memory.Snapshot;
import dev.aimos.memory.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What erasing promises: the bytes are gone, the proofs are not. */
public abstract class ErasureContract extends Contract {
    private static final List<String> SECRETS =
            List.of("zanzibarkey", "zanzibarword", "zanzibartag", "zanzibarmeta", "zanzibarpolicy", "zanzibarchunk");

    private void putSecrets() {
        put("open", "nothing to hide");
        memory().put(AtomDraft.text("zanzibarkey", "zanzibarword in a sentence")
                .tag("zanzibartag")
                .metadata("m", "zanzibarmeta")
                .policy("zanzibarpolicy"));
        byte[] large = "zanzibarchunk ".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        memory().put(AtomDraft.bytes("zanzibarkey", "application/octet-stream", Content.bytes(large)));
        memory().retract("zanzibarkey");
        put("open too", "also public");
    }

    @Test
    void noByteOfAnErasedAtomIsInAnyFile() throws IOException {
        putSecrets();
        reopen();
        assertThat(secretsIn(harness().files())).contains("zanzibarword");
        Erased erased = memory().erase(List.of("zanzibarkey", "never put"));
        assertThat(erased.versions()).isEqualTo(2);
        assertThat(secretsIn(harness().files())).as("while open").isEmpty();
        reopen();
        assertThat(secretsIn(harness().files())).as("after reopening").isEmpty();
        index().rebuild();
        assertThat(secretsIn(harness().files())).as("after a rebuild").isEmpty();
    }

    private static List<String> secretsIn(List<byte[]> files) {
        return SECRETS.stream()
                .filter(secret ->
                        files.stream().anyMatch(file -> new String(file, StandardCharsets.ISO_8859_1).contains(secret)))
                .toList();
    }

    @Test
    void oldProofsStillVerifyAndTheOldSnapshotNoLongerShowsTheAtom() {
        putSecrets();
        put("zanzibarkey", "zanzibarword again");
        Atom atom = memory().get("zanzibarkey").orElseThrow();
        Snapshot before = memory().snapshot("before");
        InclusionProof kept = memory().prove(atom, before);
        memory().erase(List.of("zanzibarkey"));
        assertThat(kept.proves(before.id())).isTrue();
        assertThat(memory().prove(atom, before)).isEqualTo(kept);
        assertThat(memory().prove(before, memory().snapshot("after")).path()).isNotEmpty();
        assertThat(memory().get("zanzibarkey", AsOf.snapshot(before))).isEmpty();
        assertThat(memory().history("zanzibarkey")).isEmpty();
        assertThat(found(Query.of("zanzibarword").asOf(before))).isEmpty();
        assertThat(memory().scan(Scan.all().asOf(before)).items())
                .extracting(Atom::key)
                .containsExactly("open", "open too");
        assertThat(memory().verify().findings()).isEmpty();
    }

    @Test
    void anErasedKeyCanBePutAgain() {
        put("k", "first");
        memory().erase(List.of("k"));
        assertThat(memory().put(AtomDraft.text("k", "first")).outcome()).isEqualTo(Written.Outcome.CREATED);
        reopen();
        assertThat(textAt("k", AsOf.now())).isEqualTo("first");
        assertThat(memory().history("k")).hasSize(1);
        assertThat(os().status().counts().versions()).isEqualTo(1);
        assertThat(os().status().counts().atoms()).isEqualTo(1);
    }

    @Test
    void erasingNothingWritesNothing() {
        put("k", "v");
        Erased erased = memory().erase(List.of("unknown"));
        assertThat(erased.versions()).isZero();
        assertThat(erased.seqs()).isEmpty();
        assertThat(os().status().tx()).isEqualTo(1);
    }

    @Test
    void statisticsForgetWhatIsErased() {
        put("a", "apple pie");
        put("b", "apple tart and much more to read");
        double before = index().search(Query.of("apple")).list().get(0).score();
        put("c", "apple apple apple");
        memory().erase(List.of("c"));
        assertThat(index().search(Query.of("apple")).list().get(0).score()).isEqualTo(before, offset(1e-6));
    }
}
