package dev.aimos.json;

/**
 * Writes a double as ECMAScript's {@code Number::toString} does, which RFC 8785 section 3.2.2.3 prescribes: the fewest
 * digits that read back as the same double.
 */
final class CanonicalNumber {
    private static final long EXACT = 1L << 53;

    private CanonicalNumber() {}

    static String format(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= EXACT) {
            return Long.toString((long) value);
        }
        String java = Double.toString(Math.abs(value));
        int e = java.indexOf('E');
        int exponent = e < 0 ? 0 : Integer.parseInt(java.substring(e + 1));
        String mantissa = e < 0 ? java : java.substring(0, e);
        int point = mantissa.indexOf('.');
        String digits = mantissa.substring(0, point) + mantissa.substring(point + 1);
        int scale = point + exponent;
        int leading = 0;
        while (leading < digits.length() - 1 && digits.charAt(leading) == '0') {
            leading++;
        }
        digits = digits.substring(leading);
        scale -= leading;
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        digits = digits.substring(0, end);
        if (digits.length() == 2) {
            // Double.toString never goes below two digits: it writes 4.9E-324 where one digit, 5e-324, is enough.
            String shorter = oneDigit(digits, scale, Math.abs(value));
            if (shorter.length() > 1) {
                digits = shorter.substring(0, 1);
                scale++;
            } else if (!shorter.isEmpty()) {
                digits = shorter;
            }
        }
        return (value < 0 ? "-" : "") + place(digits, scale);
    }

    /** A single digit at the same scale that reads back as the value; "10" if it carries; empty if there is none. */
    private static String oneDigit(String digits, int scale, double value) {
        int first = digits.charAt(0) - '0';
        int nearest = digits.charAt(1) >= '5' ? first + 1 : first;
        return Double.parseDouble(nearest + "E" + (scale - 1)) == value ? Integer.toString(nearest) : "";
    }

    /** The digits with the decimal point after {@code scale} of them, or in exponent form. */
    private static String place(String digits, int scale) {
        int count = digits.length();
        if (count <= scale && scale <= 21) {
            return digits + "0".repeat(scale - count);
        }
        if (0 < scale && scale <= 21) {
            return digits.substring(0, scale) + "." + digits.substring(scale);
        }
        if (-6 < scale && scale <= 0) {
            return "0." + "0".repeat(-scale) + digits;
        }
        int exponent = scale - 1;
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
