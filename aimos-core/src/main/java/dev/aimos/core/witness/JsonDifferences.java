package dev.aimos.core.witness;

import dev.aimos.Json;
import dev.aimos.witness.Replayed.Difference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where two JSON values differ: the smallest pieces that do, members by name and items by number. Any depth; cost: the size
 * of the two.
 */
public final class JsonDifferences {
    private final Deque<Pair> waiting = new ArrayDeque<>();
    private final List<Difference> found = new ArrayList<>();

    private JsonDifferences() {}

    /** The way to a piece. */
    private record Way(@Nullable Way parent, String token) {
        static String pointer(@Nullable Way end) {
            Deque<String> tokens = new ArrayDeque<>();
            for (Way way = end; way != null; way = way.parent) {
                tokens.push(way.token);
            }
            StringBuilder pointer = new StringBuilder();
            tokens.forEach(
                    token -> pointer.append('/').append(token.replace("~", "~0").replace("/", "~1")));
            return pointer.toString();
        }
    }

    /** Two pieces at the same place, of which one may be missing. */
    private record Pair(
            @Nullable Way way,
            @Nullable Json before,
            @Nullable Json after) {}

    /** The differences, in the order of members' names and of items; none if the values are equal. */
    public static List<Difference> of(Json before, Json after) {
        JsonDifferences all = new JsonDifferences();
        all.waiting.push(new Pair(null, before, after));
        while (!all.waiting.isEmpty()) {
            all.compare(all.waiting.pop());
        }
        return all.found;
    }

    private void compare(Pair pair) {
        if (pair.before instanceof Json.Obj before && pair.after instanceof Json.Obj after) {
            TreeSet<String> names = new TreeSet<>(before.members().keySet());
            names.addAll(after.members().keySet());
            for (String name : names.descendingSet()) {
                waiting.push(new Pair(
                        new Way(pair.way, name),
                        before.members().get(name),
                        after.members().get(name)));
            }
        } else if (pair.before instanceof Json.Arr before && pair.after instanceof Json.Arr after) {
            int most = Math.max(before.items().size(), after.items().size());
            for (int i = most - 1; i >= 0; i--) {
                waiting.push(new Pair(new Way(pair.way, Integer.toString(i)), item(before, i), item(after, i)));
            }
        } else if (!same(pair.before, pair.after)) {
            found.add(new Difference(
                    Way.pointer(pair.way),
                    Optional.ofNullable(pair.before),
                    Optional.ofNullable(pair.after),
                    firstDifference(pair.before, pair.after)));
        }
    }

    private static @Nullable Json item(Json.Arr list, int i) {
        return i < list.items().size() ? list.items().get(i) : null;
    }

    /** Whether two values are equal of which one at least holds no others. */
    private static boolean same(@Nullable Json before, @Nullable Json after) {
        return before != null && before.equals(after);
    }

    private static int firstDifference(@Nullable Json before, @Nullable Json after) {
        if (!(before instanceof Json.Str one && after instanceof Json.Str other)) {
            return -1;
        }
        int common = Math.min(one.value().length(), other.value().length());
        int at = 0;
        while (at < common && one.value().charAt(at) == other.value().charAt(at)) {
            at++;
        }
        return at;
    }
}
