package dev.aimos.core.engine;

import dev.aimos.core.catalog.FoundNode;
import dev.aimos.core.graph.GraphView;
import dev.aimos.core.graphrank.Disputes;
import dev.aimos.core.retrieve.Retrieved;
import dev.aimos.memory.Basis;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of the nodes that one search retrieved contradict each other; looked up when first asked. Confined to one thread. */
final class Disputed {
    private final Core core;
    private final Basis basis;
    private final List<FoundNode> nodes;
    private @Nullable Disputes known;

    Disputed(Core core, Basis basis, List<Retrieved> retrieved) {
        this.core = core;
        this.basis = basis;
        this.nodes = retrieved.stream().map(Retrieved::node).toList();
    }

    boolean contradict(int one, int other) {
        return disputes().contradict(one, other);
    }

    boolean overrules(int one, int other) {
        return disputes().overrules(one, other);
    }

    private Disputes disputes() {
        Disputes found = known;
        if (found == null) {
            found = Faults.io("reading the graph", () -> {
                var reader = core.acquireRegister(basis);
                // What the candidates claim is bounded by their number: there is nothing for the user to narrow.
                try (GraphView view = new GraphView(reader, basis, key -> Optional.empty(), Integer.MAX_VALUE)) {
                    return Disputes.among(nodes, reader, view, Bases.moment(basis));
                }
            });
            known = found;
        }
        return found;
    }
}
