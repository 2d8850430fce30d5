package dev.aimos.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.apoe.Acl;
import dev.aimos.apoe.StandardHandlers;
import dev.aimos.examples.Bundled;
import dev.aimos.examples.text.Markdown;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Item;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Source;
import dev.aimos.index.Hits;
import dev.aimos.index.Level;
import dev.aimos.index.Query;
import dev.aimos.memory.AtomDraft;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Run;
import dev.aimos.witness.Assessment;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Judgement;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.Witness;
import dev.aimos.witness.Witnessed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Fills a store with a year of a project that is made up, the restoration of a lighthouse, and with this project's own
 * documentation: facts that change, that contradict one another, that were entered wrongly and corrected, or were learned of
 * later than they came true; snapshots, runs of a plan, and witnessed answers with what turned out about them.
 *
 * <p>Its clock is that of the diary, so the same call gives the same bytes.
 */
public final class Demo {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DIARY = "diary.jsonl";

    private final AimOs store;
    private final DemoClock clock;
    private final Handlers handlers = StandardHandlers.library();

    private Demo(AimOs store, DemoClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** When the diary begins. */
    private static Instant start(List<Action> diary) {
        return diary.get(0).at();
    }

    /**
     * Opens a store and fills it.
     *
     * @param opening opens an empty store with a clock
     * @return the store, open
     * @throws InterruptedException if the thread is interrupted while a plan of the diary runs
     */
    public static AimOs build(Function<InstantSource, AimOs> opening) throws InterruptedException {
        List<Action> diary = diary();
        DemoClock clock = new DemoClock(start(diary));
        AimOs store = opening.apply(clock);
        try {
            Demo demo = new Demo(store, clock);
            for (Action action : diary) {
                demo.live(action);
            }
            return store;
        } catch (InterruptedException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static List<Action> diary() {
        List<Action> actions = new ArrayList<>();
        try (InputStream in = Demo.class.getResourceAsStream(DIARY)) {
            if (in == null) {
                throw new IllegalStateException("the diary is missing from the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                actions.add(new Action(JSON.readTree(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the diary cannot be read", e);
        }
        return actions;
    }

    private void live(Action action) throws InterruptedException {
        clock.set(action.at());
        AimOs os = store.withCorrelation(action.correlation());
        if (action.has("documentation")) {
            os.memory().putAll(documentation());
        } else if (action.has("put")) {
            os.memory().put(draft(action));
        } else if (action.has("erase")) {
            os.memory().erase(action.texts("erase"));
        } else if (action.has("snapshot")) {
            os.memory().snapshot(action.text("snapshot"));
        } else if (action.has("predicates")) {
            os.graph().assertAll(assertions(predicates(action)));
        } else if (action.has("sources")) {
            os.graph().assertAll(assertions(sources(action)));
        } else if (action.has("claim")) {
            claim(os, action);
        } else if (action.has("withdraw")) {
            os.graph()
                    .retract(
                            claim(action.node("withdraw"), !action.has("positive"))
                                    .id(),
                            action.valid());
        } else if (action.has("resolve")) {
            resolve(os, action);
        } else if (action.has("ask")) {
            ask(os, action);
        } else if (action.has("run")) {
            run(os, action);
        } else {
            throw new IllegalStateException("nothing is known of the diary's line of " + action.at());
        }
    }

    private static List<AtomDraft> documentation() {
        List<AtomDraft> drafts = new ArrayList<>();
        Bundled.documentation().forEach((path, text) -> {
            AtomDraft draft =
                    AtomDraft.text(path, text).mediaType("text/markdown").tag("documentation");
            drafts.add(Markdown.title(text)
                    .map(title -> draft.metadata("title", title))
                    .orElse(draft));
        });
        return drafts;
    }

    private static AtomDraft draft(Action action) {
        AtomDraft draft = AtomDraft.text(action.text("put"), action.text("text"));
        for (String tag : action.texts("tags")) {
            draft = draft.tag(tag);
        }
        for (String policy : action.texts("policies")) {
            draft = draft.policy(policy);
        }
        draft = action.has("title") ? draft.metadata("title", action.text("title")) : draft;
        draft = draft.metadata("author", action.by());
        return action.valid().map(draft::valid).orElse(draft);
    }

    private static List<Item> predicates(Action action) {
        return action.texts("predicates").stream()
                .<Item>map(Predicate::functional)
                .toList();
    }

    private static List<Item> sources(Action action) {
        List<Item> sources = new ArrayList<>();
        action.node("sources")
                .properties()
                .forEach(source ->
                        sources.add(Source.of(source.getKey(), source.getValue().asDouble())));
        return sources;
    }

    private static List<Assertion> assertions(List<Item> items) {
        return items.stream().map(Assertion::of).toList();
    }

    private static Claim claim(JsonNode parts, boolean positive) {
        Claim claim = Claim.of(Entity.idOf(parts.get(0).asText()), parts.get(1).asText(), Action.value(parts.get(2)));
        return positive ? claim : claim.negated();
    }

    private static void claim(AimOs os, Action action) {
        Claim claim = claim(action.node("claim"), !action.has("positive"));
        Evidence evidence = os.graph()
                .quote(action.text("evidence"), action.text("quote"))
                .from(Source.idOf(action.text("source")));
        Entity subject = Entity.of(action.node("claim").get(0).asText());
        List<Assertion> all = new ArrayList<>();
        if (os.graph().get(subject.id()).isEmpty()) {
            all.add(Assertion.of(subject));
        }
        all.add(new Assertion(claim, action.valid()));
        all.add(Assertion.of(evidence));
        all.add(Assertion.of(Relation.of(evidence, RelationType.SUPPORTS, claim)));
        os.graph().assertAll(all);
    }

    private static void resolve(AimOs os, Action action) {
        String first = claim(action.node("resolve").get(0), true).id();
        String second = claim(action.node("resolve").get(1), true).id();
        boolean last = action.node("keep").asInt() == 1;
        os.graph().resolve(Resolution.keep(last ? second : first, last ? first : second, action.text("note")));
    }

    /** Asks the memory, records how sure it was, and what turned out: whether the best hit is one that answers. */
    private static void ask(AimOs os, Action action) {
        Criticality criticality = Criticality.parse(action.text("criticality"));
        Query query = Query.of(action.text("ask")).level(Level.PARAGRAPH).receipt(true);
        Hits hits = os.index().search(query);
        Assessment sure = os.witnesses().assess(query, hits, criticality);
        Judgement judgement = os.witnesses().gate().judge(sure.confidence(), sure.risk(), criticality);
        Witnessed witness = os.witnesses()
                .record(Witness.of(hits.receipt().orElseThrow())
                        .assessment(sure)
                        .judgement(judgement)
                        .criticality(criticality)
                        .build());
        List<String> right = Arrays.asList(action.text("expect").split("\\|", -1));
        boolean correct = hits.iterator().hasNext()
                && right.contains(hits.iterator().next().key());
        os.witnesses().outcomes(List.of(new Outcome(witness.id(), correct, action.by(), "")));
    }

    private void run(AimOs os, Action action) throws InterruptedException {
        String plan = Objects.requireNonNull(Bundled.plans().get(action.text("plan") + ".acl"), "a plan of the diary");
        Launch launch = Launch.of(Acl.parse(plan), handlers)
                .id(action.text("run"))
                .parallel(1) // Steps side by side would be recorded in the order in which they happen to end.
                .inputs(inputs(action));
        Run run = os.plans().start(launch);
        run.await();
        if (action.has("decide")) {
            String request = run.view().waiting().get(0).request();
            Decision.Choice choice =
                    action.text("decide").equals("approve") ? Decision.Choice.APPROVE : Decision.Choice.REJECT;
            os.plans()
                    .decide(
                            run.id(),
                            request,
                            new Decision(choice, action.by(), action.text("note", ""), Json.Obj.EMPTY));
            run.await();
        }
    }

    private static Json.Obj inputs(Action action) {
        Json.Obj inputs = Json.Obj.EMPTY;
        for (var input : action.node("inputs").properties()) {
            inputs = inputs.with(input.getKey(), Json.of(input.getValue().asText()));
        }
        return inputs;
    }
}
