package dev.aimos.core.retrieve;

import dev.aimos.core.catalog.Deadline;
import dev.aimos.core.catalog.Moment;
import dev.aimos.index.Level;
import dev.aimos.index.Query;
import dev.aimos.index.Votes;
import dev.aimos.memory.Filter;

/**
 * What is looked for where.
 *
 * @param level which level the nodes are on
 * @param filter which atoms are considered
 * @param moment the moment looked from
 * @param votes how levels vote
 * @param exact whether every vector is looked at
 * @param deadline until when
 */
record Scope(Level level, Filter filter, Moment moment, Votes votes, boolean exact, Deadline deadline) {
    /** The scope of a query; sentences stand for themselves unless it says otherwise. */
    static Scope of(Query query, Moment moment, Deadline deadline) {
        Votes votes = query.votes().orElse(query.level() == Level.SENTENCE ? Votes.NONE : Votes.DEFAULT);
        return new Scope(query.level(), query.filter(), moment, votes, query.exact(), deadline);
    }
}
