package dev.aimos.core.graph;

import dev.aimos.graph.GraphQuery;
import dev.aimos.graph.GraphQuery.Part;
import dev.aimos.graph.GraphQuery.Triple;
import dev.aimos.graph.Link;
import dev.aimos.graph.Rows;
import dev.aimos.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins patterns by their variables. Each step takes the pattern with the fewest variables left and, of those, the one with the fewest
 * claims, and looks it up once for all rows so far.
 *
 * <p>A predicate that is given and transitive holds along chains; one that a variable stands for is found as claims say it.
 * Quantities are the same in any unit, and a variable shows the first met; all else must be equal. For one query; not
 * thread-safe.
 */
final class Patterns {
    private final Lookup look;
    private final GraphQuery query;
    private final Rules rules;
    private final Facts facts;
    private final Ceiling ceiling;
    private final Map<String, Integer> variables = new LinkedHashMap<>();
    private final long[] counts;

    Patterns(Lookup look, GraphQuery query) {
        this.look = look;
        this.query = query;
        this.rules = new Rules(look);
        this.ceiling = look.ceiling("add patterns that name a subject or an object");
        this.facts = new Facts(look, rules, query.rejectedToo() ? null : new Rejections(look), ceiling);
        this.counts = new long[query.patterns().size()];
        for (Triple triple : query.patterns()) {
            for (Part part : List.of(triple.subject(), triple.predicate(), triple.object())) {
                if (part instanceof Part.Variable variable) {
                    variables.putIfAbsent(variable.name(), variables.size());
                }
            }
        }
    }

    Rows rows() {
        for (int i = 0; i < counts.length && counts.length > 1; i++) {
            counts[i] = count(query.patterns().get(i));
        }
        List<Row> rows = List.of(Row.empty(variables.size(), query.patterns().size()));
        Set<Integer> left = new LinkedHashSet<>();
        for (int i = 0; i < query.patterns().size(); i++) {
            left.add(i);
        }
        while (!left.isEmpty() && !rows.isEmpty()) {
            int pattern = next(left, rows.get(0));
            left.remove(pattern);
            rows = join(rows, pattern);
        }
        List<Rows.Row> answers = new ArrayList<>();
        for (Row row : rows.subList(0, Math.min(rows.size(), query.limit()))) {
            answers.add(new Rows.Row(bindings(row), row.claims()));
        }
        return new Rows(answers, rows.size() <= query.limit(), look.basis());
    }

    private Map<String, Value> bindings(Row row) {
        Map<String, Value> bindings = new LinkedHashMap<>();
        variables.forEach((name, number) -> {
            Value value = row.get(number);
            if (value != null) {
                bindings.put(name, value);
            }
        });
        return bindings;
    }

    private int next(Set<Integer> left, Row row) {
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        long cheapest = Long.MAX_VALUE;
        for (int pattern : left) {
            int unbound = unbound(query.patterns().get(pattern), row);
            long cost = counts[pattern];
            if (best < 0 || unbound < fewest || (unbound == fewest && cost < cheapest)) {
                best = pattern;
                fewest = unbound;
                cheapest = cost;
            }
        }
        return best;
    }

    private int unbound(Triple triple, Row row) {
        int unbound = 0;
        for (Part part : List.of(triple.subject(), triple.predicate(), triple.object())) {
            if (value(part, row) == null) {
                unbound++;
            }
        }
        return unbound;
    }

    /** About how many claims a pattern fits whose variables are not filled in. */
    private long count(Triple triple) {
        String subject = triple.subject() instanceof Part.Constant given && given.value() instanceof Value.Ref ref
                ? ref.id()
                : null;
        Value object = triple.object() instanceof Part.Constant given ? given.value() : null;
        if (triple.predicate() instanceof Part.Constant given && given.value() instanceof Value.Text name) {
            String predicate = name.text();
            if (subject != null) {
                return look.count(Terms.subject(subject, predicate));
            }
            return look.count(object == null ? Terms.predicate(predicate) : Terms.object(object, predicate));
        }
        if (subject != null) {
            return look.count(Terms.in(Link.Label.SUBJECT, subject));
        }
        return object instanceof Value.Ref ref ? look.count(Terms.in(Link.Label.OBJECT, ref.id())) : Long.MAX_VALUE;
    }

