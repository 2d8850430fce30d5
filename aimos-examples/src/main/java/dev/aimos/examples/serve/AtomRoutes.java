package dev.aimos.examples.serve;

import static dev.aimos.examples.serve.Route.Param.text;
import static dev.aimos.examples.serve.Route.Param.typed;
import static dev.aimos.examples.serve.Route.Param.whole;

import dev.aimos.AimosException;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.examples.wire.Times;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import dev.aimos.memory.Cursor;
import dev.aimos.memory.Erased;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Modality;
import dev.aimos.memory.Page;
import dev.aimos.memory.Scan;
import dev.aimos.memory.Version;
import dev.aimos.memory.Written;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Atoms: read as of any moment, put with an idempotency key and only if unchanged, retracted and erased. */
final class AtomRoutes {
    /** Where something is erased. */
    static final String ERASURES = "/api/v1/erasures";

    private static final int MOST_ATOMS = 10_000;

    /** Bytes of content shown within an answer; larger ones are given as their length and hash. */
    private static final long MOST_SHOWN = 64L << 20;

    private static final Route.Param[] DRAFT = {
        text("text", "The content, if it is text."),
        text("base64", "The content, if it is bytes."),
        text("uri", "The content, if it lies elsewhere."),
        text("mediaType", "Its media type; needed with base64 and uri."),
        text("modality", "text, code, data, …; found from the media type without it."),
        typed("tags", "object", "Weights from 0 to 1 by name; or a list of names, of weight 1."),
        typed("metadata", "object", "Anything else to be kept."),
        typed("policies", "array", "Policy tags, such as pii."),
        text("witness", "The witness it comes from."),
        text("validFrom", "True from then on; from the moment of recording without it."),
        text("validTo", "True up to then, not including it.")
    };

    /** Held while a condition is checked and the write made, so that nothing comes between them. */
    private final ReentrantLock conditional = new ReentrantLock();

    List<Route> routes() {
        Route.Param[] batch = {
            typed("atoms", "array", "Drafts as of PUT, each with its key.").needed()
        };
        return List.of(
                Route.get(
                                "/api/v1/atoms",
                                "atoms",
                                "The atoms visible at a moment, in the order of their keys.",
                                "as atoms:list --json",
                                AtomRoutes::list)
                        .takes(
                                text("prefix", "Only keys that begin so."),
                                text("tag", "Only atoms with this tag."),
                                text("modality", "Only atoms of this modality."),
                                whole("limit", "Atoms on a page, up to 10000; 100 without it."),
                                text("cursor", "The next of the page before."))
                        .asOf(),
                Route.write(
                                "POST",
                                "/api/v1/atoms",
                                "atoms",
                                "Puts atoms in one transaction: all of them or none.",
                                "{items: [{key, outcome, recorded}]}",
                                AtomRoutes::putAll)
                        .reads(batch),
                Route.get(
                                "/api/v1/atoms/<key>",
                                "atoms",
                                "What a key shows at a moment, with its content.",
                                "as atoms:get --json, with an ETag",
                                AtomRoutes::read)
                        .asOf()
                        .hears(text("If-None-Match", "304 if the entity tag is still the same.")),
                Route.write(
                                "PUT",
                                "/api/v1/atoms/<key>",
                                "atoms",
                                "Puts an atom.",
                                "{key, outcome: created, updated or unchanged, recorded}, with an ETag",
                                this::put)
                        .hears(
                                text("If-Match", "412 if what the key shows now has another entity tag."),
                                text("If-None-Match", "*: 412 if the key shows anything."))
                        .reads(DRAFT),
                Route.write(
                                "DELETE",
                                "/api/v1/atoms/<key>",
                                "atoms",
                                "Retracts a key, over all of valid time or a part.",
                                "{key, outcome: retracted or unchanged, recorded}",
                                this::retract)
                        .takes(text("valid_from", "From then on only."), text("valid_to", "Up to then only."))
                        .hears(text("If-Match", "412 if what the key shows now has another entity tag.")),
                Route.get(
                                "/api/v1/history/<key>",
                                "atoms",
                                "All that a key ever showed, on both time axes.",
                                "as atoms:history --json",
                                AtomRoutes::history)
                        .takes(Route.Param.flag("content", "With the contents.")),
                Route.write(
                                "POST",
                                ERASURES,
                                "atoms",
                                "Removes every byte of these keys from every file.",
                                "as atoms:erase --json",
                                AtomRoutes::erase)
                        .reads(typed("keys", "array", "The keys.").needed()));
    }

