package dev.aimos.core.graph;

import dev.aimos.graph.Evidence;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Standing;
import dev.aimos.index.Address;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds which of the things affected by something wrong still stand: a claim if anything that supports it stands, or all it was
 * derived from; everything else if all it was made of stands. Standing spreads from what is not affected, so claims that
 * support only one another fall together.
 *
 * <p>Linear in the things and the relations between them (Dowling and Gallier, Linear-time algorithms for testing the
 * satisfiability of propositional Horn formulae, 1984).
 */
final class Fall {
    /** A ground that stands once everything it needs does. */
    private static final class Ground {
        final String of;
        int missing;

        Ground(String of) {
            this.of = of;
        }
    }

    private final Lookup look;
    private final Place place;
    private final String root;
    private final Set<String> affected;
    private final Map<String, Standing> words = new HashMap<>();
    private final Map<String, List<Ground>> needed = new HashMap<>();
    private final Set<String> standing = new HashSet<>();
    private final Deque<String> left = new ArrayDeque<>();

    /**
     * @param root what is wrong
     * @param affected all that it affects, loaded in {@code place}
     */
    Fall(Lookup look, Place place, String root, Collection<String> affected) {
        this.look = look;
        this.place = place;
        this.root = root;
        this.affected = new HashSet<>(affected);
        this.affected.add(root);
    }

    /** The things affected that stand nevertheless. */
    Set<String> standing() {
        Footing footing = new Footing(look, look.ceiling("ask about something on which less rests"));
        List<String> things = new ArrayList<>(affected);
        things.remove(root);
        footing.loadNext(things);
        Map<String, Shown> outside = new LinkedHashMap<>();
        for (String id : things) {
            for (Footing.Ground ground : footing.of(id)) {
                footing.place()
                        .item(ground.on())
                        .filter(shown -> shown.item() instanceof Evidence && !affected.contains(shown.id()))
                        .ifPresent(shown -> outside.put(shown.id(), shown));
            }
        }
        words.putAll(new Quotations(look.atoms()).standings(outside.values()));
        things.forEach(id -> ground(id, footing));
        while (!left.isEmpty()) {
            for (Ground ground : needed.getOrDefault(left.remove(), List.of())) {
                if (--ground.missing == 0) {
                    stand(ground.of);
                }
            }
        }
        return standing;
    }

    private void ground(String id, Footing footing) {
        boolean claim = Kind.of(id) == Kind.CLAIM;
        Ground whole = new Ground(id);
        boolean premises = !claim;
        for (Footing.Ground ground : footing.of(id)) {
            if (ground.premise()) {
                premises = true;
                need(ground.on(), whole, footing);
            } else {
                Ground one = new Ground(id);
                need(ground.on(), one, footing);
                if (one.missing == 0) {
                    stand(id);
                }
            }
        }
        if (!claim) {
            place.item(id).map(Shown::item).ifPresent(item -> {
                if (item instanceof Evidence evidence) {
                    evidence(evidence, whole, footing);
                }
            });
        }
        if (premises && whole.missing == 0) {
            stand(id);
        }
    }

    /** Evidence is made of its source and of the words it quotes, too. */
    private void evidence(Evidence evidence, Ground whole, Footing footing) {
        evidence.source().filter(affected::contains).ifPresent(source -> need(source, whole, footing));
        need(evidence.at(), whole);
    }

    /** A piece of the memory stands if none that it is in is affected, or all of them stand. */
    private void need(Address at, Ground ground) {
        for (String piece : pieces(at)) {
            if (affected.contains(piece)) {
                await(piece, ground);
            }
        }
    }

    private void await(String on, Ground ground) {
        ground.missing++;
        needed.computeIfAbsent(on, id -> new ArrayList<>(1)).add(ground);
    }

    /** A piece of the memory, and those it is in. */
    private static List<String> pieces(Address at) {
        List<String> pieces = new ArrayList<>(4);
        Address piece = at;
        pieces.add(piece.toString());
        while (piece.parent().isPresent()) {
            piece = piece.parent().get();
            pieces.add(piece.toString());
        }
        return pieces;
    }

    private void need(String on, Ground ground, Footing footing) {
        if (affected.contains(on) && Kind.of(on) != Kind.MEMORY) {
            await(on, ground);
        } else if (!footing.place().has(on) || !Standings.stands(words.getOrDefault(on, Standing.HOLDS))) {
            // Never counted down: this ground is lost already.
            ground.missing++;
        } else if (Kind.of(on) == Kind.MEMORY) {
            need(Address.parse(on), ground);
        }
    }

    private void stand(String id) {
        if (standing.add(id)) {
            left.add(id);
        }
    }
}
