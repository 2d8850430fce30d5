package dev.aimos.examples.metrics;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Prometheus' own checks, where they are installed. */
final class Promtool {
    private Promtool() {}

    /**
     * What a run gave.
     *
     * @param code the process's exit code, 0 if nothing is wrong
     * @param said all it wrote
     */
    record Ran(int code, String said) {}

    /** Runs it with some bytes on standard input; skips the test if it is not on the PATH. */
    static Ran run(String input, String... arguments) throws IOException, InterruptedException {
        Optional<Path> tool = find();
        Assumptions.assumeTrue(
                tool.isPresent(), "promtool is not on the PATH; install Prometheus to have this checked");
        List<String> command = new ArrayList<>(List.of(tool.get().toString()));
        command.addAll(List.of(arguments));
        Path in = Files.createTempFile("promtool", ".txt");
        try {
            Files.writeString(in, input);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(in.toFile())
                    .start();
            try (var out = process.getInputStream()) {
                String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
                return new Ran(process.waitFor(), said);
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.delete(in);
        }
    }

    private static Optional<Path> find() {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String directory : path.split(File.pathSeparator, -1)) {
            Path tool = Path.of(directory, "promtool");
            if (Files.isExecutable(tool)) {
                return Optional.of(tool);
            }
        }
        return Optional.empty();
    }
}
