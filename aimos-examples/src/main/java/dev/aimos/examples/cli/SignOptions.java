package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Failure;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.witness.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** With which key witnesses are signed. */
final class SignOptions {
    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description = "Sign witnesses with the key in this file; vif:keygen makes one.")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--succeeds",
            paramLabel = "OLD",
            description = "The file of the key that the store signed with so far; it endorses that of --sign.")
    private Optional<Path> previous = Optional.empty();

    private Optional<Signer> signer = Optional.empty();

    /** Reads the keys, before any store is opened. */
    void check() throws IOException {
        if (previous.isPresent() && key.isEmpty()) {
            throw Failure.usage("usage", "--succeeds goes with --sign");
        }
        if (key.isPresent()) {
            Signer own = PemKeys.signer(key.get());
            signer = Optional.of(previous.isPresent() ? own.succeeding(PemKeys.signer(previous.get())) : own);
        }
    }

    /** Has the store sign, if a key was given. */
    LuceneAimOs.Builder on(LuceneAimOs.Builder builder) {
        return signer.map(builder::signer).orElse(builder);
    }

    /** The option as it was given, for a command to be typed. */
    List<String> typed() {
        return key.map(file -> List.of("--sign", file.toString())).orElse(List.of());
    }
}
