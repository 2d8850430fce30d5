package dev.aimos.core.graph.export;

import dev.aimos.graph.Link;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Draws a graph in the language of Graphviz. */
final class DotExport {
    private DotExport() {}

    static void write(Drawing drawing, OutputStream out) throws IOException {
        line("digraph aimos {", out);
        line("  graph [rankdir=LR, charset=\"UTF-8\"];", out);
        line("  node [fontname=\"sans-serif\", fontsize=11, style=filled, fillcolor=white];", out);
        line("  edge [fontname=\"sans-serif\", fontsize=9, color=gray40];", out);
        for (Drawing.Node node : drawing.nodes()) {
            String referred = node.held() == null ? ", style=\"filled,dashed\"" : "";
            String attributes = "label=" + quoted(node.label()) + ", tooltip=" + quoted(node.id()) + ", " + shape(node);
            line("  " + node.name() + " [" + attributes + referred + "];", out);
        }
        for (Drawing.Edge edge : drawing.edges()) {
            String ends = edge.from().name() + " -> " + edge.to().name();
            line("  " + ends + " [label=" + quoted(edge.label()) + style(edge) + "];", out);
        }
        line("}", out);
    }

    private static void line(String line, OutputStream out) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String shape(Drawing.Node node) {
        return switch (node.kind()) {
            case ENTITY -> "shape=ellipse, fillcolor=\"#dbeafe\"";
            case CLAIM -> "shape=box, fillcolor=\"#fef9c3\"";
            case EVIDENCE -> "shape=note, fillcolor=\"#dcfce7\"";
            case SOURCE -> "shape=house, fillcolor=\"#f3e8ff\"";
            case PREDICATE -> "shape=plaintext, fillcolor=\"#f3f4f6\"";
            case RESOLUTION -> "shape=diamond, fillcolor=\"#fee2e2\"";
            case MEMORY -> "shape=folder, fillcolor=\"#f3f4f6\"";
            case RELATION -> "shape=point";
        };
    }

    private static String style(Drawing.Edge edge) {
        if (edge.is(Link.Label.CONTRADICTS)) {
            return ", color=red, fontcolor=red, style=dashed";
        }
        if (edge.is(Link.Label.SUPPORTS)) {
            return ", color=darkgreen, fontcolor=darkgreen";
        }
        return edge.relation() == null ? ", style=dotted" : "";
    }

    /** A string of Graphviz that shows a text: nothing in it is an escape or an entity of HTML. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '&' -> out.append("&amp;");
                case '\n' -> out.append("\\n");
                default -> out.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c);
            }
        });
        return out.append('"').toString();
    }
}
