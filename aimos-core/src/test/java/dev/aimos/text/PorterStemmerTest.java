package dev.aimos.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The examples of Porter's paper, as they leave the whole algorithm; and the three points in which his programs differ. */
final class PorterStemmerTest {

    private static String stem(String word) {
        char[] letters = (word + " ").toCharArray();
        return new String(letters, 0, PorterStemmer.stem(letters, word.length()));
    }

    private static void stems(String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            assertThat(stem(pairs[i])).as(pairs[i]).isEqualTo(pairs[i + 1]);
        }
    }

    @Test
    void plurals() {
        stems("caresses", "caress", "ponies", "poni", "ties", "ti", "caress", "caress", "cats", "cat");
    }

    @Test
    void pastAndProgressive() {
        stems(
                "feed",
                "feed",
                "agreed",
                "agre",
                "plastered",
                "plaster",
                "bled",
                "bled",
                "motoring",
                "motor",
                "sing",
                "sing");
        stems("conflated", "conflat", "troubled", "troubl", "sized", "size", "hopping", "hop", "tanned", "tan");
        stems("falling", "fall", "hissing", "hiss", "fizzed", "fizz", "failing", "fail", "filing", "file");
        stems("happy", "happi", "sky", "sky");
    }

    @Test
    void doubleEndings() {
        stems(
                "relational",
                "relat",
                "conditional",
                "condit",
                "rational",
                "ration",
                "valenci",
                "valenc",
                "digitizer",
                "digit");
        stems(
                "radicalli",
                "radic",
                "vileli",
                "vile",
                "analogousli",
                "analog",
                "vietnamization",
                "vietnam",
                "operator",
                "oper");
        stems(
                "feudalism",
                "feudal",
                "decisiveness",
                "decis",
                "hopefulness",
                "hope",
                "formaliti",
                "formal",
                "sensibiliti",
                "sensibl");
    }

    @Test
    void singleEndings() {
        stems(
                "triplicate",
                "triplic",
                "formative",
                "form",
                "formalize",
                "formal",
                "electrical",
                "electr",
                "goodness",
                "good");
        stems(
                "revival",
                "reviv",
                "allowance",
                "allow",
                "inference",
                "infer",
                "airliner",
                "airlin",
                "gyroscopic",
                "gyroscop");
        stems(
                "adjustable",
                "adjust",
                "defensible",
                "defens",
                "irritant",
                "irrit",
                "replacement",
                "replac",
                "adoption",
                "adopt");
        stems(
                "homologou",
                "homolog",
                "communism",
                "commun",
                "activate",
                "activ",
                "effective",
                "effect",
                "bowdlerize",
                "bowdler");
        stems("probate", "probat", "rate", "rate", "cease", "ceas", "controll", "control", "roll", "roll");
    }

    @Test
    void itIsMeantForSearchNotForReading() {
        stems("generalizations", "gener", "oscillators", "oscil", "connections", "connect", "connecting", "connect");
    }

    @Test
    void asInPortersOwnPrograms() {
        stems("is", "is", "as", "as", "possibly", "possibl", "archaeology", "archaeolog");
    }

    @Test
    void whatIsNoEnglishWordStaysWhole() {
        stems("3.14", "3.14", "日本", "日本", "", "", "x86", "x86");
    }
}
