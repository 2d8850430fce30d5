package dev.aimos.examples.eval.abstention;

import dev.aimos.examples.eval.Conversation;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;

/**
 * One question, and what came of it.
 *
 * @param conversation whose it is
 * @param question its text
 * @param category what kind of question it is
 * @param evident whether the turns that answer it are known, and it has an answer
 * @param first whether the best hit is one of them
 * @param found whether one of the ten best hits is
 * @param score of the best hit, 0 if there is none
 * @param confidence how sure the retrieval is
 * @param slack how far confidence and risk are from abstaining at the default gate, from -1 to 1
 * @param passed whether the default gate lets it pass
 */
record Asked(
        String conversation,
        String question,
        String category,
        boolean evident,
        boolean first,
        boolean found,
        double score,
        double confidence,
        double slack,
        boolean passed) {
    /** Whether the conversation answers it. */
    boolean answerable() {
        return !category.equals(Conversation.ADVERSARIAL);
    }

    /** Whether it is of the half that calibrators are fitted to: by a bit of the hash of its text. */
    boolean fitted() {
        byte[] bytes = (conversation + "\n" + question).getBytes(StandardCharsets.UTF_8);
        return Character.digit(Hash.sha256(bytes).hex().charAt(0), 16) % 2 == 0;
    }
}
