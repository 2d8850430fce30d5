package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "backup", description = "Copy the journal into a directory, which is then a store of its own.")
final class Backup extends StoreCommand {
    @Parameters(paramLabel = "DIR", description = "Where to; it must be empty or not exist.")
    private Path directory = Path.of("");

    @Override
    int run(AimOs os) {
        long bytes;
        try (ProgressBar bar = new ProgressBar(out())) {
            bytes = os.memory().backup(directory, bar);
        }
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("directory", directory.toString());
            document.put("bytes", bytes);
            out().document(document);
        } else {
            out().line("copied %s to %s".formatted(Describe.size(bytes), Printable.line(directory.toString())));
        }
        return Exit.OK;
    }
}
