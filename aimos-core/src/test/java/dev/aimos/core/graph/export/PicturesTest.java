package dev.aimos.core.graph.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.graph.GraphExport;
import java.util.List;
import org.junit.jupiter.api.Test;

class PicturesTest {
    private static final List<String> NASTY = List.of(
            "\"",
            "\\",
            "\\N",
            "\n",
            "\r",
            "\0",
            "]",
            "|",
            "end",
            "-->",
            "%%{init: {}}%%",
            "&lt;",
            "<script>",
            "#35;",
            "`x`",
            "style a:#b;",
            "\u2028",
            "🗼");

    @Test
    void dotShowsKindsAndStances() {
        String dot = Graphs.text(GraphExport.Format.DOT, Graphs.tower());
        assertThat(dot)
                .startsWith("digraph aimos {\n")
                .endsWith("}\n")
                .contains("[label=\"Eiffel Tower (building)\", tooltip=\"entity:eiffel-tower\", shape=ellipse")
                .contains("[label=\"Eiffel Tower height 330 m\"")
                .contains("[label=\"Eiffel Tower not open true\"")
                .contains("[label=\"contradicts\", color=red, fontcolor=red, style=dashed]")
                .contains("[label=\"supports\", color=darkgreen, fontcolor=darkgreen]")
                .contains("by validity: the newer \\\"antenna\\\"");
    }

    @Test
    void nothingInATextOfDotIsMarkup() {
        assertThat(DotExport.quoted("a\"b\\N&lt;\nc\0")).isEqualTo("\"a\\\"b\\\\N&amp;lt;\\nc\uFFFD\"");
        for (String text : NASTY) {
            String dot = Graphs.text(GraphExport.Format.DOT, Graphs.saying("x", text));
            assertThat(dot.lines()).hasSize(4 + 2 + 1 + 1);
            dot.lines()
                    .skip(1)
                    .filter(line -> !line.equals("}"))
                    .forEach(
                            line -> assertThat(line)
                                    .matches(
                                            "  (graph|node|edge|n\\d+( -> n\\d+)?) \\[([a-z]+=(\"([^\"\\\\]|\\\\.)*\"|\\w+)(, )?)+\\];"));
        }
    }

    @Test
    void mermaidShowsKindsAndStances() {
        String mermaid = Graphs.text(GraphExport.Format.MERMAID, Graphs.tower());
        assertThat(mermaid)
                .startsWith("flowchart LR\n")
                .contains("([\"Eiffel Tower (building)\"]):::entity\n")
                .contains("[\"Eiffel Tower height 330 m\"]:::claim\n")
                .contains(" -.->|\"contradicts\"| ")
                .contains("  classDef claim fill:#fef9c3")
                .containsPattern("linkStyle \\d+ stroke:#15803d")
                .containsPattern("linkStyle \\d+ stroke:#dc2626");
    }

    @Test
    void nothingInATextOfMermaidIsMarkup() {
        assertThat(MermaidExport.quoted("a\"b#c\n%%{<")).isEqualTo("\"a#34;b#35;c #37;#37;#123;#60;\"");
        for (String text : NASTY) {
            String mermaid = Graphs.text(GraphExport.Format.MERMAID, Graphs.saying("x", text));
            mermaid.lines()
                    .filter(line -> line.startsWith("  n"))
                    .forEach(line -> assertThat(line)
                            .matches("  n\\d+(\\S{1,2}\"[^\"<>&`%{}|\\[\\]\\\\]*\"\\S{1,2}:::[a-z]+"
                                    + "| -\\.?->\\|\"[a-zA-Z]+\"\\| n\\d+)"));
            assertThat(mermaid.lines().filter(line -> line.startsWith("  n"))).hasSize(3);
        }
    }

    @Test
    void whatIsOnlyReferredToIsDrawnToo() {
        assertThat(Graphs.text(GraphExport.Format.DOT, Graphs.tower()))
                .contains(
                        "[label=\"paris\", tooltip=\"entity:paris\", shape=ellipse, fillcolor=\"#dbeafe\", style=\"filled,dashed\"]")
                .contains("tooltip=\"doc:notes/tower/sec:1/par:1/sen:1\", shape=folder");
    }

    @Test
    void graphMlCarriesWhatOtherProgramsCanRead() {
        assertThat(Graphs.text(GraphExport.Format.GRAPHML, Graphs.tower()))
                .contains("<key id=\"confidence\" for=\"all\" attr.name=\"confidence\" attr.type=\"double\">"
                        .replace(">", ""))
                .contains("<data key=\"kind\">claim</data><data key=\"label\">Eiffel Tower height 330 m</data>"
                        + "<data key=\"confidence\">0.9</data>")
                .contains("<data key=\"kind\">relation</data><data key=\"label\">supports</data>")
                .contains("<data key=\"kind\">link</data><data key=\"label\">quotes</data>");
    }
}
