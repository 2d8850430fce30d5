package dev.aimos.plan;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Erased;
import java.util.List;

/**
 * Runs of plans. Every event is in the journal before it takes effect; a run that was interrupted, by a crash or by closing the
 * store, goes on with {@link #resume} where it was. Thread-safe.
 *
 * <p>A run reserves budgets before each attempt and settles them after it; no reservation is made beyond a limit, so no budget is
 * exceeded, whatever crashes. The steps of a run that are ready run at the same time, whatever the others do.
 */
public interface Plans {
    /**
     * Starts a run. Returns once its beginning is durable; its steps go on by themselves.
     *
     * @throws PlanRefused if the plan is not sound
     * @throws AimosException.InvalidRequest if inputs are missing, unknown or of the wrong type, or a role has no handler; nothing
     *     was recorded
     * @throws AimosException.Conflict if there is a run of that id
     */
    Run start(Launch launch);

    /** Starts a run of a plan with some inputs. */
    default Run start(Plan plan, Json.Obj inputs, Handlers handlers) {
        return start(Launch.of(plan, handlers).inputs(inputs));
    }

    /**
     * Goes on with a run that is interrupted, or waits and has been decided about. Finished steps are not run again; attempts that
     * were under way are made again, and what they had reserved counts as used.
     *
     * @param memory what steps read from now on
     * @return the run; the one under way, if it is under way already
     * @throws AimosException.NotFound if there is none
     * @throws AimosException.Conflict if it is over
     */
    Run resume(String run, Handlers handlers, Reads memory);

    /** Goes on with a run, reading the memory as it is. */
    default Run resume(String run, Handlers handlers) {
        return resume(run, handlers, Reads.AS_IT_IS);
    }

    /** What the steps of a resumed run read. */
    enum Reads {
        /** The memory at the moment each attempt begins. */
        AS_IT_IS,
        /** The memory as it was when the last event before the interruption was recorded; what later steps write, they do not see. */
        AS_IT_WAS
    }

    /**
     * Starts a new run that takes over what another had completed and not undone, but for a step and all that depends on it; these
     * run again. What is taken over is the other run's to undo.
     *
     * @param launch with the plan to go on with; its steps may differ where nothing is taken over
     * @throws AimosException.NotFound if there is no such run or step
     */
    Run fork(String run, String step, Launch launch);

    /** Runs, the latest first. */
    List<RunSummary> runs(RunQuery query);

    /**
     * A run in full, as known at a moment.
     *
     * @throws AimosException.NotFound if there was none
     */
    RunView show(String run, AsOf asOf);

    /** A run in full. */
    default RunView show(String run) {
        return show(run, AsOf.now());
    }

    /**
     * Events of a run in their order.
     *
     * @param from number of the first
     * @param limit how many at the most
     * @throws AimosException.NotFound if there is no such run
     */
    List<RunEvent> events(String run, long from, int limit);

    /**
     * Answers a question of a run. Takes effect at once if the run is under way here, else when it is resumed; either way it is
     * durable.
     *
     * @param request as {@link Waiting#request} says
     * @throws AimosException.NotFound if there is no such question
     * @throws AimosException.InvalidRequest if that choice was not offered
     */
    RunView decide(String run, String request, Decision decision);

    /**
     * Proposes another version of a run's plan, in which steps that have begun are unchanged. Decided by the plan's own rule.
     *
     * @throws PlanRefused if the version is not sound, or changes steps that have begun
     */
    RunView propose(String run, Plan revised);

    /**
     * Stops a run: attempts under way are interrupted, what is done is compensated. A run that is not under way here and has
     * something to compensate does so when it is resumed.
     *
     * @throws AimosException.Conflict if it is over
     */
    RunView cancel(String run, String by, String reason);

    /**
     * Computes a run's events again from what came from outside, and compares. They differ if the journal was tampered with, or
     * this version of aimos decides otherwise than the one that recorded them.
     */
    Comparison replay(String run);

    /** Compares the events of two runs, but for times. */
    Comparison compare(String first, String second);

    /** The plan and how each of its steps stands, as a Mermaid flowchart. */
    String mermaid(String run);

    /**
     * Erases a run: its inputs, outputs and decisions are gone from every file, and so is the text of its plan, with all versions
     * that were proposed, unless another run, whether or not that is over, has the very same one; and so are the witnesses of its
     * steps. The proofs still verify, and the
     * run's id is free again. Atoms that it wrote are the memory's to erase.
     *
     * <p>Cost: in proportion to the run's events, and to the runs of the same plans; and that of erasing their records.
     *
     * @return with the number of records erased as its versions
     * @throws AimosException.Conflict if it is under way here
     */
    Erased erase(String run);
}
