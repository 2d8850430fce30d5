package dev.aimos.memory;

import java.util.List;

/** The verification algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2. */
final class MerkleProofs {
    private static final byte[] NODE = {1};

    private MerkleProofs() {}

    static boolean inclusion(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        Hash r = leaf;
        for (Hash p : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && r.equals(root);
    }

    static boolean consistency(long first, long second, List<Hash> path, Hash firstRoot, Hash secondRoot) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        if (first == 0) {
            // The empty tree begins every tree; RFC 9162 leaves this case out, as there is nothing to show.
            return path.isEmpty() && firstRoot.equals(Hash.sha256());
        }
        if (path.isEmpty()) {
            return false;
        }
        boolean powerOfTwo = (first & (first - 1)) == 0;
        int next = powerOfTwo ? 0 : 1;
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        Hash fr = powerOfTwo ? firstRoot : path.get(0);
        Hash sr = fr;
        for (Hash c : path.subList(next, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(c, fr);
                sr = node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
    }

    private static Hash node(Hash left, Hash right) {
        return Hash.sha256(NODE, left.toBytes(), right.toBytes());
    }
}
