package dev.aimos.examples.cli;

import dev.aimos.examples.text.Printable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Things under the thing they were met from, indented; of any depth. */
final class SegTree {
    /** From this depth on, lines are indented no further, but begin with their depth. */
    private static final int DEEPEST = 20;

    private final Map<String, List<Line>> children = new HashMap<>();

    private record Line(String id, int depth, String text) {}

    /** A thing below another. Each is added once, and after the one it is below. */
    void add(String parent, String id, int depth, String text) {
        children.computeIfAbsent(parent, missing -> new ArrayList<>()).add(new Line(id, depth, text));
    }

    /** Prints what is below a thing. */
    void print(String root, Out out) {
        Deque<Line> left = new ArrayDeque<>();
        push(root, left);
        while (!left.isEmpty()) {
            Line line = left.pop();
            String indent = "  ".repeat(Math.min(line.depth(), DEEPEST))
                    + (line.depth() > DEEPEST ? "(" + line.depth() + ") " : "");
            out.line(indent + Printable.line(line.text()));
            push(line.id(), left);
        }
    }

    private void push(String parent, Deque<Line> left) {
        List<Line> below = children.getOrDefault(parent, List.of());
        for (int i = below.size() - 1; i >= 0; i--) {
            left.push(below.get(i));
        }
    }
}
