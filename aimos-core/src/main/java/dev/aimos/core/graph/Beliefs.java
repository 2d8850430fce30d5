package dev.aimos.core.graph;

import dev.aimos.graph.Belief;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link.Label;
import dev.aimos.graph.Relation;
import dev.aimos.graph.Resolution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Weighs what speaks for a claim and against it. What supports a claim counts by how far it is believed itself, with what
 * speaks against it; what contradicts it counts by its own support alone, so that two claims never weigh each other in a circle.
 * For one belief; not thread-safe.
 */
final class Beliefs {
    private final Lookup look;
    private final Footing footing;
    /** What contradicts each claim: by id, with the confidence that it does. */
    private final Map<String, Map<String, Double>> against = new HashMap<>();

    Beliefs(Lookup look) {
        this.look = look;
        this.footing = new Footing(look, look.ceiling("ask about a claim that rests on less"));
    }

    Belief belief(String claim) {
        if (Kind.of(claim) != Kind.CLAIM || look.get(claim).isEmpty()) {
            throw Tracing.missing(look, claim);
        }
        footing.load(List.of(claim));
        List<Shown> believed = claims(footing.things());
        against(believed);
        Set<String> contradicting = new LinkedHashSet<>();
        against.values().forEach(some -> contradicting.addAll(some.keySet()));
        footing.load(contradicting);
        Set<String> ids = new LinkedHashSet<>();
        claims(footing.things()).forEach(shown -> ids.add(shown.id()));
        Set<String> rejected = new Rejections(look).among(ids);
        Weights weights = new Weights(look, footing);

        Support alone = new Support(footing, weights, rejected, id -> List.of());
        alone.weigh(contradicting);
        Support whole = new Support(footing, weights, rejected, id -> opposing(id, alone, weights, rejected));
        whole.weigh(List.of(claim));

        List<Weighed> grounds = new ArrayList<>(whole.grounds(claim));
        grounds.addAll(opposing(claim, alone, weights, rejected));
        Mass mass = whole.mass(claim);
        return new Belief(
                claim,
                mass.belief(),
                mass.disbelief(),
                mass.uncertainty(),
                grounds.stream().sorted(Weighed.ORDER).map(Weighed::ground).toList(),
                look.basis());
    }

    private List<Shown> claims(Collection<String> ids) {
        List<Shown> claims = new ArrayList<>();
        for (String id : ids) {
            if (Kind.of(id) == Kind.CLAIM) {
                footing.place().item(id).ifPresent(claims::add);
            }
        }
        claims.sort(Comparator.comparing(Shown::id));
        return claims;
    }

    /** Finds what contradicts some claims: what was related to them so, and the claims they exclude unless that was decided. */
    private void against(List<Shown> claims) {
        Set<String> terms = new LinkedHashSet<>();
        claims.forEach(shown -> terms.add(Terms.in(Label.CONTRADICTS, shown.id())));
        look.find(terms)
                .values()
                .forEach(found -> found.forEach(shown -> {
                    Relation relation = shown.relation();
                    against(relation.to()).put(relation.from(), relation.confidence());
                }));
        List<Clash> clashes = new Clashes(look, false).implied(claims);
        Set<String> resolutions = new LinkedHashSet<>();
        clashes.forEach(clash -> resolutions.add(idOf(clash)));
        Map<String, Shown> decided = look.get(resolutions);
        Set<String> weighed = new HashSet<>();
        claims.forEach(shown -> weighed.add(shown.id()));
        for (Clash clash : clashes) {
            Optional<Shown> resolution = Optional.ofNullable(decided.get(idOf(clash)));
            if (resolution
                    .map(shown -> ((Resolution) shown.item()).decision() == Resolution.Decision.ESCALATE)
                    .orElse(true)) {
                oppose(clash.first(), clash.second(), weighed);
                oppose(clash.second(), clash.first(), weighed);
            }
        }
    }

    private void oppose(Shown claim, Shown other, Set<String> weighed) {
        if (weighed.contains(claim.id())) {
            against(claim.id()).put(other.id(), 1.0);
        }
    }

    private Map<String, Double> against(String claim) {
        return against.computeIfAbsent(claim, id -> new LinkedHashMap<>());
    }

    private static String idOf(Clash clash) {
        return Resolution.idOf(clash.first().id(), clash.second().id());
    }

    /** What speaks against a claim, the heaviest of each source counted. */
    private List<Weighed> opposing(String claim, Support alone, Weights weights, Set<String> rejected) {
        List<Weighed> opposing = new ArrayList<>();
        against.getOrDefault(claim, Map.of()).forEach((id, confidence) -> {
            if (!rejected.contains(id)) {
                double weight = Kind.of(id) == Kind.CLAIM ? alone.mass(id).support() : weights.of(id);
                opposing.add(new Weighed(id, false, weight * confidence, weights.source(id), true));
            }
        });
        return Weighed.counted(opposing);
    }
}
