package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files of the console may say, for its policy to hold and for everybody to be able to read it. */
class ConsolePageTest {
    private static final Path ROOT = Path.of("src/main/resources/dev/aimos/examples/serve");

    /** What makes markup or programs out of text, and what the policy of the page would refuse. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\s*\\.\\s*write|\\beval\\b"
                    + "|new Function|createContextualFragment|DOMParser|srcdoc|setAttribute\\(\\s*['\"](style|on)|cssText|<style|\\sstyle\\s*="
                    + "|[{,]\\s*style\\s*:|\\son[a-z]+\\s*=\\s*[\"'{]|\\.on[a-z]+\\s*=[^=>]|javascript:|document\\s*\\.\\s*cookie|localStorage|\\bimport\\s*\\(");

    private static final Pattern ADDRESS = Pattern.compile("(?:https?|wss?|ftp)://[^'\"\\s)]*|[\"'(]//[^'\"\\s)]+");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import [^;]*?['\"]([^'\"]+)['\"];");

    private static final Pattern COLOUR =
            Pattern.compile("--([a-z0-9-]+):\\s*light-dark\\((#[0-9a-f]{6}),\\s*(#[0-9a-f]{6})\\)");

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(ROOT)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(ROOT.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    private static String html() throws IOException {
        return Files.readString(ROOT.resolve("console.html"));
    }

    private static String css() throws IOException {
        return Files.readString(ROOT.resolve("console.css"));
    }

    @Test
    void noFileMakesMarkupOrProgramsOutOfText() throws IOException {
        files().forEach((name, text) -> assertThat(
                        FORBIDDEN.matcher(text).results().map(MatchResult::group))
                .as(name)
                .isEmpty());
    }

    @Test
    void nothingComesFromElsewhere() throws IOException {
        files().forEach((name, text) -> assertThat(ADDRESS.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .filter(address -> !address.equals("http://www.w3.org/2000/svg")))
                .as(name)
                .isEmpty());
        assertThat(css()).doesNotContain("url(", "@import", "@font-face");
    }

    @Test
    void thePageLoadsOneScriptAndOneStyleOfItsOwnServer() throws IOException {
        assertThat(html())
                .contains(
                        "<link rel=\"stylesheet\" href=\"/console.css\">",
                        "<script type=\"module\" src=\"/console/main.js\"></script>")
                .containsOnlyOnce("<script")
                .containsOnlyOnce("stylesheet")
                .doesNotContain("<form", "<base", "http-equiv");
    }

    @Test
    void everyModuleIsReachedFromTheFirstAndEveryImportIsThere() throws IOException {
        Map<String, String> files = files();
        Deque<String> open = new ArrayDeque<>(List.of("console/main.js"));
        TreeSet<String> reached = new TreeSet<>();
        while (!open.isEmpty()) {
            String module = open.pop();
            if (reached.add(module)) {
                assertThat(files).containsKey(module);
                IMPORT.matcher(files.get(module))
                        .results()
                        .map(match -> match.group(1).replaceFirst("^\\./", "console/"))
                        .forEach(open::push);
            }
        }
        assertThat(reached)
                .containsExactlyElementsOf(files.keySet().stream()
                        .filter(name -> name.endsWith(".js"))
                        .toList());
    }

    @Test
    void whatIsImportedIsExported() throws IOException {
        Map<String, String> files = files();
        Pattern names = Pattern.compile("(?m)^import \\{([^}]*)} from '\\./([^']+)';");
        files.forEach((name, text) -> names.matcher(text).results().forEach(match -> {
            for (String imported : match.group(1).split(",", -1)) {
                assertThat(files.get("console/" + match.group(2)))
                        .as("%s imports %s of %s", name, imported, match.group(2))
                        .containsPattern("export (async )?(function|const|class) " + imported.strip() + "\\b");
                assertThat(Pattern.compile("\\b" + imported.strip() + "\\b")
                                .matcher(text)
                                .results()
                                .count())
                        .as("%s uses %s", name, imported)
                        .isGreaterThan(1);
            }
        }));
    }

    @Test
    void whatIsFilledInHasALabelAndIdsAreUnique() throws IOException {
        String html = html();
        List<String> ids = Pattern.compile("\\sid=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        Pattern.compile("<(?:input|select|textarea)[^>]*id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .forEach(match -> assertThat(html).contains("<label for=\"" + match.group(1) + "\""));
        assertThat(html).contains("<html lang=\"en\">", "<main ", "<nav ", "<header ", "width=device-width");
        assertThat(html).doesNotContain("user-scalable", "maximum-scale", "tabindex=\"1");
    }

    @Test
    void thePageIsSmallAndSoAreItsModules() throws IOException {
        Map<String, String> files = files();
        assertThat(files.values().stream().mapToInt(String::length).sum()).isLessThan(220_000);
        files.forEach(
                (name, text) -> assertThat(text.lines().count()).as(name).isLessThan(name.endsWith(".js") ? 400 : 500));
    }

    @Test
    void coloursAreNamedOnceForBothThemes() throws IOException {
        String css = css();
        String rest = css.substring(css.indexOf('}'));
        assertThat(Pattern.compile("#[0-9a-fA-F]{3,8}\\b(?![^{]*\\{)")
                        .matcher(rest)
                        .results()
                        .map(MatchResult::group))
                .as("colours outside of the custom properties")
                .isEmpty();
        assertThat(css)
                .contains("color-scheme: light dark", "[data-theme=\"light\"] { color-scheme: light; }")
                .contains("[data-theme=\"dark\"] { color-scheme: dark; }");
    }

    @Test
    void nothingMovesForWhoPrefersItStill() throws IOException {
        String css = css();
        int motion = css.indexOf("@media (prefers-reduced-motion: no-preference)");
        assertThat(motion).isPositive();
        assertThat(css.substring(0, motion)).doesNotContain("animation", "transition", "scroll-behavior");
    }

    /** WCAG 2.2, 1.4.3: 4.5 for text; 1.4.11: 3 for what bounds a control or makes a picture. */
    @ParameterizedTest
    @CsvSource({
        "ink, ground, 7",
        "ink, surface, 7",
        "ink, sunken, 7",
        "quiet, ground, 4.5",
        "quiet, surface, 4.5",
        "quiet, sunken, 4.5",
        "accent, ground, 4.5",
        "accent, surface, 4.5",
        "accent, sunken, 4.5",
        "accent, accent-ground, 4.5",
        "ink, accent-ground, 7",
        "on-accent, accent, 4.5",
        "good, surface, 4.5",
        "good, good-ground, 4.5",
        "good, sunken, 4.5",
        "bad, surface, 4.5",
        "bad, bad-ground, 4.5",
        "bad, sunken, 4.5",
        "warn, surface, 4.5",
        "warn, warn-ground, 4.5",
        "ink, warn-ground, 7",
        "quiet, warn-ground, 4.5",
        "quiet, accent-ground, 4.5",
        "quiet, good-ground, 4.5",
        "quiet, bad-ground, 4.5",
        "ink, mark, 7",
        "ink, bad-ground, 7",
        "edge, surface, 3",
        "edge, ground, 3",
        "edge, sunken, 3",
        "edge, warn-ground, 3",
        "accent, surface, 3",
        "tone-0, sunken, 3",
        "tone-1, sunken, 3",
        "tone-2, sunken, 3",
        "tone-3, sunken, 3",
        "tone-4, sunken, 3",
        "tone-5, sunken, 3",
        "tone-2, surface, 3",
        "tone-2, warn-ground, 3"
    })
    void contrastIsEnoughInBothThemes(String front, String back, double least) throws IOException {
        Map<String, String[]> colours = new TreeMap<>();
        COLOUR.matcher(css())
                .results()
                .forEach(match -> colours.put(match.group(1), new String[] {match.group(2), match.group(3)}));
        assertThat(colours).containsKeys(front, back);
        for (int theme = 0; theme < 2; theme++) {
            assertThat(contrast(colours.get(front)[theme], colours.get(back)[theme]))
                    .as("%s on %s, %s", front, back, theme == 0 ? "light" : "dark")
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** WCAG 2.2, relative luminance. */
    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double channel = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
