package dev.aimos.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Limits;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation says can be found where it says so. */
class DocsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern LIMIT = Pattern.compile("\\| `(max\\w+)`[^|]*\\| ([\\d,]+)( [KMG]iB| min)? \\|");

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!Files.exists(page.resolveSibling(link.group(1)))) {
                    broken.add(page + " -> " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theReadmeLeadsToEveryPage() throws IOException {
        String links = Files.readString(ROOT.resolve("README.md"))
                + Files.readString(ROOT.resolve("docs/decisions/README.md"));
        for (Path page : pages()) {
            assertThat(links).contains(page.getFileName().toString());
        }
    }

    @Test
    void theGuideGivesTheLimitsAsTheyAre() throws Exception {
        Map<String, Object> written = new LinkedHashMap<>();
        Matcher limit = LIMIT.matcher(Files.readString(ROOT.resolve("docs/guide.md")));
        while (limit.find()) {
            String unit = limit.group(3) == null ? "" : limit.group(3).strip();
            long number = Long.parseLong(limit.group(2).replace(",", ""));
            int shift = " KMG".indexOf(unit.isEmpty() ? ' ' : unit.charAt(0)) * 10;
            written.put(limit.group(1), unit.equals("min") ? Duration.ofMinutes(number) : (Object) (number << shift));
        }
        Map<String, Object> actual = new LinkedHashMap<>();
        for (RecordComponent component : Limits.class.getRecordComponents()) {
            Object value = component.getAccessor().invoke(Limits.DEFAULT);
            actual.put(component.getName(), value instanceof Number number ? (Object) number.longValue() : value);
        }
        assertThat(written).isEqualTo(actual);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        }
    }
}
