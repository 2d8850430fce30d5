package dev.aimos.core.engine;

import dev.aimos.core.graph.GraphView;
import dev.aimos.core.metrics.Stage;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Content;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens views of the graph. */
final class GraphViews {
    private final Core core;
    private final Reading reading;

    GraphViews(Core core) {
        this.core = core;
        this.reading = new Reading(core);
    }

    /** What is done with a view. */
    @FunctionalInterface
    interface Work<T> {
        T run(GraphView view) throws IOException;
    }

    /** Does something with the graph at a moment. */
    <T> T with(AsOf asOf, Work<T> work) {
        return with(core.resolve(asOf), work);
    }

    /** Does something with the graph at a basis. */
    <T> T with(Basis basis, Work<T> work) {
        return Faults.io("reading the graph", () -> {
            long start = core.recorder.start();
            try (GraphView view = open(basis)) {
                core.recorder.stage(Stage.GRAPH_ACQUIRE, start);
                start = core.recorder.start();
                T answer = work.run(view);
                core.recorder.stage(Stage.GRAPH_ANSWER, start);
                return answer;
            }
        });
    }

    /** The graph at a basis, to be closed by the caller. */
    GraphView open(Basis basis) {
        return open(basis, core.checks.limits().maxGraphNodes());
    }

    /** The same, with another bound on what one question may look at. */
    GraphView open(Basis basis, int maxNodes) {
        return new GraphView(core.acquireRegister(basis), basis, key -> text(key, basis), maxNodes);
    }

    /** The text of an atom; the empty one of an atom that is no text. */
    private Optional<String> text(String key, Basis basis) {
        return reading.get(key, AsOf.basis(basis))
                .map(atom -> atom.content() instanceof Content.Text text ? text.value() : "");
    }

    /** A view that is opened when it is first asked for. */
    LazyView lazily(AsOf asOf) {
        return new LazyView(asOf);
    }

    /** A view, or none yet. */
    final class LazyView implements AutoCloseable {
        private final AsOf asOf;
        private @Nullable GraphView view;

        LazyView(AsOf asOf) {
            this.asOf = asOf;
        }

        GraphView get() {
            if (view == null) {
                view = open(core.resolve(asOf));
            }
            return view;
        }

        @Override
        public void close() {
            GraphView open = view;
            if (open != null) {
                Faults.io("reading the graph", () -> {
                    open.close();
                    return open;
                });
            }
        }
    }
}
