package dev.aimos.core.segment;

import java.util.Set;

/** English words that end in a full stop which ends no sentence. Without the stop, in the case they are written in. */
final class Abbreviations {
    /** A name, a number or a continuation follows: never the end of a sentence. */
    private static final Set<String> OPEN = Set.of(
            "Dr", "Drs", "Mr", "Mrs", "Ms", "Mx", "Prof", "Rev", "Hon", "Gen", "Col", "Capt", "Cpt", "Lt", "Maj", "Sgt",
            "Sen", "Rep", "Gov", "Pres", "Messrs", "Mme", "Mlle", "Mt", "Ft", "vs", "Vs", "cf", "Cf", "e.g", "E.g",
            "eg", "i.e", "I.e", "ie", "viz", "al", "approx", "Approx", "ca", "resp", "incl", "esp", "Fig", "Figs",
            "fig", "figs", "Eq", "Eqs", "eq", "eqs", "Ref", "Refs", "Sect", "Sects", "Vol", "Vols", "vol", "vols", "pp",
            "Ch", "Chap", "chap", "Suppl", "subsp", "spp", "var", "Dept", "dept", "Univ", "Inst");

    /** Never the end of a sentence before a number. */
    private static final Set<String> NUMBERED = Set.of(
            "No", "Nos", "no", "nos", "Art", "art", "Tab", "tab", "Sec", "sec", "Par", "par", "Pt", "pt", "p", "v",
            "ver", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec");

    /** The end of a sentence only before a word that usually begins one. */
    private static final Set<String> EITHER = Set.of(
            "Inc", "Ltd", "Co", "Cos", "Corp", "Bros", "LLC", "Jr", "Sr", "St", "Ave", "Blvd", "Rd", "etc", "Ph.D",
            "PhD", "Jan", "Feb", "Apr", "Aug", "Sept", "Oct", "Nov", "Dec", "Mass", "Calif", "Ariz", "Fla", "Ga", "Pa",
            "Va");

    /** Words that usually begin a sentence. */
    private static final Set<String> BEGINNINGS = Set.of(
            "A",
            "After",
            "All",
            "Also",
            "Although",
            "Among",
            "An",
            "And",
            "Are",
            "As",
            "At",
            "Because",
            "Before",
            "Both",
            "But",
            "By",
            "Can",
            "Despite",
            "Did",
            "Do",
            "Does",
            "During",
            "Each",
            "Every",
            "Finally",
            "First",
            "For",
            "From",
            "Further",
            "Furthermore",
            "Given",
            "Has",
            "Have",
            "He",
            "Hence",
            "Her",
            "Here",
            "His",
            "How",
            "However",
            "I",
            "If",
            "Importantly",
            "In",
            "Interestingly",
            "Is",
            "It",
            "Its",
            "Many",
            "Moreover",
            "Most",
            "My",
            "Nevertheless",
            "No",
            "None",
            "Not",
            "Now",
            "Of",
            "On",
            "One",
            "Only",
            "Or",
            "Our",
            "Overall",
            "Previous",
            "Recent",
            "Recently",
            "Second",
            "She",
            "Similarly",
            "Since",
            "So",
            "Some",
            "Such",
            "Taken",
            "That",
            "The",
            "Their",
            "Then",
            "There",
            "Therefore",
            "These",
            "They",
            "This",
            "Those",
            "Though",
            "Three",
            "Through",
            "Thus",
            "To",
            "Today",
            "Together",
            "Two",
            "Under",
            "Unlike",
            "Until",
            "Was",
            "We",
            "Well",
            "Were",
            "What",
            "When",
            "Whereas",
            "Where",
            "Whether",
            "Which",
            "While",
            "Who",
            "Why",
            "Will",
            "With",
            "Yes",
            "Yet",
            "You",
            "Your");

    private Abbreviations() {}

    /**
     * Whether a full stop after a word ends no sentence.
     *
     * @param word what is before the stop, up to white space or an opening bracket
     * @param next the word after it; empty if something else than a letter or digit follows
     */
    static boolean goesOn(String word, String next) {
        boolean number = !next.isEmpty() && Character.isDigit(next.charAt(0));
        if (OPEN.contains(word) || (number && NUMBERED.contains(word))) {
            return true;
        }
        boolean either = EITHER.contains(word) || initials(word);
        return either && !next.isEmpty() && !BEGINNINGS.contains(next);
    }

    /** Whether a word is a letter, or letters between stops, as in {@code U.S} and {@code a.m}. */
    private static boolean initials(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (i % 2 == 0 ? !Character.isLetter(word.charAt(i)) : word.charAt(i) != '.') {
                return false;
            }
        }
        return word.length() % 2 == 1 && (word.length() > 1 || Character.isUpperCase(word.charAt(0)));
    }
}
