package dev.aimos.core.graph.export;

import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Draws a graph as a flowchart of Mermaid. */
final class MermaidExport {
    /** What stands for itself besides letters and digits; all else has, or may get, a meaning of its own. */
    private static final String PLAIN = " .,-_/()=+!?'";

    private MermaidExport() {}

    static void write(Drawing drawing, OutputStream out) throws IOException {
        line("flowchart LR", out);
        for (Drawing.Node node : drawing.nodes()) {
            line("  " + node.name() + shape(node) + ":::" + node.kind().word(), out);
        }
        List<String> supports = new ArrayList<>();
        List<String> contradicts = new ArrayList<>();
        int number = 0;
        for (Drawing.Edge edge : drawing.edges()) {
            String arrow = " -->";
            if (edge.is(Link.Label.CONTRADICTS)) {
                arrow = " -.->";
                contradicts.add(String.valueOf(number));
            } else if (edge.is(Link.Label.SUPPORTS)) {
                supports.add(String.valueOf(number));
            }
            line(
                    "  " + edge.from().name() + arrow + "|" + quoted(edge.label()) + "| "
                            + edge.to().name(),
                    out);
            number++;
        }
        for (Kind kind : Kind.values()) {
            if (kind != Kind.RELATION) {
                line("  classDef " + kind.word() + " fill:" + fill(kind) + ",stroke:#666,color:#111", out);
            }
        }
        links(supports, "stroke:#15803d,color:#15803d", out);
        links(contradicts, "stroke:#dc2626,color:#dc2626,stroke-dasharray:5 5", out);
    }

    private static void links(List<String> numbers, String style, OutputStream out) throws IOException {
        if (!numbers.isEmpty()) {
            line("  linkStyle " + String.join(",", numbers) + " " + style, out);
        }
    }

    private static void line(String line, OutputStream out) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String shape(Drawing.Node node) {
        String label = quoted(node.label());
        return switch (node.kind()) {
            case ENTITY -> "([" + label + "])";
            case SOURCE -> "[/" + label + "\\]";
            case RESOLUTION -> "{" + label + "}";
            case MEMORY -> "[(" + label + ")]";
            case EVIDENCE -> ">" + label + "]";
            case CLAIM, PREDICATE, RELATION -> "[" + label + "]";
        };
    }

    private static String fill(Kind kind) {
        return switch (kind) {
            case ENTITY -> "#dbeafe";
            case CLAIM -> "#fef9c3";
            case EVIDENCE -> "#dcfce7";
            case SOURCE -> "#f3e8ff";
            case RESOLUTION -> "#fee2e2";
            case PREDICATE, RELATION, MEMORY -> "#f3f4f6";
        };
    }

    /** A string of Mermaid that shows a text: whatever could be markup is the number of its character. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0 || plainSymbol(c)) {
                out.appendCodePoint(c);
            } else if (Character.isWhitespace(c)) {
                out.append(' ');
            } else if (Character.isISOControl(c)) {
                out.append('\uFFFD');
            } else {
                out.append('#').append(c).append(';');
            }
        });
        return out.append('"').toString();
    }

    /** Marks and symbols beyond ASCII, such as emoji, mean nothing to Mermaid. */
    private static boolean plainSymbol(int c) {
        return c > 0x9F && Character.getType(c) != Character.FORMAT && !Character.isWhitespace(c);
    }
}
