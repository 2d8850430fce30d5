package dev.aimos.core.graph;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.json.JsonReader;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Item;
import dev.aimos.json.CanonicalWriter;
import java.io.IOException;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the payloads of item records; {@code docs/format/items.md} lists their members. Members at their default
 * are left out, so that equal assertions give equal bytes.
 */
public final class ItemRecords {
    private static final String BEGINNING = "beginning";

    private ItemRecords() {}

    /** The payload of a record. */
    public static byte[] encode(ItemRecord record) {
        CanonicalWriter out = new CanonicalWriter(256);
        out.open();
        Item item = record.item();
        String mark = record.mark();
        if (record.by() != null) {
            out.member("by", record.by());
        }
        if (record.flagged()) {
            out.member("flagged", Json.of(true));
        }
        if (item != null) {
            out.name("item");
            ItemJson.write(item, out);
        } else {
            out.member("key", record.id());
        }
        if (mark != null) {
            out.member("mark", mark);
        }
        valid(record, out);
        return out.close().toBytes();
    }

    private static void valid(ItemRecord record, CanonicalWriter out) {
        Long from = record.validFrom();
        Long to = record.validTo();
        if (from != null && !(from == Micros.BEGINNING && alwaysByDefault(record))) {
            out.member("validFrom", time(from));
        }
        if (to != null && to != Micros.FOREVER) {
            out.member("validTo", time(to));
        }
    }

    /** Whether a record that names no beginning has none, rather than beginning with its transaction. */
    private static boolean alwaysByDefault(ItemRecord record) {
        return !record.retracts() && !(record.item() instanceof Claim);
    }

    private static String time(long micros) {
        return micros == Micros.BEGINNING ? BEGINNING : Micros.toInstant(micros).toString();
    }

    /** The record that a record of the journal holds. */
    public static ItemRecord decode(JournalRecord record) {
        try {
            return decode(record.payload());
        } catch (IOException e) {
            throw new AimosException.Corrupt(
                    "payload-malformed",
                    "the payload of record " + record.seq() + " (tx " + record.tx() + ") cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }

    /** The record that a register holds, without its valid interval. */
    public static ItemRecord decode(Filed filed) {
        return ItemBytes.decode(filed.key(), filed.payload());
    }

    /** Reads what {@link #encode} wrote. */
    public static ItemRecord decode(byte[] payload) throws IOException {
        if (!(JsonReader.read(payload) instanceof Json.Obj members)) {
            throw new IOException("an item record is an object");
        }
        String id = "";
        Item item = null;
        String mark = null;
        String by = null;
        boolean flagged = false;
        Long from = null;
        Long to = null;
        try {
            for (var member : members.members().entrySet()) {
                Json value = member.getValue();
                switch (member.getKey()) {
                    case "by" -> by = ItemJson.string(value);
                    case "flagged" -> flagged = value.equals(Json.of(true));
                    case "item" -> item = ItemJson.read(value);
                    case "key" -> id = ItemJson.string(value);
                    case "mark" -> mark = ItemJson.string(value);
                    case "validFrom" -> from = micros(ItemJson.string(value));
                    case "validTo" -> to = micros(ItemJson.string(value));
                    default -> throw new IOException("an item record has an unknown member '" + member.getKey() + "'");
                }
            }
        } catch (AimosException.InvalidRequest | DateTimeParseException | ArithmeticException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
        ItemRecord record = new ItemRecord(item == null ? id : item.id(), item, mark, by, flagged, from, to);
        if (from == null && alwaysByDefault(record)) {
            return new ItemRecord(record.id(), item, mark, by, flagged, Micros.BEGINNING, to);
        }
        return record;
    }

    private static @Nullable Long micros(String text) {
        return text.equals(BEGINNING) ? (Long) Micros.BEGINNING : (Long) Micros.of(ItemJson.instant(text));
    }
}
