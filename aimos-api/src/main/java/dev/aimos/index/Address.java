package dev.aimos.index;

import dev.aimos.AimosException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a node is: the key of its atom, and the numbers of section, paragraph and sentence, each counted from 1 within
 * its parent; 0 where the node is larger than that.
 *
 * <p>Written as {@code doc:KEY/sec:1/par:3/sen:2}. In the key, {@code %} is written {@code %25} and {@code /sec:} is
 * written {@code %2Fsec:}, so that an address has one reading. Together with a basis an address names the same text for
 * ever.
 *
 * @param key key of the atom
 * @param section number of the section, or 0
 * @param paragraph number of the paragraph in the section, or 0
 * @param sentence number of the sentence in the paragraph, or 0
 */
public record Address(String key, int section, int paragraph, int sentence) implements Comparable<Address> {
    private static final Pattern WRITTEN =
            Pattern.compile("doc:(.+?)(?:/sec:(\\d{1,9})(?:/par:(\\d{1,9})(?:/sen:(\\d{1,9}))?)?)?", Pattern.DOTALL);

    public Address {
        Objects.requireNonNull(key, "key");
        boolean whole = section >= 0 && paragraph >= 0 && sentence >= 0;
        if (!whole || (paragraph > 0 && section == 0) || (sentence > 0 && paragraph == 0)) {
            throw new AimosException.InvalidRequest(
                    "address-malformed",
                    "an address counts from 1 and names every level above its own; got section " + section
                            + ", paragraph " + paragraph + ", sentence " + sentence);
        }
    }

    /** A whole document. */
    public static Address of(String key) {
        return new Address(key, 0, 0, 0);
    }

    /**
     * Reads an address as {@link #toString} writes it.
     *
     * @throws AimosException.InvalidRequest if the text is anything else
     */
    public static Address parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches() || parts.group(1).contains("/sec:")) {
            throw new AimosException.InvalidRequest(
                    "address-malformed",
                    "an address is written doc:KEY/sec:1/par:3/sen:2, the last parts being optional; got " + text);
        }
        return new Address(
                unescaped(parts.group(1)), number(parts.group(2)), number(parts.group(3)), number(parts.group(4)));
    }

    private static int number(@Nullable String digits) {
        if (digits == null) {
            return 0;
        }
        int number = Integer.parseInt(digits);
        if (number == 0 || digits.startsWith("0")) {
            throw new AimosException.InvalidRequest("address-malformed", "an address counts from 1; got " + digits);
        }
        return number;
    }

    private static String escaped(String key) {
        return key.replace("%", "%25").replace("/sec:", "%2Fsec:");
    }

    private static String unescaped(String key) {
        return key.replace("%2F", "/").replace("%25", "%");
    }

    /** Which level it is on. */
    public Level level() {
        if (section == 0) {
            return Level.DOCUMENT;
        }
        if (paragraph == 0) {
            return Level.SECTION;
        }
        return sentence == 0 ? Level.PARAGRAPH : Level.SENTENCE;
    }

    /** The address of the node above; empty for a document. */
    public Optional<Address> parent() {
        return switch (level()) {
            case DOCUMENT -> Optional.empty();
            case SECTION -> Optional.of(of(key));
            case PARAGRAPH -> Optional.of(new Address(key, section, 0, 0));
            case SENTENCE -> Optional.of(new Address(key, section, paragraph, 0));
        };
    }

    /** The address of the node on a level that this one is in, or this one if it is on that level or above it. */
    public Address at(Level level) {
        return switch (level) {
            case DOCUMENT -> of(key);
            case SECTION -> new Address(key, section, 0, 0);
            case PARAGRAPH -> new Address(key, section, paragraph, 0);
            case SENTENCE -> this;
        };
    }

    /** Whether a node is this one, or in it. */
    public boolean contains(Address other) {
        return other.at(level()).equals(this);
    }

    /** By key, in the order of its UTF-16, then by place in the text, a node before what is in it. */
    @Override
    public int compareTo(Address other) {
        int byKey = key.compareTo(other.key);
        if (byKey != 0) {
            return byKey;
        }
        int bySection = Integer.compare(section, other.section);
        if (bySection != 0) {
            return bySection;
        }
        int byParagraph = Integer.compare(paragraph, other.paragraph);
        return byParagraph != 0 ? byParagraph : Integer.compare(sentence, other.sentence);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("doc:").append(escaped(key));
        if (section > 0) {
            text.append("/sec:").append(section);
        }
        if (paragraph > 0) {
            text.append("/par:").append(paragraph);
        }
        if (sentence > 0) {
            text.append("/sen:").append(sentence);
        }
        return text.toString();
    }
}
