package dev.aimos.witness;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.index.Address;
import dev.aimos.index.Mode;
import dev.aimos.index.Span;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a search found or an assembly put together, with all it takes to do it again and to compare: {@link
 * Witnesses#verify(Receipt)}. Ask for one with {@link dev.aimos.index.Query#receipt}.
 *
 * @param kind of what
 * @param query the query, as JSON; {@code docs/witnesses.md} lists its members
 * @param options the options of an assembly, as JSON; empty for a search
 * @param state the state of the memory that was read
 * @param analyzer id of the analyzer
 * @param embedder id of the embedder, if vectors were used
 * @param mode how candidates were found
 * @param entries what was found, in order
 * @param text SHA-256 of an assembled context's text in UTF-8; empty for a search
 */
public record Receipt(
        Kind kind,
        Json.Obj query,
        Optional<Json.Obj> options,
        State state,
        String analyzer,
        Optional<String> embedder,
        Mode mode,
        List<Entry> entries,
        Optional<Hash> text) {
    private static final Set<String> NAMES =
            Set.of("analyzer", "embedder", "entries", "kind", "mode", "options", "query", "state", "text");

    /** Of what a receipt is. */
    public enum Kind {
        /** Of {@link dev.aimos.index.Index#search}: the entries are its hits, best first. */
        SEARCH,
        /** Of {@link dev.aimos.index.Index#assemble}: the entries are its passages, in reading order. */
        CONTEXT
    }

    /**
     * One hit, or one passage.
     *
     * @param use where it is, and in which record
     * @param score how well it matches, from 0 to 1
     * @param spans the stretches of the atom's text: of a hit one, of a passage those that it quotes
     */
    public record Entry(Use use, double score, List<Span> spans) {
        public Entry {
            Objects.requireNonNull(use, "use");
            Texts.share("score", score);
            spans = List.copyOf(spans);
        }

        /** Where it is. */
        public Address address() {
            return use.address();
        }
    }

    public Receipt {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(state, "state");
        Texts.name("analyzer", analyzer);
        Objects.requireNonNull(embedder, "embedder");
        Objects.requireNonNull(mode, "mode");
        entries = List.copyOf(entries);
        Objects.requireNonNull(text, "text");
        boolean ofContext = kind == Kind.CONTEXT;
        if (options.isPresent() != ofContext || text.isPresent() != ofContext) {
            throw new AimosException.InvalidRequest(
                    "receipt-malformed", "a receipt of a context, and no other, has options and the hash of a text");
        }
    }

    /** Its id: SHA-256 of its canonical JSON in UTF-8. */
    public Hash id() {
        return Hash.sha256(json().canonical().getBytes(StandardCharsets.UTF_8));
    }

    /** What retrieved, as the model of a witness: {@link #retriever(Mode, String, Optional)}. */
    public String retriever() {
        return retriever(mode, analyzer, embedder);
    }

    /** Retrieval as a model: {@code aimos:MODE:ANALYZER+EMBEDDER}, such as {@code aimos:lexical:english-1}. */
    public static String retriever(Mode mode, String analyzer, Optional<String> embedder) {
        return "aimos:" + mode.name().toLowerCase(Locale.ROOT) + ":" + analyzer
                + embedder.map(id -> "+" + id).orElse("");
    }

    /** What was used, in order. */
    public List<Use> uses() {
        return entries.stream().map(Entry::use).toList();
    }

    /** As JSON. */
    public Json.Obj json() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("analyzer", Json.of(analyzer));
        embedder.ifPresent(id -> json.put("embedder", Json.of(id)));
        json.put("entries", new Json.Arr(entries.stream().map(Receipt::entry).toList()));
        json.put("kind", Json.of(kind.name().toLowerCase(Locale.ROOT)));
        json.put("mode", Json.of(mode.name().toLowerCase(Locale.ROOT)));
        options.ifPresent(value -> json.put("options", value));
        json.put("query", query);
        json.put("state", WitnessJson.state(state));
        text.ifPresent(hash -> json.put("text", Members.of(hash)));
        return new Json.Obj(json);
    }

    private static Json entry(Entry entry) {
        List<Json> spans = entry.spans().stream()
                .map(span -> (Json) new Json.Arr(List.of(Json.of(span.start()), Json.of(span.end()))))
                .toList();
        Json.Obj use = (Json.Obj) WitnessJson.use(entry.use());
        return use.with("score", Json.of(entry.score())).with("spans", new Json.Arr(spans));
    }

    /**
     * Reads {@link #json}.
     *
     * @throws AimosException.InvalidRequest if members are missing, unknown or malformed
     */
    public static Receipt of(Json.Obj json) {
        Members members = new Members("a receipt", json, NAMES);
        return new Receipt(
                members.required("kind", word -> word("kind", word, Kind.values())),
                members.required("query", Members::object),
                members.optional("options", Members::object),
                members.required("state", WitnessJson::state),
                members.required("analyzer", Members::string),
                members.optional("embedder", Members::string),
                members.required("mode", word -> word("mode", word, Mode.values())),
                members.list("entries", Receipt::entry),
                members.optional("text", Members::hash));
    }

    private static Entry entry(Json json) {
        Members members = new Members("an entry", json, Set.of("at", "leaf", "score", "seq", "spans"));
        return new Entry(
                new Use(
                        members.required("at", at -> Address.parse(Members.string(at))),
                        members.required("seq", Members::whole),
                        members.required("leaf", Members::hash)),
                members.required("score", Members::number),
                members.list("spans", Receipt::span));
    }

    private static Span span(Json json) {
        if (json instanceof Json.Arr pair && pair.items().size() == 2) {
            return new Span(
                    Members.count(pair.items().get(0)),
                    Members.count(pair.items().get(1)));
        }
        throw Members.malformed("a span", "is a list of two whole numbers");
    }

    private static <E extends Enum<E>> E word(String what, Json json, E[] values) {
        String word = Members.string(json);
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
                return value;
            }
        }
        throw Members.malformed("the " + what + " of a receipt", "cannot be '" + Texts.shown(word) + "'");
    }
}
