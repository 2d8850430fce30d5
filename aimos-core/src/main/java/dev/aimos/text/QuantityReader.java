package dev.aimos.text;

import dev.aimos.index.Span;
import dev.aimos.text.Quantities.Found;
import dev.aimos.text.Quantities.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the quantities of one text, from left to right. */
final class QuantityReader {
    /** Characters of a number or of a word of a unit; a longer run is neither. */
    private static final int LONGEST = 40;

    private static final String CURRENCIES = "$€£¥₹₩₽";

    private static final Set<String> BEFORE_YEAR = Set.of(
            "in", "since", "by", "until", "till", "from", "during", "before", "after", "circa", "year", "early", "late",
            "mid", "of", "and", "to", "between", "through");

    /** Units that are more often other words. */
    private static final Set<String> NO_UNITS = Set.of("in", "a", "au", "won", "mo", "b", "u", "T", "stone", "second");

    private final String text;
    private final List<CalendarDates.Day> days;
    private final List<Found> found = new ArrayList<>();
    /** For each of those found, what its number was multiplied by, for the ranges. */
    private final List<Double> scales = new ArrayList<>();

    private int nextDay;
    private double scale;

    QuantityReader(String text) {
        this.text = text;
        this.days = CalendarDates.in(text);
    }

    List<Found> read() {
        int at = 0;
        while (at < text.length()) {
            if (nextDay < days.size() && days.get(nextDay).span().start() <= at) {
                CalendarDates.Day day = days.get(nextDay++);
                if (day.span().start() == at) {
                    add(new Found(day.span(), day.day().getYear(), "", Sort.DAY));
                    at = day.span().end();
                }
                continue;
            }
            char c = text.charAt(at);
            if (digit(c)) {
                at = digits(at);
            } else if (Character.isLetter(c)) {
                at = word(at);
            } else {
                at++;
            }
        }
        ranges();
        return List.copyOf(found);
    }

    private void add(Found one) {
        if (Double.isFinite(one.number())) {
            found.add(one);
            scales.add(scale);
        }
        scale = 1;
    }

    /** Reads what begins with digits; returns where to go on. */
    private int digits(int start) {
        int end = numberEnd(start);
        boolean named = start > 0
                && (Character.isLetterOrDigit(text.charAt(start - 1))
                        || text.charAt(start - 1) == '_'
                        || (joint(text.charAt(start - 1))
                                && start > 1
                                && Character.isLetter(text.charAt(start - 2))
                                && !monthOrWord(start - 1))
                        || (text.charAt(start - 1) == '.' && start > 1 && digit(text.charAt(start - 2))));
        if (named || end - start > LONGEST || (end < text.length() && text.charAt(end) == '_')) {
            return runEnd(end);
        }
        String digits = text.substring(start, end);
        double number = Double.parseDouble(digits.replace(",", "").replace('·', '.'));
        if (digits.length() == 4 && text.startsWith("s", end) && !letterAt(end + 1)) {
            add(new Found(new Span(start, end + 1), number, "", Sort.YEAR));
            return end + 1;
        }
        int from = signed(start) ? start - 1 : start;
        return amount(from, start, end, from < start && text.charAt(from) != '+' ? -number : number, digits);
    }

