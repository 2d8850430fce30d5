package dev.aimos.text;

import java.util.Map;

/** Numbers as English words. */
final class NumberWords {
    private static final Map<String, Double> SMALL = Map.ofEntries(
            Map.entry("zero", 0.0),
            Map.entry("one", 1.0),
            Map.entry("two", 2.0),
            Map.entry("three", 3.0),
            Map.entry("four", 4.0),
            Map.entry("five", 5.0),
            Map.entry("six", 6.0),
            Map.entry("seven", 7.0),
            Map.entry("eight", 8.0),
            Map.entry("nine", 9.0),
            Map.entry("ten", 10.0),
            Map.entry("eleven", 11.0),
            Map.entry("twelve", 12.0),
            Map.entry("dozen", 12.0),
            Map.entry("thirteen", 13.0),
            Map.entry("fourteen", 14.0),
            Map.entry("fifteen", 15.0),
            Map.entry("sixteen", 16.0),
            Map.entry("seventeen", 17.0),
            Map.entry("eighteen", 18.0),
            Map.entry("nineteen", 19.0));

    private static final Map<String, Double> TENS = Map.of(
            "twenty", 20.0,
            "thirty", 30.0,
            "forty", 40.0,
            "fifty", 50.0,
            "sixty", 60.0,
            "seventy", 70.0,
            "eighty", 80.0,
            "ninety", 90.0);

    private static final Map<String, Double> SCALES =
            Map.of("hundred", 1e2, "thousand", 1e3, "million", 1e6, "billion", 1e9, "trillion", 1e12);

    private NumberWords() {}

    /** The number that a word in lower case is, {@code twenty-five} among them; not a number if it is none. */
    static double number(String word) {
        Double small = SMALL.get(word);
        if (small != null) {
            return small;
        }
        int hyphen = word.indexOf('-');
        double tens = TENS.getOrDefault(hyphen < 0 ? word : word.substring(0, hyphen), Double.NaN);
        double ones = hyphen < 0 ? 0 : SMALL.getOrDefault(word.substring(hyphen + 1), Double.NaN);
        return ones < 10 ? tens + ones : Double.NaN;
    }

    /** What a word in lower case multiplies the number before it by; 0 if it is no such word. */
    static double scale(String word) {
        return SCALES.getOrDefault(word, 0.0);
    }
}
