package dev.aimos.examples.serve;

import static dev.aimos.examples.serve.ConsolePage.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    private ConsolePage page;

    @BeforeAll
    void open(@TempDir Path directory) {
        site = ConsoleSite.open(directory, true, options -> options);
        browser = site.browser();
        page = site.page();
    }

    @AfterAll
    void close() {
        if (site != null) {
            site.close();
        }
    }

    @AfterEach
    void nothingRan() {
        page.ranNothing();
    }

    @Test
    void everyViewShowsHostileTextAsText() {
        for (String view : List.of(
                "search?q=hostile+words&level=sentence",
                "search?q=hostile+words&level=document",
                "search?q=hostile&as=answer",
                "search?q=hostile+words&as=context&budget=4000",
                "time?from=1&until=",
                "atoms?prefix=hostile/",
                "graph",
                "witnesses",
                "trail",
                "store")) {
            page.visit(view).isSound(view).ranNothing();
            assertThat(page.text("main")).as(view).containsAnyOf("<", "ostile").doesNotContain("[object Object]");
        }
    }

    @Test
    void hostileKeysHaveTheirAtomsHistoryAndTags() {
        for (int i = 0; i < ConsoleStore.HOSTILE.size(); i++) {
            String text = ConsoleStore.HOSTILE.get(i);
            page.visit("atoms/" + encoded("hostile/" + i + "/" + text))
                    .says(".text", "Hostile words number " + i + ":")
                    .isSound(text)
                    .ranNothing();
            assertThat(page.offers(".tags li")).isTrue();
        }
    }

    @Test
    void hostileEntitiesAndClaimsAreDrawn() {
        List<?> links = page.visit("graph").addresses(".things a");
        assertThat(links).hasSizeGreaterThan(12);
        for (Object link : links.subList(0, 12)) {
            page.visit(String.valueOf(link).replaceFirst("^#/", ""))
                    .isSound(String.valueOf(link))
                    .ranNothing();
            assertThat(page.offers("svg.graph .node")).isTrue();
        }
    }

    @Test
    void hostileWitnessesAreShownWhole() {
        for (int i = 0; i < ConsoleStore.HOSTILE.size(); i++) {
            page.visit("witnesses?correlation=hostile-" + i)
                    .click("main table a")
                    .says("What came out")
                    .settled()
                    .click("details.panel summary")
                    .ranNothing();
        }
    }

    @Test
    void whatCannotBeSeenIsShown() {
        page.visit("atoms?prefix=hostile/5");
        assertThat(page.text("td a")).isEqualTo("hostile/5/safeU+202Egnp.exeU+202C");
        assertThat(page.seen("document.querySelector('td a').textContent.includes('\\u202e')"))
                .isEqualTo(false);
        page.visit("atoms?prefix=hostile/7");
        assertThat(page.text("td a")).contains("👩‍👩‍👧‍👦", "🚀");
    }

    @Test
    void onlyHarmlessAddressesAreLinked() {
        page.visit("atoms/hostile%2Furi").says("Lies elsewhere: javascript:");
        assertThat(page.seen("[...document.links].filter((one) => one.protocol === 'javascript:').length"))
                .isEqualTo(0L);
        page.visit("atoms/plans%2Fpier-two").says("main a", "https://example.org/pier-two.pdf");
        assertThat(browser.one("main a[href^='https:']").getDomAttribute("rel")).isEqualTo("noopener noreferrer");
    }

    @Test
    void aLineOfAMillionCharactersIsShownPieceByPiece() {
        page.visit("atoms/hostile%2Flong");
        assertThat(page.text(".text")).hasSizeLessThan(10_000).contains("<b>x</b>");
        page.follow(".text button", "Show more");
        assertThat(page.text(".text")).hasSizeBetween(10_000, 100_000);
        assertThat(page.seen("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    @Test
    void hostileInputsOfARunAreShown() {
        page.start("approval", "greased <img src=y onerror=window.pwned('run')>", "hostile-run")
                .says(".values", "<img src=y")
                .says(".question", "Publish this?")
                .decide("reject", "<svg onload=pwned(3)>", "\"><script>pwned(4)</script>")
                .runIs("failed")
                .says(".events", "<svg onload");
    }

    @Test
    void aHostilePlanIsCheckedAndNotRun() {
        page.visit("runs/start/")
                .fill("text", "PLAN \"<img src=x onerror=pwned(6)>\":\n\u202e  STEP <script>pwned(7)</script>:\n")
                .press("Check")
                .says(".problems", "<img src=x")
                .says(".problems", "line 1");
        assertThat(page.seen("document.querySelector('.problems').textContent.includes('\\u202e')"))
                .isEqualTo(false);
    }

    @Test
    void hostileAddressesOfThePageAreNoMoreThanText() {
        for (String text : ConsoleStore.HOSTILE) {
            page.visit("search?q=" + encoded(text) + "&prefix=" + encoded("\"><script>"))
                    .ranNothing();
            assertThat(page.value("#search-box")).isEqualTo(text);
            page.visit("atoms/" + encoded(text) + "?cite=" + encoded(text)).ranNothing();
        }
        page.visit("%3Cimg%20src=x%20onerror=pwned(5)%3E/%E0%A4%A?%=%").headed("Search");
    }

    @Test
    void anOperatorsNameOfAnySortGoesIntoAHeader() {
        page.visit("store");
        browser.one("#operator").sendKeys("Ünï <b>\u202e", Keys.TAB);
        page.click("#take-snapshot").fill("note", "<b>note</b>", Keys.ENTER).says("td", "<b>note</b>");
        assertThat(page.offers(".note.bad")).isFalse();
    }
}
