package dev.aimos.examples.wire;

import dev.aimos.graph.Assertion;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Graph;
import dev.aimos.graph.Item;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Source;
import dev.aimos.memory.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be asserted with a claim, in one transaction: things that the graph does not show yet, and what was asked for. */
public final class SegDraft {
    private final Graph graph;
    private final List<Assertion> assertions = new ArrayList<>();

    public SegDraft(Graph graph) {
        this.graph = graph;
    }

    public void add(Item item, Optional<Interval> valid) {
        boolean there =
                assertions.stream().anyMatch(assertion -> assertion.item().id().equals(item.id()));
        if (!there) {
            assertions.add(new Assertion(item, valid));
        }
    }

    /** The id of an entity, which is made if it is missing. */
    public String entity(String text) {
        Entity entity = SegIds.entity(text);
        if (graph.get(entity.id()).isEmpty()) {
            add(entity, Optional.empty());
        }
        return entity.id();
    }

    /** The id of a source, which is made if it is missing, and changed if its reliability is given. */
    public String source(String name, Optional<Double> reliability) {
        Source source = Source.of(name, reliability.orElse(1.0));
        if (reliability.isPresent() || graph.get(source.id()).isEmpty()) {
            add(source, Optional.empty());
        }
        return source.id();
    }

    public void supports(Evidence evidence, Claim claim) {
        add(evidence, Optional.empty());
        add(Relation.of(evidence, RelationType.SUPPORTS, claim), Optional.empty());
    }

    public List<Assertion> assertions() {
        return List.copyOf(assertions);
    }
}
