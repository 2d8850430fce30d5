package dev.aimos.core.graph;

import dev.aimos.graph.Kind;
import dev.aimos.graph.Resolution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which claims lost against others at the moment. Costs next to nothing if nothing was ever decided. */
final class Rejections {
    private record Loss(String claim, String against) {}

    private final Lookup look;
    private final boolean any;

    Rejections(Lookup look) {
        this.look = look;
        this.any = look.any(Kind.RESOLUTION.prefix());
    }

    /** Whether no decision is in force at all. */
    boolean none() {
        return !any;
    }

    /** Those of some claims that are shown which lost. A claim loses only while its rival is shown, too. */
    Set<String> among(Collection<String> claims) {
        if (!any || claims.isEmpty()) {
            return Set.of();
        }
        Map<String, String> terms = new LinkedHashMap<>();
        claims.forEach(claim -> terms.put(claim, Terms.resolved(claim)));
        Map<String, List<Shown>> found = look.find(terms.values());
        List<Loss> losses = new ArrayList<>();
        Set<String> rivals = new LinkedHashSet<>();
        terms.forEach((claim, term) -> {
            for (Shown shown : found.getOrDefault(term, List.of())) {
                Resolution resolution = (Resolution) shown.item();
                if (loses(claim, resolution)) {
                    String against = resolution.first().equals(claim) ? resolution.second() : resolution.first();
                    losses.add(new Loss(claim, against));
                    rivals.add(against);
                }
            }
        });
        Map<String, Shown> there = look.get(rivals);
        Set<String> rejected = new HashSet<>();
        for (Loss loss : losses) {
            if (there.containsKey(loss.against)) {
                rejected.add(loss.claim);
            }
        }
        return rejected;
    }

    private static boolean loses(String claim, Resolution resolution) {
        boolean concerned =
                resolution.first().equals(claim) || resolution.second().equals(claim);
        return concerned
                && resolution.decision() != Resolution.Decision.ESCALATE
                && resolution.prevails().filter(claim::equals).isEmpty();
    }
}
