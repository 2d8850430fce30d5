package dev.aimos.plan;

import dev.aimos.memory.Recorded;
import java.time.Instant;

/**
 * An event as it was recorded.
 *
 * @param run the run
 * @param number of the event in the run, from 0 without gaps
 * @param at when it happened by the store's clock; never goes back within a run
 * @param recorded where it is in the journal, with other events of the same moment
 * @param event what happened
 */
public record RunEvent(String run, long number, Instant at, Recorded recorded, Event event) {}
