package dev.aimos.core.assemble;

import dev.aimos.index.Address;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Signals as a test wants them: nothing is known, unless said otherwise. */
final class Knowledge implements Signals {
    private final Map<Set<Integer>, Double> similar = new HashMap<>();
    private final Set<Set<Integer>> contradicting = new HashSet<>();
    private final Map<String, String> superseded = new HashMap<>();
    private final Map<Address, Double> sentences = new HashMap<>();

    Knowledge similar(int one, int other, double similarity) {
        similar.put(Set.of(one, other), similarity);
        return this;
    }

    Knowledge contradicting(int one, int other) {
        contradicting.add(Set.of(one, other));
        return this;
    }

    Knowledge superseded(String key, String by) {
        superseded.put(key, by);
        return this;
    }

    Knowledge sentence(String address, double score) {
        sentences.put(Address.parse(address), score);
        return this;
    }

    @Override
    public double similarity(int one, int other) {
        return similar.getOrDefault(Set.of(one, other), 0.0);
    }

    @Override
    public boolean contradict(int one, int other) {
        return contradicting.contains(Set.of(one, other));
    }

    @Override
    public Optional<String> supersededBy(String key) {
        return Optional.ofNullable(superseded.get(key));
    }

    @Override
    public double sentenceScore(Address sentence) {
        return sentences.getOrDefault(sentence, 0.0);
    }
}
