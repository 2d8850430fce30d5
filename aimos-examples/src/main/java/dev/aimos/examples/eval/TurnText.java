package dev.aimos.examples.eval;

/** How a turn of a LoCoMo conversation is written as a line of a chat. */
final class TurnText {
    private TurnText() {}

    /**
     * A turn on one line.
     *
     * @param time when it was said
     * @param caption what a picture sent with it shows; empty if there is none
     */
    static String of(String time, String speaker, String text, String caption) {
        String line =
                "[" + time + "] " + speaker + ": " + text + (caption.isBlank() ? "" : " [shares " + caption + "]");
        return line.strip().replaceAll("\\s+", " ");
    }
}
