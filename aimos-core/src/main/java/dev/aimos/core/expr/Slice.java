package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.List;

/** Takes a part of a list or of a text; that of a text never cuts a character (code point) in two. */
final class Slice {
    private Slice() {}

    static Json of(Arguments arguments) {
        Json value = arguments.any(0);
        int from = arguments.whole(1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        int to = arguments.count() > 2 ? arguments.whole(2, Integer.MIN_VALUE, Integer.MAX_VALUE) : Integer.MAX_VALUE;
        return switch (value) {
            case Json.Arr list -> {
                List<Json> items = list.items();
                int start = place(from, items.size());
                int end = Math.max(start, place(to, items.size()));
                arguments.meter().make(end - start);
                yield new Json.Arr(items.subList(start, end));
            }
            case Json.Str text -> {
                String whole = text.value();
                arguments.meter().read(whole.length());
                int count = whole.codePointCount(0, whole.length());
                int first = place(from, count);
                int last = Math.max(first, place(to, count));
                int start = whole.offsetByCodePoints(0, first);
                int end = whole.offsetByCodePoints(start, last - first);
                arguments.meter().make(end - start);
                yield Json.of(whole.substring(start, end));
            }
            default -> throw arguments.mismatch(0, value);
        };
    }

    /** A place within so many: a negative one counts from the end, one that is beyond an end is that end. */
    private static int place(int at, int count) {
        return at < 0 ? Math.max(0, count + at) : Math.min(at, count);
    }
}
