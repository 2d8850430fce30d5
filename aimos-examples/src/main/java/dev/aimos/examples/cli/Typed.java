package dev.aimos.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command for the user to type, as a shell reads it. */
final class Typed {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final List<String> words = new ArrayList<>(List.of("aimos"));

    /** A command on the store that this one is on. */
    Typed(Root root, String command) {
        root.storeGiven().ifPresent(store -> words.addAll(List.of("--store", store)));
        words.add(command);
    }

    private Typed(String command) {
        words.add(command);
    }

    /** A command that needs no store. */
    static Typed without(String command) {
        return new Typed(command);
    }

    Typed with(String... more) {
        return with(List.of(more));
    }

    Typed with(List<String> more) {
        words.addAll(more);
        return this;
    }

    @Override
    public String toString() {
        return words.stream().map(Typed::word).collect(Collectors.joining(" "));
    }

    private static String word(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
