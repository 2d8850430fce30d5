package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.VifShapes;
import dev.aimos.witness.WitnessQuery;
import dev.aimos.witness.Witnessed;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "vif:list",
        description = "List witnesses that meet every demand given, in the order they were recorded.")
final class VifList extends VifCommand {
    private static final int PAGE = 1_000;

    @Mixin
    private WitnessFilters filters = new WitnessFilters();

    @Option(names = "--limit", paramLabel = "N", description = "So many at the most; 100 without it.")
    private int limit = 100;

    @Override
    void check() {
        filters.check();
        WitnessQuery.all().limit(limit);
    }

    @Override
    int vif(AimOs os) {
        Pages pages = new Pages(os, filters.query(os));
        if (json()) {
            document(pages);
        } else {
            people(pages);
        }
        return Exit.OK;
    }

    /** What is asked for, a page at a time, so that a long list needs little memory. */
    private final class Pages {
        private final AimOs os;
        private WitnessQuery rest;
        private int left = limit;

        Pages(AimOs os, WitnessQuery query) {
            this.os = os;
            this.rest = query;
        }

        /** The next page; empty after the last. */
        List<Witnessed> next() {
            if (left == 0) {
                return List.of();
            }
            List<Witnessed> page = os.witnesses().list(rest.limit(Math.min(PAGE, left)));
            left -= page.size();
            if (!page.isEmpty()) {
                rest = rest.after(page.get(page.size() - 1));
            }
            return page;
        }

        /** Whether there are more than were asked for. */
        boolean more() {
            return left == 0 && !os.witnesses().list(rest.limit(1)).isEmpty();
        }
    }

    private void document(Pages pages) {
        out().document(generator -> {
            generator.writeStartObject();
            generator.writeArrayFieldStart("items");
            for (List<Witnessed> page = pages.next(); !page.isEmpty(); page = pages.next()) {
                for (Witnessed one : page) {
                    generator.writePOJO(VifShapes.witnessed(one));
                }
            }
            generator.writeEndArray();
            generator.writeBooleanField("more", pages.more());
            generator.writeEndObject();
        });
    }

    private void people(Pages pages) {
        List<Witnessed> page = pages.next();
        if (page.isEmpty()) {
            out().line("no witnesses");
            return;
        }
        VifText text = new VifText(out());
        for (; !page.isEmpty(); page = pages.next()) {
            text.table(page);
        }
        if (pages.more()) {
            out().line(out().ink().dim("and more; --limit shows them"));
        }
    }
}
