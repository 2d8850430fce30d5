package dev.aimos.core.graph.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.Limits;
import dev.aimos.core.json.JsonReader;
import dev.aimos.graph.Assertion;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the items that the nodes and edges of a GraphML document carry. Other elements, attributes and data are passed over,
 * so that programs may add theirs; a document type is refused, with all that could be declared in one.
 */
final class GraphMlImport {
    /** How deep elements are nested at the most; ours are 4 deep. */
    private static final int DEEPEST = 64;

    private final XMLStreamReader in;
    private final Limits limits;
    private final JsonFactory json;
    private final List<Assertion> items = new ArrayList<>();

    /** Data of the nodes, edges and graphs that are open, the innermost first. */
    private final Deque<Map<String, String>> open = new ArrayDeque<>();

    private GraphMlImport(XMLStreamReader in, Limits limits) {
        this.in = in;
        this.limits = limits;
        this.json = Parsers.of(limits);
    }

    static List<Assertion> read(InputStream stream, Limits limits) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("nothing outside of the document is read");
        });
        try {
            // Decoded here, for the parser would tell of malformed bytes on standard error.
            XMLStreamReader in = factory.createXMLStreamReader(new InputStreamReader(
                    stream,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
            return new GraphMlImport(in, limits).document();
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException failed) {
                throw failed;
            }
            String where = e.getLocation() == null
                    ? "the document"
                    : "line " + e.getLocation().getLineNumber() + ", column "
                            + e.getLocation().getColumnNumber();
            throw GraphImporter.malformed(where, why(e), e);
        }
    }

    /** What the parser says, without the place, which it puts on a line of its own. */
    private static String why(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("Message: ");
        return at < 0 ? message : message.substring(at + "Message: ".length());
    }

    private List<Assertion> document() throws XMLStreamException, IOException {
        String encoding = in.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw malformed("the document is in UTF-8; it says it is in " + encoding);
        }
        int depth = 0;
        boolean root = false;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.DTD -> throw malformed("a document type is not read");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw malformed("there is no entity '" + in.getLocalName() + "'");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw malformed("elements are nested deeper than " + DEEPEST);
                    }
                    if (!root) {
                        root = true;
                        requireGraph();
                    }
                    if (start()) {
                        depth--;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    end();
                }
                default -> {}
            }
        }
        return items;
    }

    private void requireGraph() {
        if (!in.getLocalName().equals("graphml") || !ours()) {
            throw malformed("the document is graphml of the namespace " + GraphMlExport.NAMESPACE);
        }
    }

    private boolean ours() {
        return GraphMlExport.NAMESPACE.equals(in.getNamespaceURI());
    }

    /** Begins an element; whether it was read to its end, too. */
    private boolean start() throws XMLStreamException {
        if (!ours()) {
            return false;
        }
        switch (in.getLocalName()) {
            case "node", "edge", "graph" -> open.push(new HashMap<>());
            case "data" -> {
                String key = in.getAttributeValue(null, "key");
                if (key != null && !open.isEmpty() && wanted(key)) {
                    if (open.element().put(key, text()) != null) {
                        throw malformed("'" + key + "' is given twice");
                    }
                    return true;
                }
            }
            default -> {}
        }
        return false;
    }

    private static boolean wanted(String key) {
        return key.equals(GraphMlExport.ITEM) || key.equals(GraphMlExport.FROM) || key.equals(GraphMlExport.TO);
    }

    private String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int event = in.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw malformed("there is no entity '" + in.getLocalName() + "'");
                default -> throw malformed("an element does not belong into data");
            }
            if (text.length() > 8L * Parsers.longest(limits)) {
                throw malformed("data is longer than maxTextLength and maxMetadataBytes allow");
            }
            event = in.next();
        }
        return text.toString();
    }

    private void end() throws IOException {
        if (!ours()) {
            return;
        }
        switch (in.getLocalName()) {
            case "node", "edge" -> item(open.pop());
            case "graph" -> open.pop();
            default -> {}
        }
    }

    private void item(Map<String, String> data) throws IOException {
        String item = data.get(GraphMlExport.ITEM);
        if (item == null) {
            return;
        }
        GraphImporter.requireRoom(items.size(), limits);
        String from = time(data, GraphMlExport.FROM);
        String to = time(data, GraphMlExport.TO);
        items.add(Entry.of(where(), json(item), true, from, to));
    }

    private static @Nullable String time(Map<String, String> data, String key) {
        String text = data.getOrDefault(key, "").strip();
        return text.isEmpty() ? null : text;
    }

    private Json json(String text) throws IOException {
        try (JsonParser parser = json.createParser(text)) {
            parser.nextToken();
            Json value = JsonReader.value(parser);
            if (parser.nextToken() != null) {
                throw malformed("something follows the JSON of the item");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw GraphImporter.malformed(where(), "the JSON of the item: " + Parsers.why(e), e);
        } catch (AimosException.InvalidRequest e) {
            throw e.code().equals("import-malformed")
                    ? e
                    : GraphImporter.malformed(where(), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw GraphImporter.malformed(where(), String.valueOf(e.getMessage()), e);
        }
    }

    private AimosException.InvalidRequest malformed(String why) {
        return GraphImporter.malformed(where(), why);
    }

    private String where() {
        return "item " + (items.size() + 1) + ", line " + in.getLocation().getLineNumber();
    }
}
