package dev.aimos.core.run;

import dev.aimos.Json;
import dev.aimos.core.acl.PlanGraph;
import dev.aimos.core.plan.Launched;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Hash;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Step;
import dev.aimos.witness.Use;
import dev.aimos.witness.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The witnesses of one run's steps: which there are, and those of what comes next. Thread-safe. */
final class StepWitnesses {
    /** Inputs and outputs of more bytes than this are witnessed by their hashes alone: the run's events have them. */
    private static final int WHOLE = 16 << 10;

    private final String run;
    private final Ledger ledger;
    private final Caller caller;
    private final Map<String, Hash> recorded = new ConcurrentHashMap<>();
    private volatile @Nullable Known known;

    private record Known(Plan plan, PlanGraph graph) {}

    /**
     * @param caller on whose behalf the steps are made
     */
    StepWitnesses(String run, Ledger ledger, Caller caller) {
        this.caller = caller;
        this.run = run;
        this.ledger = ledger;
    }

    /** Takes up what an earlier process recorded. */
    void takeUp() {
        recorded.putAll(ledger.stepWitnesses(run));
    }

    /** A step's witness is recorded. */
    void recorded(String path, Hash id) {
        recorded.put(path, id);
    }

    /** The witness of an attempt that gave outputs. */
    Witness of(Launched launched, AsOf asOf, List<Use> used, long beyond, Json.Obj outputs, Budget spent) {
        Witness.Builder witness = Witness.of(Witness.Kind.STEP, model(launched.role()))
                .step(run, launched.path(), launched.attempt())
                .reads(ledger.state(asOf));
        byte[] input = CanonicalWriter.toBytes(launched.inputs());
        byte[] output = CanonicalWriter.toBytes(outputs);
        if (input.length <= WHOLE) {
            witness.input(launched.inputs());
        } else {
            witness.inputHash(Hash.sha256(input));
        }
        if (output.length <= WHOLE) {
            witness.output(outputs);
        } else {
            witness.outputHash(Hash.sha256(output));
        }
        if (!launched.instruction().isEmpty()) {
            witness.prompt(launched.instruction());
        }
        caller.correlation().ifPresent(witness::correlation);
        used.forEach(witness::used);
        parents(launched).forEach(witness::parent);
        return witness.metadata(metadata(launched, beyond, spent)).build();
    }

    private static String model(Plan.Role role) {
        return role.settings().get("model").orElse(null) instanceof Json.Str model
                        && !model.value().isBlank()
                        && model.value().strip().equals(model.value())
                ? model.value()
                : "role:" + role.name();
    }

    private static Json.Obj metadata(Launched launched, long beyond, Budget spent) {
        Json.Obj metadata = Json.Obj.EMPTY.with("plan", Json.of(launched.plan().name()));
        if (launched.step().work() instanceof Step.Work.Assign assign
                && !assign.action().isEmpty()) {
            metadata = metadata.with("action", Json.of(assign.action()));
        }
        Json.Obj used = Json.Obj.EMPTY;
        for (Map.Entry<Resource, Long> each : spent.amounts().entrySet()) {
            if (each.getKey() != Resource.TIME) {
                used = used.with(each.getKey().toString(), Json.of(each.getValue()));
            }
        }
        metadata = metadata.with("spent", used);
        return beyond > 0 ? metadata.with("usedBeyond", Json.of((double) beyond)) : metadata;
    }

    /** Witnesses of the steps that this one depends on, where there are any. */
    private List<Hash> parents(Launched launched) {
        List<Hash> parents = new ArrayList<>();
        if (recorded.isEmpty()) {
            return parents;
        }
        PlanGraph graph = graph(launched.plan());
        String path = launched.path();
        String before = path.substring(0, path.lastIndexOf('/') + 1);
        graph.dependencies(graph.number(launched.step().name()))
                .mapToObj(dependency -> before + graph.name(dependency))
                .sorted()
                .forEach(name -> {
                    Hash whole = recorded.get(name);
                    if (whole != null) {
                        parents.add(whole);
                    }
                    recorded.entrySet().stream()
                            .filter(each -> each.getKey().startsWith(name + "[")
                                    || each.getKey().startsWith(name + "/"))
                            .sorted(Map.Entry.comparingByKey())
                            .forEach(each -> parents.add(each.getValue()));
                });
        return parents;
    }

    @SuppressWarnings("ReferenceEquality") // equal plans may be large, and one run has few
    private PlanGraph graph(Plan plan) {
        Known last = known;
        if (last == null || last.plan != plan) {
            last = new Known(plan, PlanGraph.of(plan));
            known = last;
        }
        return last.graph;
    }
}
