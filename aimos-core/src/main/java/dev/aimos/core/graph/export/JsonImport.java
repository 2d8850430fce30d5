package dev.aimos.core.graph.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.Limits;
import dev.aimos.core.json.JsonReader;
import dev.aimos.graph.Assertion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link JsonExport} wrote, its members in any order. What it says of basis and recording is not looked at. */
final class JsonImport {
    private final JsonParser parser;
    private final Limits limits;
    private final List<Assertion> items = new ArrayList<>();

    private JsonImport(JsonParser parser, Limits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    static List<Assertion> read(InputStream in, Limits limits) throws IOException {
        try (JsonParser parser = Parsers.of(limits).createParser(in)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            return new JsonImport(parser, limits).document();
        } catch (JsonProcessingException e) {
            throw GraphImporter.malformed(Parsers.where(e), Parsers.why(e), e);
        }
    }

    private List<Assertion> document() throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT, "the document is a JSON object");
        boolean version = false;
        boolean format = false;
        boolean any = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "basis" -> skip();
                case "format" -> {
                    format = true;
                    require(JsonExport.FORMAT.equals(string(name)), "the format is " + JsonExport.FORMAT);
                }
                case "version" -> {
                    version = true;
                    require(
                            parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                                    && parser.getText().equals(String.valueOf(JsonExport.VERSION)),
                            "this version of aimos reads version " + JsonExport.VERSION + " of the format");
                }
                case "items" -> {
                    any = true;
                    items();
                }
                default -> throw malformed("there is no member '" + name + "'");
            }
        }
        require(format && version && any, "a graph has the members format, version and items");
        require(parser.nextToken() == null, "something follows the document");
        return items;
    }

    private void items() throws IOException {
        require(parser.currentToken() == JsonToken.START_ARRAY, "items are a list");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            GraphImporter.requireRoom(items.size(), limits);
            items.add(entry());
        }
    }

    private Assertion entry() throws IOException {
        String where = where();
        require(parser.currentToken() == JsonToken.START_OBJECT, "an entry is an object");
        Json item = null;
        boolean timed = false;
        String from = null;
        String to = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "item" -> item = item(where);
                case "recorded" -> skip();
                case "validFrom" -> {
                    timed = true;
                    from = instant(name);
                }
                case "validTo" -> {
                    timed = true;
                    to = instant(name);
                }
                default -> throw malformed("there is no member '" + name + "'");
            }
        }
        if (item == null) {
            throw GraphImporter.malformed(where, "'item' is missing");
        }
        return Entry.of(where, item, timed, from, to);
    }

    private Json item(String where) throws IOException {
        try {
            return JsonReader.value(parser);
        } catch (AimosException.InvalidRequest e) {
            throw GraphImporter.malformed(where, String.valueOf(e.getMessage()), e);
        }
    }

    private @Nullable String instant(String name) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : string(name);
    }

    private String string(String name) throws IOException {
        require(parser.currentToken() == JsonToken.VALUE_STRING, "'" + name + "' is a string");
        return parser.getText();
    }

    private void skip() throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT, "'" + parser.currentName() + "' is an object");
        parser.skipChildren();
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw malformed(what);
        }
    }

    private AimosException.InvalidRequest malformed(String why) {
        return GraphImporter.malformed(where(), why);
    }

    private String where() {
        var location = parser.currentTokenLocation();
        return "item " + (items.size() + 1) + ", line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
