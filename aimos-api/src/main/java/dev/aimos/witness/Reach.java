package dev.aimos.witness;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where an atom went: the answers that would have to be looked at again if it were wrong.
 *
 * @param key key of the atom
 * @param direct witnesses that used it, any version of it, in the order they were recorded
 * @param indirect witnesses that rest on those, and used it only so
 */
public record Reach(String key, List<Witnessed> direct, List<Witnessed> indirect) {
    public Reach {
        Objects.requireNonNull(key, "key");
        direct = List.copyOf(direct);
        indirect = List.copyOf(indirect);
    }

    /** How many witnesses there are. */
    public int size() {
        return direct.size() + indirect.size();
    }

    /** The runs concerned. */
    public Set<String> runs() {
        Set<String> runs = new TreeSet<>();
        direct.forEach(one -> one.witness().run().ifPresent(runs::add));
        indirect.forEach(one -> one.witness().run().ifPresent(runs::add));
        return runs;
    }
}
