package dev.aimos.apoe;

import dev.aimos.Json;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Modality;
import dev.aimos.plan.StepContext;
import dev.aimos.plan.StepFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts into the memory and takes back, for steps. */
final class Storer {
    static final String JSON = "application/json";

    private Storer() {}

    static Json.Obj put(StepContext context, Given given) throws StepFailure {
        List<AtomDraft> drafts = new ArrayList<>();
        if (given.has("atoms")) {
            for (Given atom : given.objects("atoms")) {
                drafts.add(draft(atom));
            }
            given.done();
        } else {
            drafts.add(draft(given));
        }
        return written(context, drafts);
    }

    static Json.Obj writeJson(StepContext context, Given given) throws StepFailure {
        String path = given.name("path");
        Json payload = given.any("payload").orElseThrow(() -> given.missing("payload", "a value"));
        given.done();
        return written(context, List.of(json(payload).key(path)));
    }

    private static Json.Obj written(StepContext context, List<AtomDraft> drafts) {
        List<String> keys = new ArrayList<>();
        for (AtomDraft draft : drafts) {
            context.put(draft);
            keys.add(key(draft));
        }
        return Fields.of().texts("keys", keys).number("count", keys.size()).build();
    }

    /** The key that a draft is stored under. */
    private static String key(AtomDraft draft) {
        return draft.key().orElseGet(() -> {
            String text = ((Content.Text) draft.content()).value();
            return Hash.sha256(text.getBytes(StandardCharsets.UTF_8)).toString();
        });
    }

    /** A value as an atom without a key. */
    static AtomDraft json(Json value) {
        return AtomDraft.of(Content.text(CanonicalWriter.toText(value)), JSON, Modality.DATA);
    }

    private static AtomDraft draft(Given given) throws StepFailure {
        if (given.has("text") && given.has("json")) {
            throw given.value("json", "is not given together with 'text'");
        }
        Optional<Json> json = given.any("json");
        AtomDraft draft = json.isPresent() ? json(json.get()) : AtomDraft.text(given.text("text"));
        if (given.has("key")) {
            draft = draft.key(given.name("key"));
        }
        draft = draft.mediaType(given.text("media_type", draft.mediaType()))
                .tags(given.tags("tags", 1))
                .metadata(given.object("metadata"));
        Optional<String> title = given.optionalText("title");
        if (title.isPresent()) {
            draft = draft.metadata("title", title.get());
        }
        for (String policy : given.texts("policies")) {
            draft = draft.policy(policy);
        }
        draft = valid(draft, given);
        given.done();
        return draft;
    }

    private static AtomDraft valid(AtomDraft draft, Given given) throws StepFailure {
        Optional<Instant> from = given.time("valid_from");
        Optional<Instant> to = given.time("valid_to");
        AtomDraft begun = from.isPresent() ? draft.validFrom(from.get()) : draft;
        if (to.isEmpty()) {
            return begun;
        }
        if (from.isPresent() && !from.get().isBefore(to.get())) {
            throw given.value("valid_to", "is later than 'valid_from'");
        }
        return begun.validTo(to.get());
    }

    static Json.Obj retract(StepContext context, Given given) throws StepFailure {
        String key = given.name("key");
        given.done();
        boolean found = context.memory().get(key, context.asOf()).isPresent();
        context.retract(key);
        return Fields.of().text("key", key).flag("found", found).build();
    }

    static Json.Obj get(StepContext context, Given given) throws StepFailure {
        String key = given.name("key");
        given.done();
        Optional<Atom> atom = context.memory().get(key, context.asOf());
        Fields tags = Fields.of();
        atom.map(Atom::tags).orElse(Map.of()).forEach(tags::number);
        return Fields.of()
                .text("key", key)
                .flag("found", atom.isPresent())
                .text("text", atom.map(Atom::text).orElse(""))
                .text("media_type", atom.map(Atom::mediaType).orElse(""))
                .put("metadata", atom.map(Atom::metadata).orElse(Json.Obj.EMPTY))
                .put("tags", tags.build())
                .build();
    }
}
