package dev.aimos.core.graph.export;

import dev.aimos.graph.Claim;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import dev.aimos.graph.Relation;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Basis;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes a graph as GraphML 1.0. Under the key {@code item}, nodes and edges carry all that their items say. */
final class GraphMlExport {
    /** The namespace of GraphML. */
    static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

    /** Key of an item's JSON. */
    static final String ITEM = "item";

    /** Key of the start of a valid interval. */
    static final String FROM = "validFrom";

    /** Key of the end of a valid interval. */
    static final String TO = "validTo";

    private static final String DOUBLE = "double";
    private static final String TEXT = "string";

    /** What nodes and edges carry: name and type. */
    private static final List<List<String>> KEYS = List.of(
            List.of("id", TEXT),
            List.of("kind", TEXT),
            List.of("label", TEXT),
            List.of("confidence", DOUBLE),
            List.of(FROM, TEXT),
            List.of(TO, TEXT),
            List.of("recordedAt", TEXT),
            List.of("tx", "long"),
            List.of(ITEM, TEXT));

    private final XMLStreamWriter out;

    private GraphMlExport(XMLStreamWriter out) {
        this.out = out;
    }

    static void write(Basis basis, Drawing drawing, OutputStream to) throws IOException {
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(to, "UTF-8");
            new GraphMlExport(out).document(basis, drawing);
            out.flush();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException failed
                    ? failed
                    : new IOException("the XML writer failed: " + e.getMessage(), e);
        }
    }

    private void document(Basis basis, Drawing drawing) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        line();
        out.writeStartElement("graphml");
        out.writeDefaultNamespace(NAMESPACE);
        line();
        key("graph", "basis", TEXT);
        for (List<String> key : KEYS) {
            key("all", key.get(0), key.get(1));
        }
        out.writeStartElement("graph");
        out.writeAttribute("id", "aimos");
        out.writeAttribute("edgedefault", "directed");
        CanonicalWriter json = new CanonicalWriter();
        JsonExport.basis(basis, json);
        data("basis", new String(json.toBytes(), StandardCharsets.UTF_8));
        line();
        for (Drawing.Node node : drawing.nodes()) {
            node(node);
        }
        int number = 0;
        for (Drawing.Edge edge : drawing.edges()) {
            edge(edge, ++number);
        }
        out.writeEndElement();
        out.writeEndElement();
        out.writeEndDocument();
        line();
    }

    private void key(String owner, String name, String type) throws XMLStreamException {
        out.writeEmptyElement("key");
        out.writeAttribute("id", name);
        out.writeAttribute("for", owner);
        out.writeAttribute("attr.name", name);
        out.writeAttribute("attr.type", type);
        line();
    }

    private void node(Drawing.Node node) throws XMLStreamException {
        out.writeStartElement("node");
        out.writeAttribute("id", node.name());
        data("id", Xml.readable(node.id()));
        data("kind", node.kind().word());
        data("label", Xml.readable(node.label()));
        held(node.held());
        out.writeEndElement();
        line();
    }

    private void edge(Drawing.Edge edge, int number) throws XMLStreamException {
        out.writeStartElement("edge");
        out.writeAttribute("id", "e" + number);
        out.writeAttribute("source", edge.from().name());
        out.writeAttribute("target", edge.to().name());
        Held<Relation> relation = edge.relation();
        if (relation != null) {
            data("id", relation.id());
        }
        data("kind", relation != null ? relation.item().kind().word() : "link");
        data("label", edge.label());
        held(relation);
        out.writeEndElement();
        line();
    }

    private void held(@Nullable Held<? extends Item> held) throws XMLStreamException {
        if (held == null) {
            return;
        }
        OptionalDouble confidence = confidence(held.item());
        if (confidence.isPresent()) {
            data("confidence", String.valueOf(confidence.getAsDouble()));
        }
        instant(FROM, held.valid().from());
        instant(TO, held.valid().to());
        data("recordedAt", held.recorded().at().toString());
        data("tx", String.valueOf(held.recorded().tx()));
        data(ITEM, Xml.json(JsonExport.text(held.item())));
    }

    private static OptionalDouble confidence(Item item) {
        return switch (item) {
            case Claim claim -> OptionalDouble.of(claim.confidence());
            case Evidence evidence -> OptionalDouble.of(evidence.confidence());
            case Relation relation -> OptionalDouble.of(relation.confidence());
            default -> OptionalDouble.empty();
        };
    }

    private void instant(String key, Instant instant) throws XMLStreamException {
        String text = Entry.written(instant);
        if (text != null) {
            data(key, text);
        }
    }

    private void data(String key, String text) throws XMLStreamException {
        out.writeStartElement("data");
        out.writeAttribute("key", key);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private void line() throws XMLStreamException {
        out.writeCharacters("\n");
    }
}
