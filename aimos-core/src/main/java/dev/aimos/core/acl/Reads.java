package dev.aimos.core.acl;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the expressions of a plan were found to read of its inputs and its steps' outputs. Not thread-safe. */
final class Reads {
    private final Set<String> inputs = new HashSet<>();
    private final Map<Integer, Set<String>> outputs = new HashMap<>();
    private final BitSet allOutputs = new BitSet();
    private boolean allInputs;

    void input(String name) {
        inputs.add(name);
    }

    void allInputs() {
        allInputs = true;
    }

    void output(int step, String name) {
        outputs.computeIfAbsent(step, key -> new HashSet<>()).add(name);
    }

    void allOutputs(int step) {
        allOutputs.set(step);
    }

    boolean readsInput(String name) {
        return allInputs || inputs.contains(name);
    }

    boolean readsOutput(int step, String name) {
        return allOutputs.get(step) || outputs.getOrDefault(step, Set.of()).contains(name);
    }
}
