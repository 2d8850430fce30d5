package dev.aimos.examples.cli;

import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.witness.Signer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "vif:keygen",
        description = {
            "Make an Ed25519 key to sign witnesses with: a file of PEM with the private key in PKCS#8, and the public key.",
            "",
            "Only you can read the file. Keep it where the store is not. Needs no store."
        })
final class VifKeygen extends AimosCommand {
    @Parameters(paramLabel = "FILE", description = "Where it goes; must not exist.")
    private Path file = Path.of("");

    @Override
    int run() throws IOException {
        NewFile.requireAbsent(file);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Failure.usage("no-folder", "no such directory: " + folder);
        }
        KeyPair pair = PemKeys.generate();
        try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwn()))) {
            out.write(PemKeys.write(pair).getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException e) {
            throw Failure.usage("file-exists", file + " exists; remove it or name another", e);
        }
        String id = Signer.of(pair).keyId().hex();
        if (json()) {
            Map<String, String> document = new LinkedHashMap<>();
            document.put("key", id);
            document.put("output", file.toString());
            out().document(document);
        } else {
            out().line("key %s, to %s; commands that record witnesses take it with --sign"
                    .formatted(id.substring(0, 12), Printable.line(file.toString())));
        }
        return Exit.OK;
    }

    private FileAttribute<?>[] onlyOwn() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
