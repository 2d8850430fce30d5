package dev.aimos.core.graph;

import dev.aimos.graph.Claim;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds facts, for many questions at once: claims as they stand and, where their predicate is symmetric or has an inverse, turned
 * round. One lookup for all questions, by the most telling term of each; only a question of which neither subject, predicate nor entity is
 * known reads all claims. Not thread-safe.
 */
final class Facts {
    private final Lookup look;
    private final Rules rules;
    private final @Nullable Rejections rejections;
    private final Ceiling ceiling;

    /**
     * @param rejections what leaves claims out; null to leave none out
     */
    Facts(Lookup look, Rules rules, @Nullable Rejections rejections, Ceiling ceiling) {
        this.look = look;
        this.rules = rules;
        this.rejections = rejections;
        this.ceiling = ceiling;
    }

    /** Where claims for a question are filed, and whether they answer it turned round. */
    private record Shelf(String term, boolean turned) {}

    /** The facts that fit each question. */
    Map<Ask, List<Fact>> find(Collection<Ask> asks) {
        Map<Ask, List<Shelf>> shelves = new HashMap<>();
        Set<String> terms = new LinkedHashSet<>();
        boolean everything = false;
        for (Ask ask : asks) {
            List<Shelf> some = shelves(ask);
            shelves.put(ask, some);
            some.forEach(shelf -> terms.add(shelf.term));
            everything |= some.isEmpty();
        }
        Map<String, List<Shown>> found = look.find(terms);
        List<Shown> all = everything ? everything() : List.of();
        Set<String> rejected = rejected(found, all);
        Map<Ask, List<Fact>> facts = new HashMap<>();
        shelves.forEach((ask, some) -> {
            List<Fact> fitting = new ArrayList<>();
            if (some.isEmpty()) {
                for (Shown shown : all) {
                    straight(shown, ask, rejected, fitting);
                    turned(shown, ask, rejected, fitting);
                }
            }
            for (Shelf shelf : some) {
                for (Shown shown : found.getOrDefault(shelf.term, List.of())) {
                    if (shelf.turned) {
                        turned(shown, ask, rejected, fitting);
                    } else {
                        straight(shown, ask, rejected, fitting);
                    }
                }
            }
            facts.put(ask, fitting);
        });
        return facts;
    }

    private List<Shelf> shelves(Ask ask) {
        String subject = ask.subject();
        String predicate = ask.predicate();
        Value object = ask.object();
        List<Shelf> shelves = new ArrayList<>(2);
        if (predicate == null) {
            String entity = subject == null && object instanceof Value.Ref ref ? ref.id() : subject;
            if (entity != null) {
                shelves.add(new Shelf(Terms.in(Link.Label.SUBJECT, entity), subject == null));
                shelves.add(new Shelf(Terms.in(Link.Label.OBJECT, entity), subject != null));
            }
            return shelves;
        }
        List<String> swapped = swapped(predicate);
        if (subject != null) {
            shelves.add(new Shelf(Terms.subject(subject, predicate), false));
            swapped.forEach(other -> shelves.add(new Shelf(Terms.object(new Value.Ref(subject), other), true)));
        } else if (object == null || object instanceof Value.Quantity) {
            // The same quantity may be filed in another unit, so all of its predicate are looked at.
            shelves.add(new Shelf(Terms.predicate(predicate), false));
            swapped.forEach(other -> shelves.add(new Shelf(Terms.predicate(other), true)));
        } else {
            shelves.add(new Shelf(Terms.object(object, predicate), false));
            if (object instanceof Value.Ref ref) {
                swapped.forEach(other -> shelves.add(new Shelf(Terms.subject(ref.id(), other), true)));
            }
        }
        return shelves;
    }

    /** The predicates that say what one says, in the other direction. */
    private List<String> swapped(String predicate) {
        List<String> swapped = rules.inverses(predicate, look.at());
        if (rules.symmetric(predicate, look.at())) {
            swapped.add(predicate);
        }
        return swapped;
    }

    private void straight(Shown shown, Ask ask, Set<String> rejected, List<Fact> facts) {
        Claim claim = shown.claim();
        if (claim.positive() == ask.positive() && !rejected.contains(shown.id())) {
            add(new Fact(claim.subject(), claim.predicate(), claim.object(), Trail.of(shown)), ask, facts);
        }
    }

    private void turned(Shown shown, Ask ask, Set<String> rejected, List<Fact> facts) {
        Claim claim = shown.claim();
        if (claim.positive() == ask.positive()
                && !rejected.contains(shown.id())
                && claim.object() instanceof Value.Ref ref) {
            Value subject = new Value.Ref(claim.subject());
            for (String predicate : swapped(claim.predicate())) {
                add(new Fact(ref.id(), predicate, subject, Trail.of(shown)), ask, facts);
            }
        }
    }

    private static void add(Fact fact, Ask ask, List<Fact> facts) {
        if (ask.fits(fact)) {
            facts.add(fact);
        }
    }

    private List<Shown> everything() {
        List<Shown> all = new ArrayList<>();
        List<Shown> page = look.page(Kind.CLAIM.prefix(), null);
        while (!page.isEmpty()) {
            for (Shown shown : page) {
                ceiling.meet();
                all.add(shown);
            }
            page = look.page(Kind.CLAIM.prefix(), page.get(page.size() - 1).id());
        }
        return all;
    }

    private Set<String> rejected(Map<String, List<Shown>> found, List<Shown> all) {
        if (rejections == null || rejections.none()) {
            return Set.of();
        }
        Set<String> ids = new LinkedHashSet<>();
        found.values().forEach(some -> some.forEach(shown -> ids.add(shown.id())));
        all.forEach(shown -> ids.add(shown.id()));
        return rejections.among(ids);
    }
}
