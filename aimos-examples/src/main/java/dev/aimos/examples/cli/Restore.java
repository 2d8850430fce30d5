package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.StoreStatus;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.lucene.LuceneAimOs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "restore", description = "Make a store of a backup, in a directory that is empty or does not exist.")
final class Restore extends AimosCommand {
    @Option(names = "--from", required = true, paramLabel = "BACKUP", description = "The directory of the backup.")
    private Path from = Path.of("");

    @Override
    int run() throws IOException {
        Path target = root().store();
        long bytes;
        try (ProgressBar bar = new ProgressBar(out())) {
            bytes = LuceneAimOs.restore(from, target, bar);
        }
        // Opening it computes the index, so that the first user of the store does not wait for that.
        try (AimOs os = Stores.open(root(), false)) {
            StoreStatus status = os.status();
            if (json()) {
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("directory", target.toString());
                document.put("bytes", bytes);
                document.put("tx", status.tx());
                document.put("root", status.root().toString());
                out().document(document);
            } else {
                out().line("restored %s up to transaction %,d, %s"
                        .formatted(Printable.line(target.toString()), status.tx(), Describe.size(bytes)));
            }
        }
        return Exit.OK;
    }
}
