package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sorts numbers, or texts by their UTF-16 code units. */
final class Sorting {
    private Sorting() {}

    static Json sort(Arguments arguments) {
        List<Json> list = arguments.list(0);
        arguments.meter().make(list.size());
        boolean numbers = !list.isEmpty() && list.get(0) instanceof Json.Num;
        long characters = 0;
        for (int i = 0; i < list.size(); i++) {
            Json item = list.get(i);
            if (numbers ? !(item instanceof Json.Num) : !(item instanceof Json.Str)) {
                throw arguments.mismatch(numbers ? "numbers" : "numbers or of texts", i, item);
            }
            characters += item instanceof Json.Str text ? text.value().length() : 0;
        }
        // Each text is compared about as often as the number of items has binary digits.
        arguments.meter().read(characters * (Integer.SIZE - Integer.numberOfLeadingZeros(list.size())));
        List<Json> sorted = new ArrayList<>(list);
        sorted.sort(numbers ? Comparator.comparingDouble(Sorting::number) : Comparator.comparing(Sorting::text));
        return new Json.Arr(sorted);
    }

    private static double number(Json item) {
        return item instanceof Json.Num number ? number.value() : 0;
    }

    private static String text(Json item) {
        return item instanceof Json.Str text ? text.value() : "";
    }
}
