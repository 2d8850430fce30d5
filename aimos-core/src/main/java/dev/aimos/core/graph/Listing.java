package dev.aimos.core.graph;

import dev.aimos.graph.Kind;
import java.util.List;
import java.util.function.Consumer;

/** Lists all items shown, a page at a time. */
final class Listing {
    private static final List<Kind> KINDS = List.of(
            Kind.ENTITY, Kind.SOURCE, Kind.EVIDENCE, Kind.CLAIM, Kind.PREDICATE, Kind.RELATION, Kind.RESOLUTION);

    private final Lookup look;

    Listing(Lookup look) {
        this.look = look;
    }

    void forEach(Consumer<Shown> action) {
        for (Kind kind : KINDS) {
            List<Shown> page = look.page(kind.prefix(), null);
            while (!page.isEmpty()) {
                page.forEach(action);
                page = look.page(kind.prefix(), page.get(page.size() - 1).id());
            }
        }
    }
}