    private List<Row> join(List<Row> rows, int pattern) {
        Triple triple = query.patterns().get(pattern);
        int[] places = {place(triple.subject()), place(triple.predicate()), place(triple.object())};
        Map<Row, Ask> asks = new LinkedHashMap<>();
        for (Row row : rows) {
            Ask ask = ask(triple, row);
            if (ask != null) {
                asks.put(row, ask);
            }
        }
        Map<Ask, List<Fact>> found = find(new LinkedHashSet<>(asks.values()));
        Map<String, Row> joined = new TreeMap<>();
        asks.forEach((row, ask) -> {
            List<Fact> some = new ArrayList<>(found.getOrDefault(ask, List.of()));
            some.sort(Fact.SIMPLER);
            for (Fact fact : some) {
                Row more = row.with(pattern, fact, places);
                if (more != null && joined.putIfAbsent(more.key(), more) == null) {
                    ceiling.meet();
                }
            }
        });
        return new ArrayList<>(joined.values());
    }

    private int place(Part part) {
        return part instanceof Part.Variable variable ? variables.getOrDefault(variable.name(), -1) : -1;
    }

    private @Nullable Value value(Part part, Row row) {
        return switch (part) {
            case Part.Constant constant -> constant.value();
            case Part.Variable variable -> row.get(place(variable));
        };
    }

    /** What a pattern asks for, given a row; null if nothing can fit, as a variable stands for something of another sort. */
    private @Nullable Ask ask(Triple triple, Row row) {
        Value subject = value(triple.subject(), row);
        Value predicate = value(triple.predicate(), row);
        boolean possible = (subject == null || subject instanceof Value.Ref)
                && (predicate == null || predicate instanceof Value.Text);
        return possible
                ? new Ask(
                        subject instanceof Value.Ref ref ? ref.id() : null,
                        predicate instanceof Value.Text name ? name.text() : null,
                        value(triple.object(), row),
                        triple.positive())
                : null;
    }

    private Map<Ask, List<Fact>> find(Set<Ask> asks) {
        Map<String, Set<Ask>> chained = new LinkedHashMap<>();
        Set<Ask> single = new LinkedHashSet<>();
        for (Ask ask : asks) {
            String predicate = ask.predicate();
            if (predicate != null && ask.positive() && rules.transitive(predicate, look.at())) {
                chained.computeIfAbsent(predicate, p -> new LinkedHashSet<>()).add(ask);
            } else {
                single.add(ask);
            }
        }
        Map<Ask, List<Fact>> found = new HashMap<>(facts.find(single));
        chained.forEach((predicate, some) -> chains(predicate, some, found));
        return found;
    }

    private void chains(String predicate, Set<Ask> asks, Map<Ask, List<Fact>> found) {
        Set<Value> subjects = new LinkedHashSet<>();
        Set<Value> objects = new LinkedHashSet<>();
        boolean all = false;
        for (Ask ask : asks) {
            Value object = ask.object();
            if (ask.subject() != null) {
                subjects.add(new Value.Ref(ask.subject()));
            } else if (object != null) {
                objects.add(object);
            } else {
                all = true;
            }
        }
        if (all) {
            Ask every = new Ask(null, predicate, null, true);
            facts.find(List.of(every))
                    .getOrDefault(every, List.of())
                    .forEach(fact -> subjects.add(new Value.Ref(fact.subject())));
        }
        Map<Value, List<Fact>> ahead = new Chains(facts, predicate, true, ceiling).from(subjects);
        Map<Value, List<Fact>> back = new Chains(facts, predicate, false, ceiling).from(objects);
        for (Ask ask : asks) {
            List<Fact> some = new ArrayList<>();
            if (ask.subject() != null) {
                some.addAll(ahead.getOrDefault(new Value.Ref(ask.subject()), List.of()));
            } else if (ask.object() != null) {
                some.addAll(back.getOrDefault(ask.object(), List.of()));
            } else {
                ahead.values().forEach(some::addAll);
            }
            some.removeIf(fact -> !ask.fits(fact));
            found.put(ask, some);
        }
    }
}
