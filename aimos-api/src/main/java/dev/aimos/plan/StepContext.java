package dev.aimos.plan;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Graph;
import dev.aimos.index.Index;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Memory;
import dev.aimos.witness.Witness;
import java.time.Instant;
import java.util.Optional;

/**
 * What a {@link Handler} is given for one attempt. Used by the handler's own thread and others it starts, until it returns.
 *
 * <p>What is to be written goes through {@link #put}, {@link #retract} and {@link #assertItem}: it is kept back, and lands in one
 * transaction with the step's completion, once its gates have passed, or not at all. Writing through {@link #memory()} takes effect
 * at once and stays if the attempt fails; a resumed run would write it again.
 */
public interface StepContext {
    /** The run. */
    String run();

    /** The step, with the number of its item in brackets and the steps that called its plan before it, such as {@code check[2]/read}. */
    String step();

    /** The plan as it is now. */
    Plan plan();

    /** The step as the plan has it. */
    Step definition();

    /** The role as the plan declares it; without kind and settings if it does not. */
    Plan.Role role();

    /** Which of the role's functions is asked for; empty for the only one. */
    String action();

    /** What the step is told; empty if it is told nothing. */
    String instruction();

    /** What the step is given, by name. */
    Json.Obj inputs();

    /** A value it is given. */
    default Optional<Json> input(String name) {
        return inputs().get(name);
    }

    /**
     * A text it is given.
     *
     * @throws StepFailure if it is not given, or is none
     */
    default String text(String name) throws StepFailure {
        if (input(name).orElse(null) instanceof Json.Str text) {
            return text.value();
        }
        throw new StepFailure("input-missing", "the step needs a text as its input '" + name + "'", false);
    }

    /** Which attempt this is, from 1. */
    int attempt();

    /** The same for all attempts of this step in this run, and for no other: for what is done outside of the store. */
    String idempotencyKey();

    /** The moment at which the attempt was recorded to begin, by the store's clock. */
    Instant startedAt();

    /** When the attempt will be stopped; empty if it may take as long as it likes. */
    Optional<Instant> deadline();

    /**
     * The moment that the attempt reads the memory as of: the transaction that recorded its beginning, or the moment that the run
     * was told to read as of.
     */
    AsOf asOf();

    /** The store's memory. */
    Memory memory();

    /** The store's index. */
    Index index();

    /** The store's graph. */
    Graph graph();

    /** Puts an atom with the step's completion. */
    void put(AtomDraft draft);

    /** Retracts what a key shows from now on, with the step's completion. */
    void retract(String key);

    /** Asserts an item of the graph with the step's completion. */
    void assertItem(Assertion assertion);

    /**
     * Records a witness with the step's completion, of what the handler says itself: a model's answer, a judgement. Parents must
     * be recorded, or given before.
     *
     * <p>A step that used memory, index or graph, wrote something or reported that it used resources is witnessed in any case: see
     * {@code docs/witnesses.md}.
     */
    void witness(Witness witness);

    /**
     * Reports that resources were used. Call it as they are used, so that what a crash interrupts is known to be no more than was
     * reserved.
     *
     * @throws AimosException.Conflict if it is more than what was reserved for the attempt; what was used is counted all the same
     *     up to the reservation, and the attempt fails
     */
    void spend(Budget used);

    /** What is left of the attempt's reservation of a resource; empty if it is not limited. */
    Optional<Long> left(Resource resource);

    /** Whether the run was cancelled, the attempt timed out, or the store is being closed; the thread is interrupted as well. */
    boolean stopped();

    /**
     * Tells whoever watches the run how far the attempt has come. Kept nowhere.
     *
     * @param fraction from 0 to 1; NaN if it is not known
     */
    void progress(double fraction, String message);

    /**
     * Proposes another version of the plan, in which steps that have begun are unchanged. Decided by the plan's own rule ({@link
     * Plan#amendment}) when the step is done; refused if the plan has none. Once for each attempt.
     */
    void propose(Plan revised);
}
