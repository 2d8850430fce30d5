package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.index.Query;
import dev.aimos.index.TokenBudget;
import dev.aimos.witness.Receipt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "vif:receipt",
        description = {
            "Search, or put a context together, and print the receipt: all it takes to do it again and compare.",
            "",
            "vif:verify checks it. The text is text; one that begins with a dash goes after --."
        })
final class VifReceipt extends VifCommand {
    @Parameters(arity = "1..*", paramLabel = "TEXT", description = "What to look for; words are joined by spaces.")
    private List<String> words = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "Hits at the most; 10 without it.")
    private int limit = 10;

    @Option(
            names = "--context",
            paramLabel = "TOKENS",
            description = "Of a context of so many tokens at the most, rather than of hits.")
    private Optional<Integer> tokens = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write it to this file, which must not exist; without it, to standard output.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private SearchOptions search = new SearchOptions();

    @Override
    void check() {
        search.check();
        Query.of("").limit(limit);
        tokens.ifPresent(TokenBudget::of);
        file.ifPresent(NewFile::requireAbsent);
    }

    @Override
    AimOs open() throws IOException {
        return search.open(root());
    }

    @Override
    int vif(AimOs os) throws IOException {
        search.resolve(os);
        Receipt receipt =
                Retrieved.of(os, search, String.join(" ", words), limit, tokens).receipt();
        byte[] written = (receipt.json().canonical() + "\n").getBytes(StandardCharsets.UTF_8);
        if (file.isEmpty()) {
            OutputStream bytes = out().bytes();
            bytes.write(written);
            bytes.flush();
            return Exit.OK;
        }
        String name = file.get().toString();
        NewFile.write(file.get(), out -> out.write(written));
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("receipt", receipt.id().hex());
            document.put("entries", receipt.entries().size());
            document.put("output", name);
            out().document(document);
        } else {
            out().line("receipt %s of %s, to %s"
                    .formatted(
                            receipt.id().abbreviated(),
                            receipt.entries().size() == 1
                                    ? "1 entry"
                                    : "%,d entries".formatted(receipt.entries().size()),
                            Printable.line(name)));
            out().line("  "
                    + Printable.line(new Typed(root(), "vif:verify").with(name).toString()));
        }
        return Exit.OK;
    }
}
