package dev.aimos.vif;

import dev.aimos.witness.CalibrationReport.RiskPoint;
import java.util.List;
import java.util.Locale;

/** A diagram of shares over shares, being drawn: x from 0 to 1, y from 0 to some top. */
final class Plot {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 440;
    private static final int LEFT = 64;
    private static final int TOP = 48;
    private static final int ACROSS = 392;
    private static final int DOWN = 300;
    private static final int TICKS = 5;
    private static final int LEGEND_LINE = 18;

    /** The colours of Okabe and Ito (2008), which are told apart by those who see fewer colours, too. */
    private static final String STYLE = """
        .aimos-page{fill:#ffffff}.aimos-ink{fill:#1a1a1a}.aimos-faint{fill:#595959}
        .aimos-grid{stroke:#d9d9d9}.aimos-axis{stroke:#595959}.aimos-bar{fill:#0072b2;fill-opacity:.45;stroke:#0072b2}
        .aimos-dot{fill:#d55e00;stroke:#ffffff}.aimos-line{fill:none;stroke-width:2;stroke-linejoin:round}
        .aimos-c0{stroke:#0072b2}.aimos-c1{stroke:#d55e00}.aimos-c2{stroke:#009e73}
        .aimos-c3{stroke:#a8548a}.aimos-c4{stroke:#b07d00}.aimos-c5{stroke:#595959}
        @media (prefers-color-scheme:dark){
        .aimos-page{fill:#16181c}.aimos-ink{fill:#f0f0f0}.aimos-faint{fill:#b3b3b3}
        .aimos-grid{stroke:#3a3d44}.aimos-axis{stroke:#b3b3b3}.aimos-bar{fill:#56b4e9;stroke:#56b4e9}
        .aimos-dot{fill:#ff9d4d;stroke:#16181c}
        .aimos-c0{stroke:#56b4e9}.aimos-c1{stroke:#ff9d4d}.aimos-c2{stroke:#2fd0a0}
        .aimos-c3{stroke:#e59ac8}.aimos-c4{stroke:#f0c040}.aimos-c5{stroke:#b3b3b3}}
        """;

    private final String title;
    private final double top;
    private final StringBuilder marks = new StringBuilder();

    Plot(String title, String across, String up, double top) {
        this.title = title;
        this.top = top;
        for (int i = 0; i <= TICKS; i++) {
            double share = (double) i / TICKS;
            line("aimos-grid", x(share), y(0), x(share), y(top));
            line("aimos-grid", x(0), y(share * top), x(1), y(share * top));
            text("aimos-faint", x(share), y(0) + 18, "middle", 12, number(share));
            text("aimos-faint", x(0) - 8, y(share * top) + 4, "end", 12, number(share * top));
        }
        line("aimos-axis", x(0), y(0), x(1), y(0));
        line("aimos-axis", x(0), y(0), x(0), y(top));
        text("aimos-ink", x(0.5), y(0) + 40, "middle", 13, across);
        marks.append("<g transform=\"rotate(-90 18 ").append(number(y(top / 2))).append(")\">\n");
        text("aimos-ink", 18, y(top / 2), "middle", 13, up);
        marks.append("</g>\n");
    }

    private static double x(double share) {
        return LEFT + ACROSS * share;
    }

    private double y(double share) {
        return TOP + DOWN * (1 - share / top);
    }

    /** At most three decimals, and no more than there are. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private void line(String style, double fromX, double fromY, double toX, double toY) {
        marks.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n",
                style,
                number(fromX),
                number(fromY),
                number(toX),
                number(toY)));
    }

    private void text(String style, double x, double y, String anchor, int size, String words) {
        marks.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%d\">%s</text>\n",
                style,
                number(x),
                number(y),
                anchor,
                size,
                escaped(words)));
    }

    void bar(double from, double to, double height, String label, String tooltip) {
        double inset = Math.min(1.5, ACROSS * (to - from) / 8);
        marks.append(String.format(
                Locale.ROOT,
                "<rect class=\"aimos-bar\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title></rect>\n",
                number(x(from) + inset),
                number(y(height)),
                number(x(to) - x(from) - 2 * inset),
                number(y(0) - y(height)),
                escaped(tooltip)));
        if (!label.isEmpty()) {
            text("aimos-ink", x((from + to) / 2), y(height) - 6, "middle", 11, label);
        }
    }

    void diagonal() {
        marks.append(String.format(
                Locale.ROOT,
                "<line class=\"aimos-axis\" stroke-dasharray=\"4 4\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n",
                number(x(0)),
                number(y(0)),
                number(x(1)),
                number(y(1))));
    }

    void dot(double x, double y) {
        marks.append(String.format(
                Locale.ROOT,
                "<circle class=\"aimos-dot\" cx=\"%s\" cy=\"%s\" r=\"4\"/>\n",
                number(x(x)),
                number(y(y))));
    }

    void curve(int colour, List<RiskPoint> points) {
        StringBuilder places = new StringBuilder();
        for (RiskPoint point : points) {
            places.append(places.isEmpty() ? "" : " ")
                    .append(number(x(point.coverage())))
                    .append(',')
                    .append(number(y(point.risk())));
        }
        if (points.size() == 1) {
            RiskPoint only = points.get(0);
            dot(only.coverage(), only.risk());
        }
        marks.append(String.format(
                Locale.ROOT, "<polyline class=\"aimos-line aimos-c%d\" points=\"%s\"/>\n", colour, places));
    }

    /** Names a curve, at the upper left: risk grows with coverage, so curves seldom go there. */
    void legend(int colour, int of, String name) {
        double at = TOP + 14 + (double) LEGEND_LINE * colour;
        if (colour == 0) {
            marks.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"aimos-page\" fill-opacity=\".8\" x=\"%s\" y=\"%d\" width=\"190\" height=\"%d\"/>\n",
                    number(x(0) + 4),
                    TOP + 2,
                    LEGEND_LINE * of + 4));
        }
        line("aimos-line aimos-c" + colour, x(0) + 10, at, x(0) + 34, at);
        text("aimos-ink", x(0) + 40, at + 4, "start", 12, name);
    }

    String svg(String caption) {
        text("aimos-ink", WIDTH / 2.0, 28, "middle", 16, title);
        text("aimos-faint", WIDTH / 2.0, HEIGHT - 20, "middle", 12, caption);
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                                + " role=\"img\" font-family=\"system-ui, sans-serif\">\n"
                                + "<title>%s</title>\n"
                                + "<desc>%s</desc>\n",
                        WIDTH,
                        HEIGHT,
                        WIDTH,
                        HEIGHT,
                        escaped(title),
                        escaped(caption))
                + "<style>\n" + STYLE + "</style>\n"
                + "<rect class=\"aimos-page\" width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\"/>\n" + marks
                + "</svg>\n";
    }

    /** As XML 1.0 holds it; what it cannot hold is shown as a replacement character, and it is on one line. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\r', '\t' -> out.append(' ');
                default -> out.appendCodePoint(plain(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean plain(int c) {
        return (c >= 0x20 && c < 0x7F) || (c > 0x9F && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF;
    }
}