    /** A word joined to digits by a hyphen is a name's unless it says a range, as in {@code mid-1990}. */
    private boolean monthOrWord(int hyphen) {
        int from = hyphen;
        while (from > 0 && hyphen - from < 5 && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        String word = text.substring(from, hyphen).toLowerCase(Locale.ROOT);
        return word.equals("mid") || word.equals("pre") || word.equals("post");
    }

    private int amount(int from, int start, int end, double number, String digits) {
        int before = from;
        String currency = "";
        int free = free();
        if (before > free && CURRENCIES.indexOf(text.charAt(before - 1)) >= 0) {
            currency = text.substring(before - 1, before);
            before--;
            if (currency.equals("$") && before >= free + 2 && text.startsWith("US", before - 2)) {
                before -= 2;
                currency = "US$";
            }
        }
        int after = scaled(end, !currency.isEmpty());
        int unitEnd = currency.isEmpty() ? unitEnd(after) : after;
        if (letterAt(end) && after == end && unitEnd == end) {
            scale = 1;
            return runEnd(end);
        }
        String unit = currency.isEmpty() ? text.substring(unitStart(after, unitEnd), unitEnd) : currency;
        boolean year = unit.isEmpty() && after == end && from == start && year(start, end, digits);
        add(new Found(new Span(before, unitEnd), number * scale, unit, year ? Sort.YEAR : Sort.AMOUNT));
        return unitEnd;
    }

    /** Reads a word; if it is a number, with its unit. Returns where to go on. */
    private int word(int start) {
        int end = start;
        while (end < text.length() && end - start <= LONGEST && wordPart(end)) {
            end++;
        }
        if (end - start > LONGEST) {
            return runEnd(end);
        }
        String word = text.substring(start, end).toLowerCase(Locale.ROOT);
        if (start > 0 && (joint(text.charAt(start - 1)) || Character.isLetterOrDigit(text.charAt(start - 1)))) {
            return runEnd(end);
        }
        double number = NumberWords.number(word);
        int after = end;
        if (Double.isNaN(number)) {
            boolean article = word.equals("a") || word.equals("an");
            after = article ? scaled(end, false) : end;
            if (after == end) {
                return runEnd(end);
            }
            number = 1;
        } else {
            after = scaled(end, false);
        }
        int unitEnd = unitEnd(after);
        if (word.equals("one") && unitEnd == end) {
            return end;
        }
        String unit = text.substring(unitStart(after, unitEnd), unitEnd);
        add(new Found(new Span(start, unitEnd), number * scale, unit, Sort.AMOUNT));
        return unitEnd;
    }

    private boolean wordPart(int at) {
        char c = text.charAt(at);
        return Character.isLetter(c) || (c == '-' && letterAt(at + 1));
    }

    /** Behind the words that multiply a number, three at most, such as {@code hundred thousand}; sets the scale. */
    private int scaled(int from, boolean money) {
        scale = 1;
        int end = from;
        for (int i = 0; i < 3; i++) {
            int start = end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '-') ? end + 1 : end;
            int stop = lettersEnd(start);
            if (stop - start > LONGEST) {
                break;
            }
            String word = text.substring(start, stop);
            double by = NumberWords.scale(word.toLowerCase(Locale.ROOT));
            if (by == 0 && money) {
                by = switch (word) {
                    case "k", "K" -> 1e3;
                    case "m", "M" -> 1e6;
                    case "bn", "b", "B" -> 1e9;
                    default -> 0;
                };
            }
            if (by == 0) {
                break;
            }
            scale *= by;
            end = stop;
        }
        return end;
    }

    private int unitStart(int from, int end) {
        return end > from && (text.charAt(from) == ' ' || text.charAt(from) == '-' || text.charAt(from) == '\u00A0')
                ? from + 1
                : from;
    }

    /** Behind the longest unit of at most three words that begins at a place; the place if there is none. */
    private int unitEnd(int from) {
        int start = from < text.length() && " -\u00A0".indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
        int best = from;
        int end = start;
        for (int i = 0; i < 3; i++) {
            int stop = unitWordEnd(end);
            if (stop == end || stop - end > LONGEST) {
                break;
            }
            String unit = text.substring(start, stop);
            if (UnitTable.find(unit) != null && !NO_UNITS.contains(unit)) {
                best = stop;
            }
            if (stop >= text.length() || text.charAt(stop) != ' ') {
                break;
            }
            end = stop + 1;
        }
        return best;
    }

    private int unitWordEnd(int from) {
        int end = from;
        while (end < text.length() && end - from <= LONGEST) {
            char c = text.charAt(end);
            boolean part = Character.isLetter(c) || "%‰°ºµμ²³$€£¥/^".indexOf(c) >= 0 || (end > from && digit(c));
            if (!part) {
                break;
            }
            end++;
        }
        return end;
    }

