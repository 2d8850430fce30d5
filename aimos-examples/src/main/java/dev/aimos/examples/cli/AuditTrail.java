package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Times;
import dev.aimos.examples.wire.TrailShapes;
import dev.aimos.memory.Cursor;
import dev.aimos.witness.Trail.Format;
import dev.aimos.witness.TrailChange;
import dev.aimos.witness.TrailEntry;
import dev.aimos.witness.TrailPage;
import dev.aimos.witness.TrailQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "audit:trail",
        description = {
            "Show who wrote what, when, and from which witness: the transactions that meet every demand given.",
            "",
            "What was erased is still told of, but not what it was. Reading leaves no trace, so it is not told of."
        })
final class AuditTrail extends StoreCommand {
    private static final int PAGE = 1_000;

    /** Changes of one transaction that people are shown. */
    private static final int SHOWN = 5;

    @Option(names = "--correlation", paramLabel = "ID", description = "Written under this correlation id.")
    private Optional<String> correlation = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "About this: an atom's key, or the id of an item, a run, a witness, a snapshot.")
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--witness",
            paramLabel = "ID",
            description = "That this witness vouches for, or that recorded it: at least 6 digits of its id.")
    private Optional<String> witness = Optional.empty();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "With a change of this kind, such as atom or erasure; may be given again.")
    private List<String> kinds = List.of();

    @Option(names = "--since", paramLabel = "WHEN", description = "Recorded at or after this.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "WHEN", description = "Recorded before this.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--order", paramLabel = "ORDER", description = "newest first, as without it, or oldest first.")
    private String order = "newest";

    @Option(names = "--limit", paramLabel = "N", description = "So many transactions at the most; 100 without it.")
    private Optional<Integer> limit = Optional.empty();

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write all of them to this file, which must not exist.")
    private Optional<Path> export = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Of that file: jsonl or csv; without it, as the file's name ends, or jsonl.")
    private Optional<String> format = Optional.empty();

    @Override
    void check() {
        plain();
        limit.ifPresent(TrailQuery.all()::limit);
        if (export.isPresent() && limit.isPresent()) {
            throw Failure.usage("usage", "--export writes all there are; leave out --limit");
        }
        if (export.isEmpty() && format.isPresent()) {
            throw Failure.usage("usage", "--format is of a file; name it with --export");
        }
        format();
        export.ifPresent(NewFile::requireAbsent);
    }

    private Format format() {
        return format.map(Format::of)
                .orElseGet(() -> export.filter(
                                file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
                        .map(file -> Format.CSV)
                        .orElse(Format.JSON_LINES));
    }

    /** The demands that can be read without the store. */
    private TrailQuery plain() {
        TrailQuery query = TrailQuery.all()
                .kinds(kinds.stream().map(TrailChange.Kind::parse).toList())
                .order(order());
        query = correlation.map(query::correlation).orElse(query);
        query = key.map(query::key).orElse(query);
        return since.isEmpty() && until.isEmpty()
                ? query
                : query.recorded(
                        since.map(Times::parse).orElse(Instant.MIN),
                        until.map(Times::parse).orElse(Instant.MAX));
    }

    private TrailQuery.Order order() {
        return switch (order.toLowerCase(Locale.ROOT)) {
            case "newest" -> TrailQuery.Order.NEWEST_FIRST;
            case "oldest" -> TrailQuery.Order.OLDEST_FIRST;
            default ->
                throw Failure.usage(
                        "bad-order",
                        "the order is newest or oldest, which comes first, not '" + Printable.line(order) + "'");
        };
    }

    @Override
    int run(AimOs os) throws IOException {
        TrailQuery plain = plain();
        TrailQuery query =
                witness.map(digits -> plain.witness(VifCommand.id(os, digits))).orElse(plain);
        if (export.isPresent()) {
            export(os, query, export.get());
        } else if (json()) {
            document(new Pages(os, query));
        } else {
            people(new Pages(os, query));
        }
        return Exit.OK;
    }

    private void export(AimOs os, TrailQuery query, Path file) throws IOException {
        long[] entries = {0};
        NewFile.write(file, to -> entries[0] = os.trail().export(query, format(), to));
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("format", format().word());
            document.put("output", file.toString());
            document.put("transactions", entries[0]);
            document.put("bytes", Files.size(file));
            out().document(document);
        } else {
            out().line("%s as %s, %,d bytes, to %s"
                    .formatted(
                            Describe.count(entries[0], "transaction"),
                            format().word(),
                            Files.size(file),
                            Printable.line(file.toString())));
        }
    }

    /** What is asked for, a page at a time, so that a long list needs little memory. */
    private final class Pages {
        private final AimOs os;
        private final TrailQuery query;
        private int left = limit.orElse(100);
        private Optional<Cursor> next = Optional.empty();
        private boolean begun;

        Pages(AimOs os, TrailQuery query) {
            this.os = os;
            this.query = query;
        }

        /** The next page; empty after the last. */
        List<TrailEntry> next() {
            if (left == 0 || (begun && next.isEmpty())) {
                return List.of();
            }
            TrailQuery rest = query.limit(Math.min(PAGE, left));
            TrailPage page = os.trail().read(next.map(rest::after).orElse(rest));
            begun = true;
            next = page.next();
            left -= page.entries().size();
            return page.entries();
        }

        /** Whether there are more than were asked for. */
        boolean more() {
            return next.isPresent();
        }
    }

    private void document(Pages pages) {
        out().document(generator -> {
            generator.writeStartObject();
            generator.writeArrayFieldStart("items");
            for (List<TrailEntry> page = pages.next(); !page.isEmpty(); page = pages.next()) {
                for (TrailEntry entry : page) {
                    generator.writePOJO(TrailShapes.entry(entry));
                }
            }
            generator.writeEndArray();
            generator.writeBooleanField("more", pages.more());
            generator.writeEndObject();
        });
    }

    private void people(Pages pages) {
        List<TrailEntry> page = pages.next();
        if (page.isEmpty()) {
            out().line("no transactions");
            return;
        }
        for (; !page.isEmpty(); page = pages.next()) {
            Table table = new Table("TX", "RECORDED", "CORRELATION", "VERB", "WHAT");
            page.forEach(entry -> rows(entry, table));
            table.print(out());
        }
        if (pages.more()) {
            out().line(out().ink().dim("and more; --limit shows them"));
        }
    }

    private static void rows(TrailEntry entry, Table table) {
        List<TrailChange> changes = entry.changes();
        for (int i = 0; i < Math.min(SHOWN, changes.size()); i++) {
            boolean first = i == 0;
            table.row(
                    first ? Long.toString(entry.tx()) : "",
                    first ? Times.shown(entry.at()) : "",
                    first ? entry.correlation().orElse("-") : "",
                    first ? entry.verb().orElse("-") : "",
                    words(changes.get(i)));
        }
        if (changes.size() > SHOWN) {
            table.row("", "", "", "", "and " + (changes.size() - SHOWN) + " more; --json shows them");
        }
        if (!entry.named().isEmpty()) {
            table.row(
                    "",
                    "",
                    "",
                    "",
                    "vouched for by "
                            + String.join(
                                    ", ",
                                    entry.named().stream()
                                            .map(AuditTrail::shown)
                                            .toList()));
        }
    }

    /** Ids that are hashes as all lists show them. */
    private static String shown(String subject) {
        return subject.matches("[0-9a-f]{64}") ? subject.substring(0, 12) : subject;
    }

    private static String words(TrailChange change) {
        return change.kind().word()
                + change.subject().map(subject -> " " + shown(subject)).orElse("")
                + ": " + change.what()
                + (change.erased() ? ", erased since" : "");
    }
}
