package dev.aimos.text;

/** What a word behind a quantity says that it is. */
final class Dimensions {
    private Dimensions() {}

    /** The dimension, such as {@code height} of {@code tall}; empty if a word says none. */
    static String of(String word) {
        return switch (word) {
            case "tall", "high" -> "height";
            case "long" -> "length";
            case "wide", "broad" -> "width";
            case "deep" -> "depth";
            case "thick" -> "thickness";
            case "heavy" -> "weight";
            case "old" -> "age";
            default -> "";
        };
    }
}
