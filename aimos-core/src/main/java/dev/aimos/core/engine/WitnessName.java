package dev.aimos.core.engine;

import dev.aimos.memory.Hash;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How an atom names the witness that vouches for it: by its id in hexadecimal, with {@code sha256:} before it or not. */
final class WitnessName {
    private static final String ALGORITHM = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private WitnessName() {}

    /** The id that a name stands for; empty if it stands for none of this store's making. */
    static Optional<Hash> id(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        String hex = name.startsWith(ALGORITHM) ? name.substring(ALGORITHM.length()) : name;
        return HEX.matcher(hex).matches() ? Optional.of(Hash.parse(hex)) : Optional.empty();
    }
}
