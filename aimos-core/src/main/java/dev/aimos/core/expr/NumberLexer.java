package dev.aimos.core.expr;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads a number, with its unit. */
final class NumberLexer {
    /** More digits than any number needs. */
    private static final int LONGEST = 40;

    private static final int FEW = 5;

    private static final long SECOND = 1_000_000_000;

    /** A hundred years. */
    private static final BigDecimal LONGEST_DURATION = BigDecimal.valueOf(36_525L * 86_400L);

    private NumberLexer() {}

    static Token read(Lexer lexer) {
        Token small = small(lexer);
        return small == null ? any(lexer) : small;
    }

    /** A whole number of a few digits, with a unit or none, as most are; null if it is not that simple. */
    private static @Nullable Token small(Lexer lexer) {
        String text = lexer.text;
        int start = lexer.at;
        int at = start;
        int value = 0;
        while (at < lexer.end && at - start < FEW && Words.digit(text.charAt(at))) {
            value = (10 * value) + (text.charAt(at++) - '0');
        }
        int end = at;
        while (end < lexer.end && end - at < 3 && Words.letter(text.charAt(end))) {
            end++;
        }
        if (at == start + FEW || (end < lexer.end && !ends(text.charAt(end)))) {
            return null;
        }
        long nanos = end == at ? 0 : unit(text, at, end);
        if (nanos > 0) {
            lexer.at = end;
            return new Token(
                    TokenType.DURATION, text.substring(start, end), start, end, Duration.ofNanos(value * nanos));
        }
        boolean thousands = end == at + 1 && text.charAt(at) == 'k';
        if (end > at && !thousands) {
            return null;
        }
        lexer.at = end;
        double number = thousands ? value * 1_000d : value;
        return new Token(TokenType.NUMBER, text.substring(start, end), start, end, number);
    }

    /** Whether a character does not belong to a number. */
    private static boolean ends(char c) {
        return switch (c) {
            case ' ', ',', ')', ']', '}', ':', '\n', '\r' -> true;
            default -> false;
        };
    }

    /** The nanoseconds of a unit of time; 0 if it is none. */
    private static long unit(String text, int from, int to) {
        char first = text.charAt(from);
        if (to == from + 2 && text.charAt(from + 1) == 's') {
            return first == 'm' ? 1_000_000 : first == 'u' ? 1_000 : 0;
        }
        if (to > from + 1) {
            return 0;
        }
        return switch (first) {
            case 's' -> SECOND;
            case 'm' -> 60 * SECOND;
            case 'h' -> 3_600 * SECOND;
            default -> 0;
        };
    }

    private static Token any(Lexer lexer) {
        String text = lexer.text;
        int start = lexer.at;
        int at = digits(text, start);
        boolean whole = true;
        if (at + 1 < lexer.end && text.charAt(at) == '.' && Words.digit(text.charAt(at + 1))) {
            at = digits(text, at + 1);
            whole = false;
        }
        int exponent = exponent(text, at);
        whole &= exponent == at;
        at = exponent;
        int unitStart = at;
        while (at < lexer.end
                && (Words.letter(text.charAt(at)) || Words.digit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        lexer.at = at;
        Span span = new Span(start, at);
        if (at - start > LONGEST) {
            lexer.sink.error(
                    "number-too-long",
                    "a number has at most " + LONGEST + " characters, but this one has " + (at - start),
                    span,
                    "write fewer digits, or a text in double quotes");
            return number("0", 0, span);
        }
        String digits = text.substring(start, unitStart);
        if (digits.indexOf('_') >= 0) {
            digits = digits.replace("_", "");
        }
        String unit = text.substring(unitStart, at);
        return switch (unit) {
            case "" -> number(lexer, digits, span, whole);
            case "k" -> scaled(lexer, digits, unit, 3, span);
            case "M" -> scaled(lexer, digits, unit, 6, span);
            case "us", "ms", "s", "m", "h", "d" -> duration(lexer, digits, unit, span);
            default -> {
                lexer.sink.error(
                        "number-unit",
                        "a number has no unit '" + unit + "'",
                        span,
                        "numbers have k (thousand) and M (million); durations have us, ms, s, m, h and d");
                yield number(lexer, digits, span, false);
            }
        };
    }

    /** The end of digits, which {@code _} may separate. */
    private static int digits(String text, int start) {
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean separator = c == '_' && at > start && at + 1 < text.length() && Words.digit(text.charAt(at + 1));
            if (!Words.digit(c) && !separator) {
                break;
            }
            at++;
        }
        return at;
    }

    private static int exponent(String text, int at) {
        if (at >= text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
            return at;
        }
        int first = at + 1;
        if (first < text.length() && (text.charAt(first) == '+' || text.charAt(first) == '-')) {
            first++;
        }
        int after = first;
        while (after < text.length() && Words.digit(text.charAt(after))) {
            after++;
        }
        return after == first ? at : after;
    }

    private static Token number(Lexer lexer, String digits, Span span, boolean whole) {
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            return tooLarge(lexer, span);
        }
        if (whole && digits.length() > 15 && new BigDecimal(value).compareTo(new BigDecimal(digits)) != 0) {
            lexer.sink.warning(
                    "number-inexact",
                    "a number has about 16 digits; this one is read as " + new BigDecimal(value).toPlainString(),
                    span,
                    "put it into double quotes if every digit matters");
        }
        return number(digits, value, span);
    }

    private static Token scaled(Lexer lexer, String digits, String unit, int power, Span span) {
        double unscaled = Double.parseDouble(digits);
        double value = unscaled == 0 || Double.isInfinite(unscaled)
                ? unscaled
                : new BigDecimal(digits).scaleByPowerOfTen(power).doubleValue();
        return Double.isInfinite(value) ? tooLarge(lexer, span) : number(digits + unit, value, span);
    }

    private static Token tooLarge(Lexer lexer, Span span) {
        lexer.sink.error("number-too-large", "a number is at most about 1.8e308", span, "write a smaller one");
        return number("0", 0, span);
    }

    private static Token number(String text, double value, Span span) {
        return new Token(TokenType.NUMBER, text, span.start(), span.end(), value);
    }

    private static Token duration(Lexer lexer, String digits, String unit, Span span) {
        BigDecimal factor = switch (unit) {
            case "us" -> new BigDecimal("0.000001");
            case "ms" -> new BigDecimal("0.001");
            case "s" -> BigDecimal.ONE;
            case "m" -> BigDecimal.valueOf(60);
            case "h" -> BigDecimal.valueOf(3_600);
            default -> BigDecimal.valueOf(86_400);
        };
        // Beyond these bounds BigDecimal would write out all the zeros, or refuse the exponent.
        double about = Double.parseDouble(digits);
        BigDecimal seconds = about < 1e-30
                ? BigDecimal.ZERO
                : about > 1e30 ? new BigDecimal("1e30") : new BigDecimal(digits).multiply(factor);
        if (seconds.compareTo(LONGEST_DURATION) > 0) {
            lexer.sink.error("duration-too-long", "a duration is at most a hundred years", span, "write a shorter one");
            return new Token(TokenType.DURATION, digits + unit, span.start(), span.end(), Duration.ZERO);
        }
        long nanos =
                seconds.movePointRight(9).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
        return new Token(TokenType.DURATION, digits + unit, span.start(), span.end(), Duration.ofNanos(nanos));
    }
}
