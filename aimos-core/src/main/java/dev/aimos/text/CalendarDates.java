package dev.aimos.text;

import dev.aimos.index.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds days as English writes them: {@code 1990-05-12}, {@code 12 May 1990}, {@code 12th of May, 1990},
 * {@code May 12, 1990}. Days that no calendar has are none. Linear: every repetition of the pattern is bounded.
 */
final class CalendarDates {
    /** The months by name, to be looked for in lower case. */
    static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private static final String NAME =
            "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
                    + "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

    private static final Pattern DAY = Pattern.compile(
            "(?<![\\p{L}\\p{N}-])(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})(?:st|nd|rd|th)? (?:of )?" + NAME
                    + ",? (\\d{4})|" + NAME + " (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4}))(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    private CalendarDates() {}

    /**
     * A day.
     *
     * @param span where it stands
     * @param day the day
     */
    record Day(Span span, LocalDate day) {}

    /** The days of a text, in order. */
    static List<Day> in(String text) {
        List<Day> days = new ArrayList<>();
        Matcher found = DAY.matcher(text);
        while (found.find()) {
            LocalDate day = day(found);
            if (day != null) {
                days.add(new Day(new Span(found.start(), found.end()), day));
            }
        }
        return days;
    }

    /** The day; null if no calendar has it. */
    private static @Nullable LocalDate day(Matcher found) {
        try {
            if (found.group(1) != null) {
                return LocalDate.of(number(found, 1), number(found, 2), number(found, 3));
            }
            if (found.group(4) != null) {
                return LocalDate.of(number(found, 6), month(found, 5), number(found, 4));
            }
            return LocalDate.of(number(found, 9), month(found, 7), number(found, 8));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(Objects.requireNonNull(found.group(group)));
    }

    private static int month(Matcher found, int group) {
        String name = Objects.requireNonNull(found.group(group));
        String start = name.substring(0, 3).toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).startsWith(start)) {
                return i + 1;
            }
        }
        throw new DateTimeException(name);
    }
}
