package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Exit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Show the version.")
final class Version extends AimosCommand {
    @Override
    int run() {
        return print(out());
    }

    static int print(Out out) {
        String version = Optional.ofNullable(Aimos.class.getPackage().getImplementationVersion())
                .orElse("built from source");
        String java = System.getProperty("java.version");
        if (out.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("aimos", version);
            document.put("java", java);
            out.document(document);
        } else {
            out.line("aimos " + version + ", Java " + java);
        }
        return Exit.OK;
    }
}
