package dev.aimos.examples.serve;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The conditions of a request, {@code If-Match} and {@code If-None-Match} (RFC 9110, section 13.1). What cannot be read as one is
 * refused rather than taken for "no match", which would let a write through that was meant to be held back.
 */
final class Conditions {
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")");
    private static final Pattern BETWEEN = Pattern.compile("[ \\t]*(,[ \\t]*)+");

    private Conditions() {}

    /** Whether If-None-Match names the tag, weakly compared: what is asked for is known already. */
    static boolean known(Call call, String tag) {
        return parse(call, "If-None-Match").map(list -> list.has(tag, true)).orElse(false);
    }

    /** Refuses to write if a condition does not hold. */
    static void requireMet(Call call, Optional<String> tag) {
        Optional<Tags> match = parse(call, "If-Match");
        if (match.isPresent() && (tag.isEmpty() || !match.get().has(tag.get(), false))) {
            throw new Refusal(
                    412,
                    "changed-meanwhile",
                    tag.isEmpty()
                            ? "the key shows nothing any more; nothing was written"
                            : "the key shows something else meanwhile, with ETag " + tag.get()
                                    + "; nothing was written. Read it again");
        }
        Optional<Tags> none = parse(call, "If-None-Match");
        if (none.isPresent() && tag.isPresent() && none.get().has(tag.get(), true)) {
            throw new Refusal(412, "there-already", "the key shows something already; nothing was written");
        }
    }

    /** Entity tags, as of one header; a star stands for any. */
    private record Tags(boolean any, List<String> strong, List<String> weak) {
        boolean has(String tag, boolean weakly) {
            return any || strong.contains(tag) || (weakly && weak.contains(tag));
        }
    }

    private static Optional<Tags> parse(Call call, String name) {
        Optional<String> header = call.header(name);
        return header.map(text -> text.equals("*") ? new Tags(true, List.of(), List.of()) : list(name, text));
    }

    private static Tags list(String name, String text) {
        List<String> strong = new java.util.ArrayList<>();
        List<String> weak = new java.util.ArrayList<>();
        Matcher tag = TAG.matcher(text);
        Matcher between = BETWEEN.matcher(text);
        int at = 0;
        while (tag.region(at, text.length()).lookingAt()) {
            (tag.group(1) == null ? strong : weak).add(tag.group(2));
            at = tag.end();
            if (at < text.length() && between.region(at, text.length()).lookingAt()) {
                at = between.end();
            } else {
                break;
            }
        }
        if (at < text.length() || (strong.isEmpty() && weak.isEmpty())) {
            throw new Refusal(
                    400,
                    "bad-condition",
                    name + " is to be * or entity tags in double quotes, as the header ETag has them, with commas");
        }
        return new Tags(false, List.copyOf(strong), List.copyOf(weak));
    }
}
