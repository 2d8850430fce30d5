package dev.aimos.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.memory.ConsistencyProof;
import dev.aimos.memory.Hash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The tree against the vectors that the Certificate Transparency project publishes with its Merkle tree (eight inputs,
 * roots of sizes 1 to 8, selected proofs; they satisfy RFC 6962 and RFC 9162), and against the RFC's recursive definition.
 */
class HashTreeTest {
    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final List<byte[]> leaves = new ArrayList<>();

    private HashTree tree(int size) throws IOException {
        HashTree tree = HashTree.open(new HeapDisk(), 0);
        for (int i = 0; i < size; i++) {
            byte[] input =
                    i < INPUTS.size() ? HexFormat.of().parseHex(INPUTS.get(i)) : new byte[] {(byte) i, (byte) (i >> 8)};
            byte[] leaf = Hash.sha256(new byte[] {0}, input).toBytes();
            leaves.add(leaf);
            tree.append(leaf, 0);
        }
        return tree;
    }

    @Test
    void rootsAreThePublishedOnes() throws IOException {
        try (HashTree tree = tree(8)) {
            for (int size = 0; size <= 8; size++) {
                assertThat(tree.root(size).hex()).isEqualTo(ROOTS.get(size));
            }
        }
    }

    @Test
    void inclusionProofsAreThePublishedOnes() throws IOException {
        try (HashTree tree = tree(8)) {
            assertThat(tree.inclusion(0, 1)).isEmpty();
            assertThat(hex(tree.inclusion(0, 8)))
                    .containsExactly(
                            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
            assertThat(hex(tree.inclusion(5, 8)))
                    .containsExactly(
                            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
            assertThat(hex(tree.inclusion(2, 3))).containsExactly(ROOTS.get(2));
            assertThat(hex(tree.inclusion(1, 5)))
                    .containsExactly(
                            ROOTS.get(1),
                            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        }
    }

    @Test
    void consistencyProofsAreThePublishedOnes() throws IOException {
        try (HashTree tree = tree(8)) {
            assertThat(tree.consistency(1, 1)).isEmpty();
            assertThat(hex(tree.consistency(1, 8)))
                    .containsExactly(
                            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
            assertThat(hex(tree.consistency(6, 8)))
                    .containsExactly(
                            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
            assertThat(hex(tree.consistency(2, 5)))
                    .containsExactly(
                            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        }
    }

    @Test
    void everyRootUpTo130IsTheRecursiveDefinitions() throws IOException {
        try (HashTree tree = tree(130)) {
            for (int size = 0; size <= 130; size++) {
                assertThat(tree.root(size)).isEqualTo(naive(0, size));
            }
        }
    }

    @Test
    void everyConsistencyProofUpTo130ProvesItsOwnRootsOnly() throws IOException {
        try (HashTree tree = tree(131)) {
            for (int to = 0; to <= 130; to++) {
                for (int from = 0; from <= to; from++) {
                    ConsistencyProof proof = new ConsistencyProof(from, to, tree.consistency(from, to));
                    assertThat(proof.proves(tree.root(from), tree.root(to))).isTrue();
                    if (from > 0) {
                        assertThat(proof.proves(tree.root(from), tree.root(to + 1)))
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void rewindingAndGrowingAnewGivesTheSameTreeAsGrowingOnce() throws IOException {
        try (HashTree tree = tree(100)) {
            Hash before = tree.root(70);
            tree.rewind(70);
            assertThat(tree.root(70)).isEqualTo(before);
            for (int i = 70; i < 100; i++) {
                tree.append(leaves.get(i), 0);
            }
            assertThat(tree.root(100)).isEqualTo(naive(0, 100));
        }
    }

    @Test
    void aStoredTreeGoesOnWhereItEnded() throws IOException {
        HeapDisk disk = new HeapDisk();
        try (HashTree tree = HashTree.open(disk, 0)) {
            tree(77).close();
            for (byte[] leaf : leaves) {
                tree.append(leaf, 0);
            }
            tree.sync();
        }
        try (HashTree tree = HashTree.open(disk, 77)) {
            assertThat(tree.root(77)).isEqualTo(naive(0, 77));
            assertThat(tree.root(50)).isEqualTo(naive(0, 50));
        }
    }

    /** RFC 9162, section 2.1.1, to the letter. */
    private Hash naive(int from, int to) {
        if (from == to) {
            return Hash.sha256();
        }
        if (to - from == 1) {
            return Hash.of(leaves.get(from));
        }
        int k = Integer.highestOneBit(to - from - 1);
        return Hash.sha256(
                new byte[] {1},
                naive(from, from + k).toBytes(),
                naive(from + k, to).toBytes());
    }

    private static List<String> hex(List<Hash> hashes) {
        return Arrays.asList(hashes.stream().map(Hash::hex).toArray(String[]::new));
    }
}
