package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A store full of texts that would like to be programs: the console shows them, and runs none. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleHostileTest {
    private ConsoleSite site;
    private Browser browser;

    @BeforeAll
    void open(@TempDir Path directory) {
        site = ConsoleSite.open(directory, true, options -> options);
        browser = site.browser();
    }

    @AfterAll
    void close() {
        if (site != null) {
            site.close();
        }
    }

    @AfterEach
    void nothingRan() {
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.script(
                        "return document.querySelectorAll('iframe, main img, main script, object, embed').length"))
                .isEqualTo(0L);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void everyViewShowsHostileTextAsText() {
        List<String> views = new ArrayList<>(List.of(
                "#/search?q=hostile+words&level=sentence",
                "#/search?q=hostile+words&level=document",
                "#/search?q=hostile&as=answer",
                "#/search?q=hostile+words&as=context&budget=4000",
                "#/time?from=1&until=",
                "#/atoms?prefix=hostile/",
                "#/graph",
                "#/witnesses",
                "#/trail",
                "#/store"));
        for (String view : views) {
            site.visit(view);
            assertThat(browser.text("main"))
                    .as(view)
                    .containsAnyOf("<", "ostile")
                    .doesNotContain("[object Object]");
            assertThat(browser.all(".state.failed")).as(view).isEmpty();
            nothingRan();
        }
    }

    @Test
    void hostileKeysHaveTheirAtomsHistoryAndTags() {
        for (int i = 0; i < ConsoleStore.HOSTILE.size(); i++) {
            String text = ConsoleStore.HOSTILE.get(i);
            site.visit("#/atoms/" + encoded("hostile/" + i + "/" + text));
            browser.untilText(".text", "Hostile words number " + i + ":");
            assertThat(browser.all(".state.failed")).as(text).isEmpty();
            assertThat(browser.all(".tags li")).isNotEmpty();
            nothingRan();
        }
    }

    @Test
    void hostileEntitiesAndClaimsAreDrawn() {
        site.visit("#/graph");
        List<?> links = (List<?>)
                browser.script(
                        "return [...document.querySelectorAll('.things a')].slice(0, 12).map((one) => one.getAttribute('href'))");
        assertThat(links).isNotEmpty();
        for (Object link : links) {
            site.visit(String.valueOf(link));
            assertThat(browser.all("svg.graph .node")).isNotEmpty();
            assertThat(browser.all(".state.failed")).isEmpty();
            nothingRan();
        }
    }

    @Test
    void hostileWitnessesAreShownWhole() {
        for (int i = 0; i < ConsoleStore.HOSTILE.size(); i++) {
            site.visit("#/witnesses?correlation=hostile-" + i);
            browser.one("main table a").click();
            browser.untilText("main", "What came out");
            browser.settle();
            browser.one("details.panel summary").click();
            nothingRan();
        }
    }

    @Test
    void whatCannotBeSeenIsShown() {
        site.visit("#/atoms?prefix=hostile/5");
        assertThat(browser.text("td a")).isEqualTo("hostile/5/safeU+202Egnp.exeU+202C");
        assertThat(browser.script("return document.querySelector('td a').textContent.includes('\\u202e')"))
                .isEqualTo(false);
        site.visit("#/atoms?prefix=hostile/7");
        assertThat(browser.text("td a")).contains("👩‍👩‍👧‍👦", "🚀");
    }

    @Test
    void onlyHarmlessAddressesAreLinked() {
        site.visit("#/atoms/hostile%2Furi");
        browser.untilText("main", "Lies elsewhere: javascript:");
        assertThat(browser.script("return [...document.links].filter((one) => one.protocol === 'javascript:').length"))
                .isEqualTo(0L);
        site.visit("#/atoms/plans%2Fpier-two");
        browser.untilText("main a", "https://example.org/pier-two.pdf");
        assertThat(browser.one("main a[href^='https:']").getDomAttribute("rel")).isEqualTo("noopener noreferrer");
    }

    @Test
    void aLineOfAMillionCharactersIsShownPieceByPiece() {
        site.visit("#/atoms/hostile%2Flong");
        assertThat(browser.text(".text")).hasSizeLessThan(10_000).contains("<b>x</b>");
        browser.named(".text button", "Show more").click();
        assertThat(browser.text(".text")).hasSizeBetween(10_000, 100_000);
        assertThat(browser.script(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    @Test
    void hostileInputsOfARunAreShown() {
        site.visit("#/runs/start/approval");
        browser.one("main input[name=topic]").sendKeys("greased <img src=y onerror=window.pwned('run')>");
        browser.one("main input[name='#id']").sendKeys("hostile-run");
        browser.named("main button", "Start").click();
        browser.untilText(".values", "<img src=y");
        browser.untilText(".question", "Publish this?");
        browser.one(".question input[name=by]").sendKeys("<svg onload=pwned(3)>");
        browser.one(".question input[name=note]").sendKeys("\"><script>pwned(4)</script>");
        browser.one("[data-choice=reject]").click();
        browser.untilText(".run-head .badge", "failed");
        browser.untilText(".events", "<svg onload");
    }

    @Test
    void hostileAddressesOfThePageAreNoMoreThanText() {
        for (String text : ConsoleStore.HOSTILE) {
            site.visit("#/search?q=" + encoded(text) + "&prefix=" + encoded("\"><script>"));
            assertThat(browser.one("#search-box").getDomProperty("value")).isNotNull();
            nothingRan();
        }
        site.visit("#/%3Cimg%20src=x%20onerror=pwned(5)%3E/%E0%A4%A?%=%");
        browser.untilText("h1", "Search");
    }

    @Test
    void anOperatorsNameOfAnySortGoesIntoAHeader() {
        site.visit("#/store");
        browser.one("#operator").sendKeys("Ünï <b>\u202e", Keys.TAB);
        browser.one("#take-snapshot").click();
        browser.one("dialog input[name=note]").sendKeys("<b>note</b>", Keys.ENTER);
        browser.untilText("td", "<b>note</b>");
        assertThat(browser.all(".note.bad")).isEmpty();
    }
}
