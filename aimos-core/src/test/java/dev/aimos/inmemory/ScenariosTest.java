package dev.aimos.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the journal has of each scenario; and how a new scenario's history is kept for ever. */
final class ScenariosTest {
    /** Where the histories are, from the folder of this module. */
    private static final String KEPT = "src/test/resources/dev/aimos/core/run/histories";

    static Stream<String> scenarios() {
        return Scenarios.all().keySet().stream();
    }

    private static List<String> play(String scenario) throws Exception {
        try (Stage stage = new Stage()) {
            Scenarios.all().get(scenario).play(stage);
            assertThat(stage.plans().replay(Stage.RUN).differences()).isEmpty();
            return stage.records();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyScenarioCanBePlayedAndReplayed(String scenario) throws Exception {
        assertThat(play(scenario)).isNotEmpty();
    }

    /**
     * Writes the histories that are missing; those that are there stay as they are for ever: {@code mvn test -pl aimos-core -am
     * -Dtest=ScenariosTest -Daimos.histories=true}, with {@code -DargLine=-Daimos.histories=src/…} to write elsewhere.
     */
    @Test
    @EnabledIfSystemProperty(named = "aimos.histories", matches = ".+")
    void writeWhatIsMissing() throws Exception {
        String property = System.getProperty("aimos.histories");
        Path folder = Files.createDirectories(Path.of(property.equals("true") ? KEPT : property));
        for (String scenario : Scenarios.all().keySet()) {
            Path file = folder.resolve(scenario + ".jsonl");
            if (!Files.exists(file)) {
                write(file, play(scenario));
            }
        }
    }

    private static void write(Path file, List<String> records) throws IOException {
        Files.writeString(file, String.join("\n", records) + "\n", StandardCharsets.UTF_8);
    }
}
