package dev.aimos.core.graph;

import dev.aimos.graph.Value;
import dev.aimos.text.Units;

/** Whether two values say the same, leaving aside that entities may have several names. */
final class SameValue {
    private SameValue() {}

    /** Whether they are equal, or the same quantity in two units. */
    static boolean same(Value a, Value b) {
        return a.equals(b)
                || (a instanceof Value.Quantity one && b instanceof Value.Quantity other && Units.same(one, other));
    }
}
