package dev.aimos.witness;

import dev.aimos.Json;
import dev.aimos.memory.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one transaction did: who asked for it, when, what changed, and on what grounds. Immutable.
 *
 * @param tx number of the transaction
 * @param at when it was recorded
 * @param correlation what the caller knew the whole request by, if the caller said; see {@link
 *     dev.aimos.AimOs#withCorrelation}
 * @param verb the verb that was called, as {@code docs/metrics.md} lists them; of the turns of a run the one that started or
 *     resumed it, of what a person decided {@code decide}. There if the correlation is
 * @param changes what changed, in the order of the journal; at least one
 * @param recorded ids of the witnesses that were recorded in it and are not erased
 * @param named the witnesses that its atoms name as vouching for them, each once, as the atoms name them
 */
public record TrailEntry(
        long tx,
        Instant at,
        Optional<String> correlation,
        Optional<String> verb,
        List<TrailChange> changes,
        List<Hash> recorded,
        List<String> named) {
    public TrailEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(correlation, "correlation");
        Objects.requireNonNull(verb, "verb");
        changes = List.copyOf(changes);
        recorded = List.copyOf(recorded);
        named = List.copyOf(named);
    }

    /**
     * As JSON, as {@link Trail.Format#JSON_LINES} has it: {@code at}, {@code changes} (each with {@code kind}, {@code seq},
     * {@code what}, {@code subject} if there is one, {@code erased} if it is so), {@code correlation} and {@code verb} if there
     * are, {@code named}, {@code tx}, {@code witnesses}.
     */
    public Json.Obj json() {
        List<Json> all = new ArrayList<>();
        for (TrailChange change : changes) {
            Json.Obj one = Json.Obj.EMPTY;
            one = change.erased() ? one.with("erased", Json.of(true)) : one;
            one = one.with("kind", Json.of(change.kind().word())).with("seq", Json.of((double) change.seq()));
            one = change.subject().isPresent()
                    ? one.with("subject", Json.of(change.subject().get()))
                    : one;
            all.add(one.with("what", Json.of(change.what())));
        }
        Json.Obj json = Json.Obj.EMPTY.with("at", Json.of(at.toString())).with("changes", new Json.Arr(all));
        json = correlation.isPresent() ? json.with("correlation", Json.of(correlation.get())) : json;
        json = json.with("named", new Json.Arr(named.stream().map(Json::of).toList()))
                .with("tx", Json.of((double) tx));
        json = verb.isPresent() ? json.with("verb", Json.of(verb.get())) : json;
        return json.with(
                "witnesses",
                new Json.Arr(recorded.stream().map(id -> Json.of(id.hex())).toList()));
    }
}
