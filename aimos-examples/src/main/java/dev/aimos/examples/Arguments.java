package dev.aimos.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the main job is asked to do.
 *
 * @param store where to keep the store; without it, in a temporary directory that is removed afterwards
 * @param embedder the model whose vectors searches use; without it, they go by words
 * @param questions what to answer
 */
record Arguments(Optional<Path> store, Optional<String> embedder, List<String> questions) {
    private static final List<String> DEFAULT = List.of(
            "What becomes of a torn tail after a crash?",
            "What does a snapshot cost?",
            "What remains of an erased atom?",
            "When does a reading see a write?");

    /** Reads {@code [--store DIR] [--embedder NAME] [QUESTION? QUESTION? …]}; a question ends with a question mark. */
    static Arguments parse(List<String> args) {
        Optional<Path> store = Optional.empty();
        Optional<String> embedder = Optional.empty();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--store") && i + 1 < args.size()) {
                store = Optional.of(Path.of(args.get(++i)));
            } else if (arg.startsWith("--store=")) {
                store = Optional.of(Path.of(arg.substring(8)));
            } else if (arg.equals("--embedder") && i + 1 < args.size()) {
                embedder = Optional.of(args.get(++i));
            } else if (arg.startsWith("--embedder=")) {
                embedder = Optional.of(arg.substring(11));
            } else if (arg.startsWith("--")) {
                throw new IllegalArgumentException(
                        "unknown option " + arg + "; usage: [--store DIR] [--embedder bge|minilm] [QUESTION? …]");
            } else {
                words.add(arg);
            }
        }
        List<String> questions = questions(String.join(" ", words));
        return new Arguments(store, embedder, questions.isEmpty() ? DEFAULT : questions);
    }

    private static List<String> questions(String text) {
        List<String> questions = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '?') {
                String question =
                        text.substring(from, Math.min(i + 1, text.length())).strip();
                if (question.chars().anyMatch(Character::isLetterOrDigit)) {
                    questions.add(question);
                }
                from = i + 1;
            }
        }
        return questions;
    }
}
