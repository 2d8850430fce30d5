package dev.aimos.core.graph;

import dev.aimos.core.catalog.Micros;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.ContradictionQuery;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Held;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Resolution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lists contradictions. For the whole graph it begins with the claims that were flagged when they arrived, so that claims
 * without any rival cost nothing.
 */
final class Contradictions {
    private static final Comparator<Clash> RECORDED = Comparator.<Clash>comparingLong(
                    clash -> clash.second().seq())
            .thenComparingLong(clash -> clash.first().seq())
            .thenComparingLong(Clash::from);

    private final Lookup look;

    Contradictions(Lookup look) {
        this.look = look;
    }

    List<Contradiction> list(ContradictionQuery query) {
        List<Clash> clashes = clashes(query);
        Map<String, Shown> resolutions = resolutions(clashes);
        return listed(
                clashes.stream()
                        .filter(clash -> query.resolvedToo() || open(clash, resolutions))
                        .sorted(RECORDED)
                        .limit(query.limit())
                        .toList(),
                resolutions);
    }

    /** Those in which some claims are at the moment, those decided too. */
    List<Contradiction> of(Collection<String> claims) {
        List<Clash> clashes =
                new ArrayList<>(new Clashes(look, false).all(look.get(claims).values()));
        clashes.sort(RECORDED);
        return listed(clashes, resolutions(clashes));
    }

    private List<Contradiction> listed(List<Clash> listed, Map<String, Shown> resolutions) {
        Map<String, List<Held<Evidence>>> evidence = evidence(listed);
        return listed.stream()
                .map(clash -> new Contradiction(
                        claim(clash.first()),
                        claim(clash.second()),
                        clash.reason(),
                        Micros.interval(clash.from(), clash.to()),
                        evidence.getOrDefault(clash.first().id(), List.of()),
                        evidence.getOrDefault(clash.second().id(), List.of()),
                        resolution(clash, resolutions)))
                .toList();
    }

    /** How many are open at the moment in the whole graph. */
    long open() {
        List<Clash> clashes = clashes(ContradictionQuery.all());
        Map<String, Shown> resolutions = resolutions(clashes);
        return clashes.stream().filter(clash -> open(clash, resolutions)).count();
    }

    private List<Clash> clashes(ContradictionQuery query) {
        return new Clashes(look, query.anyTime()).all(focus(query));
    }

    private Collection<Shown> focus(ContradictionQuery query) {
        if (query.about().isEmpty()) {
            return flagged(query.anyTime());
        }
        String id = query.about().get();
        if (Kind.of(id) == Kind.ENTITY) {
            return once(find(Set.of(Terms.in(Link.Label.SUBJECT, id)), query.anyTime()));
        }
        Optional<Shown> claim =
                query.anyTime() ? Optional.ofNullable(Presence.of(look, id).first()) : look.get(id);
        return claim.stream().toList();
    }

    private Collection<Shown> flagged(boolean ever) {
        Map<String, List<Shown>> found =
                find(Set.of(Terms.FLAGGED_CLAIMS, Terms.FLAGGED_PREDICATES, Terms.CONTRADICTING), ever);
        Rules rules = new Rules(look);
        Set<String> terms = new LinkedHashSet<>();
        for (Shown shown : found.getOrDefault(Terms.FLAGGED_PREDICATES, List.of())) {
            Predicate predicate = (Predicate) shown.item();
            terms.add(Terms.predicate(predicate.name()));
            rules.inversesEver(predicate.name()).forEach(inverse -> terms.add(Terms.predicate(inverse)));
        }
        Map<String, List<Shown>> claims = new LinkedHashMap<>(find(terms, ever));
        claims.put(Terms.FLAGGED_CLAIMS, found.getOrDefault(Terms.FLAGGED_CLAIMS, List.of()));
        Map<String, Shown> all = new LinkedHashMap<>();
        once(claims).forEach(claim -> all.put(claim.id(), claim));
        Set<String> ends = new LinkedHashSet<>();
        for (Shown shown : found.getOrDefault(Terms.CONTRADICTING, List.of())) {
            if (!all.containsKey(shown.relation().from())
                    && !all.containsKey(shown.relation().to())) {
                ends.add(shown.relation().from());
            }
        }
        if (ever) {
            ends.forEach(
                    id -> Optional.ofNullable(Presence.of(look, id).first()).ifPresent(one -> all.put(id, one)));
        } else {
            all.putAll(look.get(ends));
        }
        return all.values();
    }

    private Map<String, List<Shown>> find(Set<String> terms, boolean ever) {
        return ever ? look.findEver(terms) : look.find(terms);
    }

    private static Collection<Shown> once(Map<String, List<Shown>> found) {
        Map<String, Shown> all = new LinkedHashMap<>();
        found.values().forEach(some -> some.forEach(shown -> all.put(shown.id(), shown)));
        return all.values();
    }

    private Map<String, Shown> resolutions(List<Clash> clashes) {
        Set<String> ids = new LinkedHashSet<>();
        clashes.forEach(clash -> ids.add(idOf(clash)));
        return look.get(ids);
    }

    private static String idOf(Clash clash) {
        return Resolution.idOf(clash.first().id(), clash.second().id());
    }

    private static boolean open(Clash clash, Map<String, Shown> resolutions) {
        Shown shown = resolutions.get(idOf(clash));
        return shown == null || ((Resolution) shown.item()).decision() == Resolution.Decision.ESCALATE;
    }

    private static Optional<Held<Resolution>> resolution(Clash clash, Map<String, Shown> resolutions) {
        return Optional.ofNullable(resolutions.get(idOf(clash))).map(shown -> shown.held((Resolution) shown.item()));
    }

    private static Held<Claim> claim(Shown shown) {
        return shown.held(shown.claim());
    }

    /** What supports the claims of some clashes, by claim, in the order of its ids. */
    private Map<String, List<Held<Evidence>>> evidence(List<Clash> clashes) {
        Set<String> terms = new LinkedHashSet<>();
        for (Clash clash : clashes) {
            terms.add(Terms.in(Link.Label.SUPPORTS, clash.first().id()));
            terms.add(Terms.in(Link.Label.SUPPORTS, clash.second().id()));
        }
        Map<String, Set<String>> supporters = new HashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        look.find(terms)
                .values()
                .forEach(found -> found.forEach(shown -> {
                    if (Kind.of(shown.relation().from()) == Kind.EVIDENCE) {
                        ids.add(shown.relation().from());
                        supporters
                                .computeIfAbsent(shown.relation().to(), to -> new LinkedHashSet<>())
                                .add(shown.relation().from());
                    }
                }));
        Map<String, Shown> shown = look.get(ids);
        Map<String, List<Held<Evidence>>> evidence = new HashMap<>();
        supporters.forEach((claim, some) -> {
            List<Held<Evidence>> all = new ArrayList<>();
            some.stream().sorted().forEach(id -> {
                Shown one = shown.get(id);
                if (one != null) {
                    all.add(one.held((Evidence) one.item()));
                }
            });
            evidence.put(claim, all);
        });
        return evidence;
    }
}
