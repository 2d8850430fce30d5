package dev.aimos.examples.cli;

import dev.aimos.examples.text.Ink;
import dev.aimos.examples.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** Aligned columns for people; numbers to the right. The last column is as wide as it needs to be. */
final class Table {
    private static final int WIDEST = 60;

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        this.head = List.of(head);
    }

    void row(String... cells) {
        List<String> safe = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            safe.add(Printable.line(cells[i], i == cells.length - 1 ? 2 * WIDEST : WIDEST));
        }
        rows.add(safe);
    }

    void print(Out out) {
        int[] widths = new int[head.size()];
        boolean[] numbers = new boolean[head.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    head.get(i).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
            numbers[i] = !rows.isEmpty()
                    && rows.stream().allMatch(row -> row.get(column).matches("[0-9,.]+"));
        }
        Ink ink = out.ink();
        out.line(ink.dim(format(head, widths, numbers)));
        rows.forEach(row -> out.line(format(row, widths, numbers)));
    }

    private static String format(List<String> row, int[] widths, boolean[] numbers) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - row.get(i).length());
            line.append(numbers[i] ? space + row.get(i) : row.get(i) + space).append("  ");
        }
        return line.toString().stripTrailing();
    }
}
