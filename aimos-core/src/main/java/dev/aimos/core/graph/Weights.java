package dev.aimos.core.graph;

import dev.aimos.graph.Evidence;
import dev.aimos.graph.Source;
import dev.aimos.graph.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What things weigh in themselves that are no claims. */
final class Weights {
    private final Place place;
    private final Map<String, Shown> sources;
    private final Map<String, Standing> words;

    /** Of all things that some footing has met: reads the texts quoted and looks up the sources, at once. */
    Weights(Lookup look, Footing footing) {
        this.place = footing.place();
        List<Shown> evidence = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Shown shown : place.items().values()) {
            if (shown.item() instanceof Evidence one) {
                evidence.add(shown);
                one.source().ifPresent(ids::add);
            }
        }
        this.sources = look.get(ids);
        this.words = new Quotations(look.atoms()).standings(evidence);
    }

    /**
     * From 0 to 1: evidence by its confidence and its source's reliability, as long as its words are to be found; a source
     * that is not shown counts as fully reliable; of all else only whether it is there.
     */
    double of(String id) {
        if (!place.has(id)) {
            return 0;
        }
        if (place.item(id).map(Shown::item).orElse(null) instanceof Evidence evidence) {
            double reliability = evidence.source()
                    .map(sources::get)
                    .map(source -> ((Source) source.item()).reliability())
                    .orElse(1.0);
            boolean stands = Standings.stands(words.getOrDefault(id, Standing.GONE));
            return stands ? evidence.confidence() * reliability : 0;
        }
        return 1;
    }

    /** What a ground comes from: the source of evidence, if that is said; or else the thing itself. */
    String source(String id) {
        return place.item(id).map(Shown::item).orElse(null) instanceof Evidence evidence
                ? evidence.source().orElse(id)
                : id;
    }
}
