package dev.aimos.core.segment;

import dev.aimos.AimosException;
import dev.aimos.index.Address;
import dev.aimos.index.Level;
import dev.aimos.index.Node;
import dev.aimos.index.Outline;
import dev.aimos.memory.Basis;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.IntUnaryOperator;

/**
 * The outline of an atom whose text is cut into {@link Segments}. Immutable. Its nodes and lists are views, made when asked
 * for; a node computes its hash and its searchable text anew each time. Nodes of one outline are equal if they are the same
 * node.
 */
public final class SegmentedOutline implements Outline {
    private final String key;
    private final Basis basis;
    private final Segments segments;

    /**
     * An outline.
     *
     * @param key key of the atom
     * @param basis the moment whose text this is
     * @param segments its text, cut
     */
    public SegmentedOutline(String key, Basis basis, Segments segments) {
        this.key = Objects.requireNonNull(key, "key");
        this.basis = Objects.requireNonNull(basis, "basis");
        this.segments = Objects.requireNonNull(segments, "segments");
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Basis basis() {
        return basis;
    }

    @Override
    public String text() {
        return segments.source();
    }

    @Override
    public List<Node> nodes() {
        return view(segments.size(), index -> index);
    }

    @Override
    public List<Node> nodes(Level level) {
        return view(segments.count(level), rank -> segments.nodeAt(level, rank));
    }

    @Override
    public Node document() {
        return at(0);
    }

    @Override
    public Optional<Node> node(Address address) {
        int node = find(address);
        return node < 0 ? Optional.empty() : Optional.of(at(node));
    }

    @Override
    public Optional<Node> parent(Address address) {
        int node = find(address);
        return node <= 0 ? Optional.empty() : Optional.of(at(segments.parent(node)));
    }

    @Override
    public List<Node> children(Address address) {
        int node = find(address);
        return node < 0 ? List.of() : childrenOf(node);
    }

    @Override
    public List<Node> siblings(Address address) {
        int node = find(address);
        if (node < 0) {
            return List.of();
        }
        return node == 0 ? List.of(document()) : childrenOf(segments.parent(node));
    }

    private List<Node> childrenOf(int node) {
        int first = node + 1;
        int end = segments.subtreeEnd(node);
        if (first >= end) {
            return List.of();
        }
        Level level = segments.level(first);
        int rank = segments.rank(first);
        int last = end - 1;
        while (segments.level(last) != level) {
            last = segments.parent(last);
        }
        int count = segments.rank(last) - rank + 1;
        return view(count, index -> segments.nodeAt(level, rank + index));
    }

    @Override
    public List<Node> window(Address address, int before, int after) {
        if (before < 0 || after < 0) {
            throw new AimosException.InvalidRequest(
                    "window-negative",
                    "a window reaches 0 or more nodes before and after, not " + before + " and " + after);
        }
        int node = find(address);
        if (node < 0) {
            return List.of();
        }
        Level level = segments.level(node);
        int rank = segments.rank(node);
        int from = Math.max(0, rank - before);
        int to = (int) Math.min(segments.count(level), rank + 1L + after);
        return view(to - from, index -> segments.nodeAt(level, from + index));
    }

    @Override
    public LeafChanges since(Outline earlier) {
        Map<String, Integer> left = new HashMap<>();
        for (Node leaf : earlier.nodes(Level.SENTENCE)) {
            left.merge(leaf.searchable(), 1, Integer::sum);
        }
        int unchanged = 0;
        List<Node> leaves = nodes(Level.SENTENCE);
        for (Node leaf : leaves) {
            Integer count = left.get(leaf.searchable());
            if (count != null && count > 0) {
                left.put(leaf.searchable(), count - 1);
                unchanged++;
            }
        }
        int removed = earlier.nodes(Level.SENTENCE).size() - unchanged;
        return new LeafChanges(unchanged, leaves.size() - unchanged, removed);
    }

    private int find(Address address) {
        return address.key().equals(key)
                ? segments.find(address.section(), address.paragraph(), address.sentence())
                : -1;
    }

    private Node at(int number) {
        return new SegmentNode(key, segments, number);
    }

    private List<Node> view(int size, IntUnaryOperator numbers) {
        return new View(key, segments, size, numbers);
    }

    /** Nodes by their place in the list. */
    private static final class View extends AbstractList<Node> implements RandomAccess {
        private final String key;
        private final Segments segments;
        private final int size;
        private final IntUnaryOperator numbers;

        View(String key, Segments segments, int size, IntUnaryOperator numbers) {
            this.key = key;
            this.segments = segments;
            this.size = size;
            this.numbers = numbers;
        }

        @Override
        public Node get(int index) {
            return new SegmentNode(key, segments, numbers.applyAsInt(Objects.checkIndex(index, size)));
        }

        @Override
        public int size() {
            return size;
        }
    }
}