    private boolean year(int start, int end, String digits) {
        if (digits.length() != 4 || digits.charAt(0) < '1' || digits.charAt(0) > '2' || digits.indexOf('.') >= 0) {
            return false;
        }
        int at = start - 1;
        while (at > 0 && (text.charAt(at) == ' ' || text.charAt(at) == ',') && start - at < 4) {
            at--;
        }
        int from = at;
        while (from >= 0 && at - from < LONGEST && Character.isLetter(text.charAt(from))) {
            from--;
        }
        String before = text.substring(from + 1, Math.max(from, at) + 1).toLowerCase(Locale.ROOT);
        boolean counted = end + 1 < text.length() && text.charAt(end) == ' ' && letterAt(end + 1);
        boolean month = CalendarDates.MONTHS.contains(before);
        boolean likely = digits.compareTo("1500") >= 0 && digits.compareTo("2100") < 0;
        if (month || (BEFORE_YEAR.contains(before) && likely && !(counted && before.equals("of")))) {
            return true;
        }
        return likely && !counted && !comparing(before);
    }

    private static boolean comparing(String before) {
        return Set.of("is", "was", "are", "were", "of", "than", "to", "about", "least", "most", "over", "under", "only")
                .contains(before);
    }

    /** Gives the first number of a range the unit of the second, and its scale. */
    private void ranges() {
        for (int i = found.size() - 2; i >= 0; i--) {
            Found one = found.get(i);
            Found next = found.get(i + 1);
            boolean currency =
                    next.unit().length() > 0 && CURRENCIES.indexOf(next.unit().charAt(0)) >= 0;
            if (one.sort() == Sort.AMOUNT
                    && next.sort() == Sort.AMOUNT
                    && (one.unit().isEmpty() || (currency && one.unit().equals(next.unit())) || bareRange(one, next))
                    && between(one.span().end(), next.span().start())) {
                boolean scaled = scales.get(i) == 1 && scales.get(i + 1) > 1;
                double number = scaled ? one.number() * scales.get(i + 1) : one.number();
                String unit = one.unit().isEmpty() ? next.unit() : one.unit();
                found.set(i, new Found(one.span(), number, unit, Sort.AMOUNT));
            }
        }
    }

    /** Whether the second number of a range of money has only its scale, as in {@code $2-3 million}. */
    private static boolean bareRange(Found one, Found next) {
        return CURRENCIES.indexOf(one.unit().charAt(0)) >= 0 && next.unit().isEmpty();
    }

    private boolean between(int from, int to) {
        if (to - from < 1 || to - from > 5) {
            return false;
        }
        return switch (text.substring(from, to)) {
            case "-", "–", "—", " - ", " – ", " to ", " or ", "/" -> true;
            default -> false;
        };
    }

    private int numberEnd(int start) {
        int end = start;
        while (end < text.length() && digit(text.charAt(end))) {
            end++;
        }
        boolean grouped = end - start <= 3;
        while (grouped && end < text.length() && text.charAt(end) == ',' && threeDigits(end + 1)) {
            end += 4;
        }
        if (end + 1 < text.length()
                && (text.charAt(end) == '.' || text.charAt(end) == '·')
                && digit(text.charAt(end + 1))) {
            end++;
            while (end < text.length() && digit(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private boolean threeDigits(int at) {
        return at + 3 <= text.length()
                && digit(text.charAt(at))
                && digit(text.charAt(at + 1))
                && digit(text.charAt(at + 2))
                && !(at + 3 < text.length() && digit(text.charAt(at + 3)));
    }

    private boolean signed(int start) {
        if (start == 0 || "-−+".indexOf(text.charAt(start - 1)) < 0) {
            return false;
        }
        return start == 1 || (start - 2 >= free() && " \t\n([{<>=~,:;$€£".indexOf(text.charAt(start - 2)) >= 0);
    }

    /** Behind what is read already: nothing before it belongs to another quantity. */
    private int free() {
        return found.isEmpty() ? 0 : found.getLast().span().end();
    }

    /** Behind the letters, digits and marks that go on from a place, so that no part of a name is read by itself. */
    private int runEnd(int from) {
        int end = from;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return Math.max(end, from);
    }

    private int lettersEnd(int from) {
        int end = from;
        while (letterAt(end) && end - from <= LONGEST) {
            end++;
        }
        return end;
    }

    private boolean letterAt(int at) {
        return at < text.length() && Character.isLetter(text.charAt(at));
    }

    private static boolean joint(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
