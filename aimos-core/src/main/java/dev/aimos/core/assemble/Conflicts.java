package dev.aimos.core.assemble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Drops what is superseded, and of two passages that contradict each other the worse. Confined to one thread. */
final class Conflicts {
    private final Signals signals;
    private final Map<String, Optional<String>> superseding = new HashMap<>();
    private final Set<String> circular = new HashSet<>();

    Conflicts(Signals signals) {
        this.signals = signals;
    }

    /** The key that supersedes another. A key that in the end supersedes itself counts as not superseded. */
    Optional<String> superseding(String key) {
        return superseding.computeIfAbsent(key, this::lookUp);
    }

    private Optional<String> lookUp(String key) {
        Optional<String> first = signals.supersededBy(key);
        Set<String> seen = new HashSet<>();
        for (Optional<String> at = first; at.isPresent() && seen.add(at.get()); at = signals.supersededBy(at.get())) {
            if (at.get().equals(key)) {
                circular.add(key);
                return Optional.empty();
            }
        }
        return first;
    }

    /** What is left of some passages without those of superseded atoms, whether or not what supersedes them was found. */
    List<Piece> dropSuperseded(List<Piece> pieces, StageLog log) {
        List<Piece> left = new ArrayList<>();
        for (Piece piece : pieces) {
            superseding(piece.key())
                    .ifPresentOrElse(by -> log.drop(piece, "is superseded by " + by), () -> left.add(piece));
        }
        pieces.stream()
                .map(Piece::key)
                .distinct()
                .filter(circular::contains)
                .forEach(key -> log.note(key + " supersedes itself in a circle, which was ignored"));
        return left;
    }

    /**
     * What is left of some passages, best first, without those of which it was decided that another one is right, and
     * without those that contradict a better one.
     */
    List<Piece> dropContradicting(List<Piece> pieces, StageLog log) {
        List<Piece> left = new ArrayList<>();
        for (Piece piece : pieces) {
            Optional<Piece> right = pieces.stream()
                    .filter(other -> signals.overrules(other.number(), piece.number()))
                    .findFirst();
            if (right.isPresent()) {
                log.drop(piece, "contradicts " + right.get().address() + ", which was decided to be right");
                continue;
            }
            Optional<Piece> better = left.stream()
                    .filter(other -> signals.contradict(other.number(), piece.number()))
                    .findFirst();
            better.ifPresentOrElse(
                    other -> log.drop(piece, "contradicts " + other.address() + ", which matches better"),
                    () -> left.add(piece));
        }
        return left;
    }
}
