package dev.aimos.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class EventDocsTest {
    private final String docs;

    EventDocsTest() throws IOException {
        docs = Files.readString(Path.of("..", "docs", "format", "runs.md"));
    }

    /** What the tables of events say, by event. */
    private Map<String, String> rows() {
        String tables = docs.substring(docs.indexOf("From outside:"), docs.indexOf("`failure` has"));
        Map<String, String> rows = new TreeMap<>();
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (.*) \\|$")
                .matcher(tables)
                .results()
                .forEach(row -> rows.put(row.group(1), row.group(2)));
        return rows;
    }

    @Test
    void theFormatListsEveryEventAndNoOther() {
        Set<String> events = new TreeSet<>();
        for (Class<?> event : Event.class.getPermittedSubclasses()) {
            events.add(EventJson.word(event.getSimpleName().replaceAll("(?<=.)([A-Z])", "_$1")));
        }
        assertThat(rows().keySet()).isEqualTo(events);
    }

    @Test
    void theFormatNamesEveryMemberOfEveryEvent() {
        Map<String, String> rows = rows();
        for (Event event : EveryEvent.all()) {
            String row = rows.get(EventJson.name(event));
            assertThat(EventJson.of(event).members().keySet())
                    .allMatch(member -> member.equals("event") || row.contains("`" + member + "`"), row);
        }
    }

    @Test
    void theExampleIsATurn() throws IOException {
        String example = docs.substring(docs.indexOf("```json\n") + 8);
        byte[] payload =
                example.substring(0, example.indexOf("```")).replace("\n", "").getBytes(StandardCharsets.UTF_8);
        assertThat(TurnRecord.decode(payload).encode()).isEqualTo(payload);
    }
}
