package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "rebuild", description = "Throw the index away and compute it anew from the journal.")
final class Rebuild extends StoreCommand {
    @Override
    int run(AimOs os) {
        try (ProgressBar bar = new ProgressBar(out())) {
            os.index().rebuild(bar);
        }
        if (json()) {
            out().document(Map.of("tx", os.status().tx()));
        } else {
            out().line("rebuilt the index up to transaction %,d"
                    .formatted(os.status().tx()));
        }
        return Exit.OK;
    }
}
