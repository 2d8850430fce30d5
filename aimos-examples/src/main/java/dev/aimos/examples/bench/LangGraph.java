package dev.aimos.examples.bench;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.bsc.langgraph4j.CompileConfig;
import org.bsc.langgraph4j.CompiledGraph;
import org.bsc.langgraph4j.GraphStateException;
import org.bsc.langgraph4j.StateGraph;
import org.bsc.langgraph4j.action.AsyncNodeAction;
import org.bsc.langgraph4j.checkpoint.MemorySaver;
import org.bsc.langgraph4j.state.AgentState;

/** The same steps in langgraph4j, which keeps its states on the heap. */
final class LangGraph {
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private LangGraph() {}

    /** A chain of steps, with a saver of states on the heap, or none. */
    static CompiledGraph<AgentState> chain(int steps, boolean saving) throws GraphStateException {
        StateGraph<AgentState> graph = new StateGraph<>(AgentState::new);
        String last = StateGraph.START;
        for (int i = 0; i < steps; i++) {
            String name = "s" + i;
            graph.addNode(name, action(() -> {}));
            graph.addEdge(last, name);
            last = name;
        }
        graph.addEdge(last, StateGraph.END);
        return compile(graph, steps, saving);
    }

    /** Steps that need one before them and are needed by one after. */
    static CompiledGraph<AgentState> fanOut(int steps, Runnable work) throws GraphStateException {
        StateGraph<AgentState> graph = new StateGraph<>(AgentState::new);
        graph.addNode("first", action(() -> {}));
        graph.addNode("last", action(() -> {}));
        graph.addEdge(StateGraph.START, "first");
        for (int i = 0; i < steps; i++) {
            String name = "s" + i;
            graph.addNode(name, action(work));
            graph.addEdge("first", name);
            graph.addEdge(name, "last");
        }
        graph.addEdge("last", StateGraph.END);
        return compile(graph, steps, false);
    }

    private static AsyncNodeAction<AgentState> action(Runnable work) {
        return state -> CompletableFuture.supplyAsync(
                () -> {
                    work.run();
                    return Map.<String, Object>of();
                },
                THREADS);
    }

    private static CompiledGraph<AgentState> compile(StateGraph<AgentState> graph, int steps, boolean saving)
            throws GraphStateException {
        CompileConfig.Builder config = CompileConfig.builder().recursionLimit(steps + 100);
        if (saving) {
            config.checkpointSaver(new MemorySaver());
        }
        return graph.compile(config.build());
    }

    static void run(CompiledGraph<AgentState> graph) {
        graph.invoke(Map.of());
    }
}
