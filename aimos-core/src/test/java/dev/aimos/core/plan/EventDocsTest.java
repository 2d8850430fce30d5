package dev.aimos.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class EventDocsTest {
    @Test
    void theFormatListsEveryEventAndNoOther() throws IOException {
        Set<String> events = new TreeSet<>();
        for (Class<?> event : Event.class.getPermittedSubclasses()) {
            events.add(EventJson.word(event.getSimpleName().replaceAll("(?<=.)([A-Z])", "_$1")));
        }
        String docs = Files.readString(Path.of("..", "docs", "format", "runs.md"));
        String tables = docs.substring(docs.indexOf("From outside:"), docs.indexOf("`failure` has"));
        Set<String> documented = new TreeSet<>();
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
                .matcher(tables)
                .results()
                .forEach(row -> documented.add(row.group(1)));
        assertThat(documented).isEqualTo(events);
    }
}
