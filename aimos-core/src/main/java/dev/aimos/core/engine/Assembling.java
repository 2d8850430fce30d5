package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.assemble.Assembler;
import dev.aimos.core.assemble.Found;
import dev.aimos.core.assemble.Signals;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.retrieve.Retrieved;
import dev.aimos.core.retrieve.TermVectors;
import dev.aimos.index.Address;
import dev.aimos.index.Context;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Hit;
import dev.aimos.index.Level;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Scan;
import dev.aimos.text.EstimatedTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts contexts together from what searches find. */
final class Assembling {
    private final Core core;
    private final Searching searching;
    private final Reading reading;

    Assembling(Core core, Searching searching) {
        this.core = core;
        this.searching = searching;
        this.reading = new Reading(core);
    }

    Context assemble(Query asked, ContextOptions options) {
        Query query = asked.level() == Level.DOCUMENT ? asked.level(Level.PARAGRAPH) : asked;
        if (options.candidates() > core.checks.limits().maxResults()) {
            throw new AimosException.InvalidRequest(
                    "too-many-results",
                    "an assembly begins with at most " + core.checks.limits().maxResults()
                            + " candidates (Limits.maxResults), but " + options.candidates() + " were asked for");
        }
        long start = core.recorder.start();
        searching.check(query);
        Optional<Receipts.Request> receipt = Receipts.request(asked, options);
        Mode mode = searching.mode(query);
        return searching.withReaders(start, query, mode, (basis, retrieval, likeness) -> {
            List<Retrieved> retrieved = retrieval.best(options.candidates());
            long gathering = core.recorder.start();
            List<Found> found = new ArrayList<>();
            for (Hit hit : searching.hits(retrieved, basis)) {
                found.add(new Found(hit.address(), hit.score(), hit.outline()));
            }
            Signals signals = new OfSearch(
                    likeness.pairs(retrieved),
                    new Disputed(core, basis, retrieved),
                    found,
                    query.text(),
                    AsOf.basis(basis));
            core.recorder.stage(Stage.ASSEMBLE_GATHER, gathering);
            long packing = core.recorder.start();
            Context context = new Assembler(new EstimatedTokens()).assemble(found, signals, options, basis, mode);
            core.recorder.stage(Stage.ASSEMBLE_PACK, packing);
            return receipt.map(request -> {
                        long writing = core.recorder.start();
                        Context certified =
                                context.withReceipt(searching.receipts().of(request, context, retrieved));
                        core.recorder.stage(Stage.ASSEMBLE_RECEIPT, writing);
                        return certified;
                    })
                    .orElse(context);
        });
    }

    private final class OfSearch implements Signals {
        private final Likeness.Pairs pairs;
        private final Disputed disputed;
        private final Map<String, Found> byKey = new HashMap<>();
        private final List<String> question;
        private final AsOf asOf;
        private final Map<String, Optional<String>> superseded = new HashMap<>();

        OfSearch(Likeness.Pairs pairs, Disputed disputed, List<Found> found, String question, AsOf asOf) {
            this.pairs = pairs;
            this.disputed = disputed;
            this.question = searching.analyzer().queryTerms(question);
            this.asOf = asOf;
            found.forEach(one -> byKey.put(one.address().key(), one));
        }

        @Override
        public double similarity(int one, int other) {
            return pairs.of(one, other);
        }

        @Override
        public boolean contradict(int one, int other) {
            return disputed.contradict(one, other);
        }

        @Override
        public boolean overrules(int one, int other) {
            return disputed.overrules(one, other);
        }

        @Override
        public Optional<String> supersededBy(String key) {
            return superseded.computeIfAbsent(key, this::find);
        }

        private Optional<String> find(String key) {
            Scan naming = Scan.all().asOf(asOf).filter(Filter.all().metadata(ContextOptions.SUPERSEDES, Json.of(key)));
            return reading.stream(naming)
                    .map(Atom::key)
                    .filter(other -> !other.equals(key))
                    .findFirst();
        }

        /** Share of the question's words that a sentence has, weighted by nothing: the sentences compete within a passage. */
        @Override
        public double sentenceScore(Address sentence) {
            Found found = byKey.get(sentence.key());
            return found == null
                    ? 0
                    : found.outline()
                            .node(sentence)
                            .map(node -> new TermVectors(List.of(
                                            question, searching.analyzer().terms(node.searchable())))
                                    .cosine(0, 1))
                            .orElse(0.0);
        }
    }
}
