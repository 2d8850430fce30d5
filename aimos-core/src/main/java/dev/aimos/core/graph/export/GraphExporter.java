package dev.aimos.core.graph.export;

import dev.aimos.graph.GraphExport;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import dev.aimos.memory.Basis;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes items in one of the formats, as UTF-8. Equal items in an equal order give equal bytes; of all but {@link
 * GraphExport.Format#JSON}, in any order.
 */
public final class GraphExporter {
    private GraphExporter() {}

    /**
     * Writes items. The stream is flushed and left open.
     *
     * @param basis the moment they are shown at; JSON and GraphML say it
     * @param items each once; JSON is written as they come, every other format holds them all
     * @throws IOException if the stream does
     */
    public static void write(
            GraphExport.Format format, Basis basis, Iterable<? extends Held<? extends Item>> items, OutputStream out)
            throws IOException {
        switch (format) {
            case JSON -> JsonExport.write(basis, items, out);
            case GRAPHML -> GraphMlExport.write(basis, Drawing.of(items), out);
            case DOT -> DotExport.write(Drawing.of(items), out);
            case MERMAID -> MermaidExport.write(Drawing.of(items), out);
            case PROV_JSON -> ProvExport.write(Drawing.of(items), out);
        }
        out.flush();
    }
}
