package dev.aimos.core.plan;

import dev.aimos.plan.Event;
import java.util.List;

/**
 * What followed from something that happened.
 *
 * @param events what happened, and then what followed
 * @param launches attempts to be made, once the events are durable
 * @param stops attempts to be stopped: paths of steps
 */
public record Turn(List<Event> events, List<Launched> launches, List<String> stops) {}