    private static Answer list(Call call) {
        Filter filter = Filter.all().keyPrefix(call.text("prefix").orElse(""));
        filter = call.text("tag").map(filter::tag).orElse(filter);
        filter = call.word("modality", Modality.values()).map(filter::modality).orElse(filter);
        Scan scan = Scan.all().filter(filter).asOf(call.moment()).limit(call.limit(100, MOST_ATOMS));
        Page page = call.os()
                .memory()
                .scan(call.text("cursor").map(Cursor::decode).map(scan::after).orElse(scan));
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (Atom atom : page.items()) {
            Map<String, @Nullable Object> item = Shapes.atom(atom);
            item.put("title", dev.aimos.examples.wire.Describe.title(atom));
            items.add(item);
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("items", items);
        document.put("basis", Shapes.basis(page.basis()));
        document.put("next", page.next().map(Cursor::encode).orElse(null));
        return Answer.json(document);
    }

    private static Answer read(Call call) throws Exception {
        String key = call.path("key");
        Atom atom = call.os()
                .memory()
                .get(key, call.moment())
                .orElseThrow(() -> Failure.finding(
                        "not-found",
                        "'" + key + "' shows nothing at that moment; /api/v1/history shows if it ever did"));
        String tag = tag(atom);
        Answer answer = Conditions.known(call, tag) ? Answer.empty(304) : Answer.json(withContent(atom));
        return answer.header("ETag", tag);
    }

    /** An atom with its content, as {@code atoms:get --json} gives it. */
    private static Map<String, @Nullable Object> withContent(Atom atom) throws IOException {
        Map<String, @Nullable Object> document = Shapes.atom(atom);
        if (atom.contentLength() > MOST_SHOWN) {
            throw new Refusal(
                    413,
                    "content-too-large",
                    "the content has " + atom.contentLength()
                            + " bytes, too many for one answer; read it with atoms:get" + " --out");
        }
        switch (atom.content()) {
            case Content.Text text -> document.put("text", text.value());
            case Content.Bytes bytes -> {
                try (InputStream in = bytes.open()) {
                    document.put("base64", Base64.getEncoder().encodeToString(in.readAllBytes()));
                }
            }
            case Content.Reference reference -> {}
        }
        return document;
    }

    /** Names one state of a key: which record it shows, over which stretch of valid time. */
    private static String tag(Atom atom) {
        String state = atom.recorded().seq() + "|" + atom.valid().from() + "|"
                + atom.valid().to();
        return "\"" + Hash.sha256(state.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32) + "\"";
    }

    private Answer put(Call call) throws Exception {
        String key = call.path("key");
        Fields fields = call.fields();
        AtomDraft draft = draft(fields, key);
        fields.end();
        conditional.lock();
        try {
            requireUnchanged(call, key);
            Written written = call.os().memory().put(draft);
            int status = written.outcome() == Written.Outcome.CREATED ? 201 : 200;
            Answer answer = Answer.json(status, Shapes.written(written));
            return call.os()
                    .memory()
                    .get(key)
                    .map(atom -> answer.header("ETag", tag(atom)))
                    .orElse(answer);
        } finally {
            conditional.unlock();
        }
    }

    private static void requireUnchanged(Call call, String key) {
        Conditions.requireMet(call, call.os().memory().get(key).map(AtomRoutes::tag));
    }

    private static Answer putAll(Call call) throws Exception {
        Fields fields = call.fields();
        List<AtomDraft> drafts = fields.objects("atoms", one -> draft(one, one.requiredString("key")));
        fields.end();
        if (drafts.isEmpty()) {
            throw new Refusal(400, "missing-member", "the body lacks atoms");
        }
        List<Written> written = call.os().memory().putAll(drafts);
        return Answer.json(Map.of("items", written.stream().map(Shapes::written).toList()));
    }

    private static AtomDraft draft(Fields fields, String key) {
        AtomDraft draft = content(fields, key);
        Optional<String> type = fields.string("mediaType");
        draft = fields.has("text") ? type.map(draft::mediaType).orElse(draft) : draft;
        draft = fields.string("modality")
                .map(word -> Spelling.choose("modality", word, Modality.values()))
                .map(draft::modality)
                .orElse(draft);
        draft = draft.tags(fields.tags("tags")).metadata(fields.object("metadata"));
        for (String policy : fields.strings("policies")) {
            draft = draft.policy(policy);
        }
        draft = fields.string("witness").map(draft::witness).orElse(draft);
        draft = fields.string("validFrom")
                .map(Times::parse)
                .map(draft::validFrom)
                .orElse(draft);
        return fields.string("validTo").map(Times::parse).map(draft::validTo).orElse(draft);
    }

    private static AtomDraft content(Fields fields, String key) {
        Optional<String> text = fields.string("text");
        Optional<String> base64 = fields.string("base64");
        Optional<String> uri = fields.string("uri");
        if (text.stream().count() + base64.stream().count() + uri.stream().count() != 1) {
            throw new Refusal(400, "bad-content", "give the content as text, or as base64, or as uri");
        }
        if (text.isPresent()) {
            return AtomDraft.text(key, text.get());
        }
        String type = fields.requiredString("mediaType");
        try {
            return base64.isPresent()
                    ? AtomDraft.bytes(
                            key, type, Content.bytes(Base64.getDecoder().decode(base64.get())))
                    : AtomDraft.reference(key, type, URI.create(uri.get()));
        } catch (IllegalArgumentException e) {
            String what = base64.isPresent() ? "base64" : "a URI";
            throw new Refusal(400, "bad-content", "the content is no " + what + ": " + e.getMessage(), e);
        }
    }

    private Answer retract(Call call) {
        String key = call.path("key");
        Optional<Instant> from = call.time("valid_from");
        Optional<Instant> to = call.time("valid_to");
        Interval valid = StoreRoutes.valid(from.orElse(null), to.orElse(null));
        conditional.lock();
        try {
            requireUnchanged(call, key);
            Written written = valid == null
                    ? call.os().memory().retract(key)
                    : call.os().memory().retract(key, valid);
            return Answer.json(Shapes.written(written));
        } finally {
            conditional.unlock();
        }
    }

    private static Answer history(Call call) throws Exception {
        String key = call.path("key");
        List<Version> versions = call.os().memory().history(key);
        if (versions.isEmpty()) {
            throw new AimosException.NotFound("not-found", "'" + key + "' never showed anything");
        }
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (Version version : versions) {
            Map<String, @Nullable Object> item = Shapes.version(version);
            if (call.flag("content")) {
                item.put("atom", withContent(version.atom()));
            }
            items.add(item);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("key", key);
        document.put("items", items);
        return Answer.json(document);
    }

    private static Answer erase(Call call) throws Exception {
        Fields fields = call.fields();
        List<String> keys = fields.strings("keys");
        fields.end();
        if (keys.isEmpty()) {
            throw new Refusal(400, "missing-member", "the body lacks keys");
        }
        Erased erased = call.os().memory().erase(keys);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("versions", erased.versions());
        document.put("seqs", erased.seqs());
        document.put("recorded", Shapes.recorded(erased.recorded()));
        return Answer.json(document);
    }
}
