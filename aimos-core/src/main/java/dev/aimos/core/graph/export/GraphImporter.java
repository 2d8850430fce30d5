package dev.aimos.core.graph.export;

import dev.aimos.AimosException;
import dev.aimos.Limits;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.GraphExport;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** Reads items back from what {@link GraphExporter} wrote; it trusts nothing in it. */
public final class GraphImporter {
    private GraphImporter() {}

    /**
     * All items of a document, in its order, over the intervals it gives them.
     *
     * @param limits what one item, and how many of them, may be
     * @throws AimosException.InvalidRequest if the format is none to be read, code {@code import-format}; if the document is
     *     malformed, or an item is, code {@code import-malformed}, and the message says where; if there are more items
     *     than {@code maxGraphNodes}, code {@code graph-too-large}
     * @throws AimosException.Fault if the stream fails
     */
    public static List<Assertion> read(GraphExport.Format format, InputStream in, Limits limits) {
        try {
            return switch (format) {
                case JSON -> JsonImport.read(in, limits);
                case GRAPHML -> GraphMlImport.read(in, limits);
                case DOT, MERMAID, PROV_JSON ->
                    throw new AimosException.InvalidRequest(
                            "import-format",
                            format.word() + " does not hold all of a graph; export it as json or graphml");
            };
        } catch (CharConversionException | CharacterCodingException e) {
            throw malformed("the document", "it is not valid UTF-8: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new AimosException.Fault("import-unreadable", "the stream failed: " + e.getMessage(), e);
        }
    }

    static AimosException.InvalidRequest malformed(String where, String why, Throwable cause) {
        return new AimosException.InvalidRequest("import-malformed", where + ": " + why, cause);
    }

    static AimosException.InvalidRequest malformed(String where, String why) {
        return new AimosException.InvalidRequest("import-malformed", where + ": " + why);
    }

    static void requireRoom(int items, Limits limits) {
        if (items >= limits.maxGraphNodes()) {
            throw new AimosException.InvalidRequest(
                    "graph-too-large",
                    "the document holds more items than maxGraphNodes, " + limits.maxGraphNodes()
                            + "; import it in parts");
        }
    }
}
