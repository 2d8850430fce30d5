package dev.aimos.text;

import dev.aimos.graph.Entity;
import dev.aimos.graph.Value;
import dev.aimos.text.Quantities.Found;
import dev.aimos.text.Quantities.Sort;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text with its words, names and numbers, as the patterns of claims look at it. */
final class Reading {
    /** Words of an object that is a text. */
    private static final int MOST_WORDS = 6;

    private final String text;
    private final List<Piece> pieces;
    private final Map<Integer, Name> names = new HashMap<>();
    private final Map<Integer, Found> numbers = new HashMap<>();
    private final Map<Integer, LocalDate> days = new HashMap<>();

    Reading(String text) {
        this.text = text;
        this.pieces = Pieces.of(text);
        new NameFinder(pieces).find().forEach(name -> names.put(name.from(), name));
        CalendarDates.in(text).forEach(day -> days.put(day.span().start(), day.day()));
        int at = 0;
        for (Found found : Quantities.in(text)) {
            while (at < pieces.size() && pieces.get(at).end() <= found.span().start()) {
                at++;
            }
            if (at < pieces.size()) {
                numbers.putIfAbsent(at, found);
            }
        }
    }

    int size() {
        return pieces.size();
    }

    Piece piece(int at) {
        return pieces.get(at);
    }

    /** A word in lower case; empty where there is none, or a pause is before it. */
    String next(int at) {
        return at < pieces.size() && pieces.get(at).gap() ? pieces.get(at).lower() : "";
    }

    /** A word in lower case; empty where there is none. */
    String word(int at) {
        return at >= 0 && at < pieces.size() ? pieces.get(at).lower() : "";
    }

    /** The name that begins at a word; null if none does. */
    @Nullable
    Name name(int at) {
        return names.get(at);
    }

    /** The number that begins at a word, perhaps with a sign before it; null if none does. */
    @Nullable
    Found number(int at) {
        return numbers.get(at);
    }

    /** The first word behind a place in the text. */
    int behind(int at, int from) {
        int piece = from;
        while (piece < pieces.size() && pieces.get(piece).start() < at) {
            piece++;
        }
        return piece;
    }

    /** The sentence that begins with a word asks, or supposes. */
    boolean asks(int from) {
        int end = from;
        while (end + 1 < pieces.size()
                && end - from < 40
                && !ends(pieces.get(end).fullEnd(), pieces.get(end + 1).start())) {
            end++;
        }
        if (end >= pieces.size()) {
            return false;
        }
        int stop = end + 1 < pieces.size() ? pieces.get(end + 1).start() : text.length();
        return text.substring(
                        pieces.get(end).fullEnd(),
                        Math.min(stop, pieces.get(end).fullEnd() + 4))
                .contains("?");
    }

    private boolean ends(int from, int to) {
        for (int i = from; i < to; i++) {
            if (".!?\n".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** What an object is that begins at a word: a name, a number, a day, or a few words; null if it is none. */
    @Nullable
    Said object(int from) {
        Said told = told(from);
        if (told != null) {
            return told;
        }
        int at = determiner(word(from)) ? from + 1 : from;
        Said name = at > from && at < pieces.size() && pieces.get(at).gap() ? named(at) : null;
        return name != null ? name : words(at);
    }

    /** A name, a number or a day that begins at a word; null if none does. */
    @Nullable
    Said told(int from) {
        if (from >= pieces.size()) {
            return null;
        }
        Found number = numbers.get(from);
        if (number != null) {
            LocalDate day = days.get(number.span().start());
            Value value = day != null
                    ? Value.of(day.atStartOfDay(ZoneOffset.UTC).toInstant())
                    : Value.of(number.number(), number.unit());
            int end = number.span().end();
            return new Said(value, behind(end, from), end);
        }
        int at = word(from).equals("the")
                        && from + 1 < pieces.size()
                        && pieces.get(from + 1).gap()
                ? from + 1
                : from;
        return named(at);
    }

    /** Whether what begins at a word is a day. */
    boolean day(int at) {
        Found number = numbers.get(at);
        return number != null && number.sort() == Sort.DAY;
    }

    /** Whether what begins at a word is a year. */
    boolean year(int at) {
        Found number = numbers.get(at);
        return number != null && number.sort() == Sort.YEAR;
    }

    private @Nullable Said named(int at) {
        Name name = names.get(at);
        if (name == null || pieces.get(name.to() - 1).possessive()) {
            return null;
        }
        Value value = Value.of(Entity.of(name.name()));
        return new Said(value, name.to(), pieces.get(name.to() - 1).end());
    }

    /** A few words, up to a word that says little or a pause. */
    private @Nullable Said words(int from) {
        int end = from;
        StringBuilder words = new StringBuilder();
        while (end < pieces.size() && end - from < MOST_WORDS) {
            Piece piece = pieces.get(end);
            boolean joined = end == from || piece.gap();
            if (!joined || NameWords.never(piece.lower()) || Verbs.copula(piece.lower())) {
                break;
            }
            words.append(end == from ? "" : " ").append(piece.word()).append(piece.possessive() ? "'s" : "");
            end++;
        }
        if (end == from) {
            return null;
        }
        return new Said(Value.of(words.toString()), end, pieces.get(end - 1).fullEnd());
    }

    /** Whether a word is an article or says whose something is. */
    static boolean determiner(String word) {
        return switch (word) {
            case "a", "an", "the", "his", "her", "my", "our", "their", "its", "your", "this", "that" -> true;
            default -> false;
        };
    }
}
