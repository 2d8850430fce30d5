package dev.aimos.inmemory;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.graph.Entity;
import dev.aimos.index.Query;
import dev.aimos.index.TokenBudget;
import dev.aimos.memory.AtomDraft;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import dev.aimos.text.HashingEmbedder;
import dev.aimos.witness.TrailQuery;
import dev.aimos.witness.Witness;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A bit of everything; gives how a run ended. */
public final class LifeOfAStore implements Callable<String> {
    @Override
    public String call() throws Exception {
        try (AimOs os = InMemoryAimOs.builder()
                .embedder(new HashingEmbedder(16))
                .correlations(() -> Optional.of("req-1"))
                .open()) {
            os.memory().put(AtomDraft.text("a", "some words"));
            os.withCorrelation("req-2").memory().put(AtomDraft.text("b", "more words"));
            if (os.trail().read(TrailQuery.all().correlation("req-1")).entries().size() != 1) {
                throw new AssertionError("the correlation id is not in the trail");
            }
            os.memory().verify();
            os.memory().get("a");
            os.index().search(Query.of("words").receipt(true));
            os.index().assemble(Query.of("words"), TokenBudget.of(50));
            os.graph().assert_(Entity.of("Ann"));
            os.witnesses().record(Witness.of(Witness.Kind.ANSWER, "m").build());
            os.memory().erase(List.of("a"));
            os.index().rebuild();
            Plan plan = dev.aimos.apoe.Acl.parse("PLAN p: STEP a: ASSIGN builder");
            return os.plans()
                    .start(Launch.of(plan, Handlers.all(context -> Json.Obj.EMPTY)))
                    .await()
                    .name()
                    .toLowerCase(Locale.ROOT);
        }
    }
}
