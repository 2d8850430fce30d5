package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Cursor;
import dev.aimos.memory.Page;
import dev.aimos.memory.Scan;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "atoms:list", description = "List the atoms visible at a moment, in the order of their keys.")
final class AtomsList extends StoreCommand {
    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Mixin
    private MomentOptions moment = new MomentOptions();

    @Option(names = "--limit", paramLabel = "N", description = "Atoms on a page; 100 without it.")
    private int limit = 100;

    @Option(names = "--cursor", paramLabel = "C", description = "Go on where the page that printed this ended.")
    private Optional<String> cursor = Optional.empty();

    @Option(names = "--all", description = "List every page.")
    private boolean all;

    @Override
    int run(AimOs os) throws IOException {
        Scan scan = Scan.all().filter(filter.filter()).asOf(moment.resolve(os)).limit(limit);
        if (cursor.isPresent()) {
            scan = scan.after(Cursor.decode(cursor.get()));
        }
        Page page = os.memory().scan(scan);
        if (json()) {
            document(os, scan, page);
        } else {
            people(os, scan, page);
        }
        return Exit.OK;
    }

    private void document(AimOs os, Scan scan, Page first) {
        out().document(generator -> {
            generator.writeStartObject();
            generator.writeArrayFieldStart("items");
            Page page = first;
            for (Atom atom : page.items()) {
                generator.writePOJO(Shapes.atom(atom));
            }
            while (all && page.next().isPresent()) {
                page = os.memory().scan(scan.after(page.next().get()));
                for (Atom atom : page.items()) {
                    generator.writePOJO(Shapes.atom(atom));
                }
            }
            generator.writeEndArray();
            generator.writePOJOField("basis", Shapes.basis(first.basis()));
            generator.writePOJOField("next", page.next().map(Cursor::encode).orElse(null));
            generator.writeEndObject();
        });
    }

    private void people(AimOs os, Scan scan, Page first) {
        if (first.items().isEmpty()) {
            out().line("no atoms");
            return;
        }
        Page page = first;
        print(page);
        while (all && page.next().isPresent()) {
            page = os.memory().scan(scan.after(page.next().get()));
            print(page);
        }
        page.next().ifPresent(next -> {
            out().line("");
            out().line(out().ink().dim("more with --cursor " + next.encode() + ", everything with --all"));
        });
    }

    private void print(Page page) {
        Table table = new Table("KEY", "SIZE", "TX", "TAGS", "TITLE");
        for (Atom atom : page.items()) {
            table.row(
                    atom.key(),
                    Describe.size(atom.contentLength()),
                    Long.toString(atom.recorded().tx()),
                    Describe.tags(atom.tags()),
                    Describe.title(atom));
        }
        table.print(out());
    }
}
