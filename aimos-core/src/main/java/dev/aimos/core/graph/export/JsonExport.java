package dev.aimos.core.graph.export;

import dev.aimos.core.graph.ItemJson;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Basis;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes items as JSON, one on a line, holding no more than one of them at a time. */
final class JsonExport {
    /** Name of the format, in the document. */
    static final String FORMAT = "aimos-graph";

    /** Version of the format. */
    static final int VERSION = 1;

    private JsonExport() {}

    static void write(Basis basis, Iterable<? extends Held<? extends Item>> items, OutputStream out)
            throws IOException {
        CanonicalWriter head = new CanonicalWriter();
        head.open().name("basis");
        basis(basis, head);
        head.member("format", FORMAT).name("items");
        out.write(head.toBytes());
        boolean first = true;
        for (Held<? extends Item> held : items) {
            text(first ? "[\n" : ",\n", out);
            first = false;
            out.write(entry(held));
        }
        text((first ? "[" : "\n") + "],\"version\":" + VERSION + "}\n", out);
    }

    private static void text(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] entry(Held<? extends Item> held) {
        CanonicalWriter out = new CanonicalWriter(512);
        out.open().name("item");
        ItemJson.write(held.item(), out);
        out.name("recorded").open();
        out.member("at", Entry.json(held.recorded().at()));
        out.member("seq", held.recorded().seq()).member("tx", held.recorded().tx());
        out.close();
        out.member("validFrom", Entry.json(held.valid().from()));
        out.member("validTo", Entry.json(held.valid().to()));
        return out.close().toBytes();
    }

    /** The moment of an export. */
    static void basis(Basis basis, CanonicalWriter out) {
        out.open().member("recordedAt", Entry.json(basis.recordedAt())).member("tx", basis.tx());
        out.member("validAt", Entry.json(basis.validAt())).close();
    }

    /** The JSON of an item. */
    static String text(Item item) {
        CanonicalWriter out = new CanonicalWriter();
        ItemJson.write(item, out);
        return new String(out.toBytes(), StandardCharsets.UTF_8);
    }
}
