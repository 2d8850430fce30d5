package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Value;
import dev.aimos.witness.WitnessQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The console for everybody: by keyboard alone, on a phone, light and dark, and as it is told to who cannot see it. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleAccessTest {
    private ConsoleSite site;
    private Browser browser;
    private ConsolePage page;
    private String witness;
    private String then;

    @BeforeAll
    void open(@TempDir Path directory) {
        site = ConsoleSite.open(directory, false, options -> options);
        browser = site.browser();
        witness = site.os().witnesses().list(WitnessQuery.all()).get(0).id().hex();
        page = site.page();
        page.start("approval", "load limit", "news").says(".question", "Publish this?");
        then = String.valueOf(site.os().status().tx());
    }

    @AfterAll
    void close() {
        if (site != null) {
            site.close();
        }
    }

    @BeforeEach
    void aDesktopInDaylight() {
        browser.device(1280, 900);
        browser.prefers("light");
    }

    static Stream<String> views() {
        String claim = Claim.of(Entity.of("Harbour Bridge", "bridge"), "load limit", Value.of(20, "t"))
                .id();
        return Stream.of(
                "#/search?q=load+limit+of+the+bridge",
                "#/search?q=load+limit&as=answer&criticality=important",
                "#/search?q=rust&as=context&budget=200&as_of=5&valid_at=2026-02-01",
                "#/time?from=2&until=",
                "#/atoms",
                "#/atoms/bridge%2Fload-limit",
                "#/atoms/bridge%2Fsurvey?cite=doc%3Abridge%2Fsurvey%2Fsec%3A1%2Fpar%3A2%2Fsen%3A1&as_of=4",
                "#/graph",
                "#/graph/" + claim.replace(":", "%3A"),
                "#/runs",
                "#/runs/start/approval",
                "#/runs/start/",
                "#/runs/news",
                "#/runs/news?as_of=THEN",
                "#/witnesses",
                "#/witnesses/WITNESS",
                "#/trail?as_of=3",
                "#/store?as_of=3");
    }

    private void visit(String view) {
        site.visit(view.replace("WITNESS", witness).replace("THEN", then));
    }

    @ParameterizedTest
    @MethodSource("views")
    void whatIsThereHasANameAndAnOrder(String view) {
        visit(view);
        assertThat(AccessRules.broken(browser)).isEmpty();
        assertThat(AccessRules.unseenFocus(browser)).isEmpty();
    }

    @Test
    void whatIsAskedHasANameAndAnOrderToo() {
        site.visit("#/atoms/bridge%2Fload-limit");
        page.press("Correct").asks("Correct what it shows");
        assertThat(AccessRules.broken(browser)).isEmpty();
        page.escape();
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyTextCanBeReadInBothThemes(String view) {
        for (String theme : List.of("light", "dark")) {
            browser.prefers(theme);
            visit(view);
            assertThat(AccessRules.pale(browser)).as(theme).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void aPhoneNeedsNoScrollingSideways(String view) {
        browser.device(360, 740);
        visit(view);
        assertThat(browser.script("return document.documentElement.scrollWidth"))
                .as("width of the page")
                .isEqualTo(360L);
        assertThat(AccessRules.broken(browser)).isEmpty();
    }

    @Test
    void theThemeIsThatOfTheDeviceUnlessAnotherIsChosen() {
        String ground = "return getComputedStyle(document.body).backgroundColor";
        site.visit("#/search");
        Object light = browser.script(ground);
        browser.prefers("dark");
        Object dark = browser.script(ground);
        assertThat(dark).isNotEqualTo(light);
        new Select(browser.one("#theme")).selectByValue("light");
        assertThat(browser.script(ground)).isEqualTo(light);
        new Select(browser.one("#theme")).selectByValue("auto");
        assertThat(browser.script(ground)).isEqualTo(dark);
    }

    @Test
    void theKeyboardAloneIsEnough() {
        site.visit("#/store");
        browser.press("/");
        browser.until("the search box has the focus", "return document.activeElement.id === 'search-box'");
        browser.press("load limit of the bridge", Keys.ENTER);
        browser.untilText(".hit", "load limit");
        browser.settle();
        browser.script("document.querySelector('.hit h2 a').focus()");
        browser.press(Keys.TAB);
        assertThat(focused()).containsEntry("text", "doc:diary/2026-01-12/sec:1/par:1/sen:3");
        browser.press(Keys.TAB, Keys.ENTER);
        browser.untilText(".around .here", "load");
        browser.script("document.querySelector('.hit h2 a').focus()");
        browser.press(Keys.ENTER);
        browser.untilText("h1", "diary/2026-01-12");
        browser.until("the heading has the focus", "return document.activeElement.id === 'view-title'");
        browser.settle();
        browser.press(Keys.TAB, Keys.TAB);
        assertThat(focused()).containsEntry("text", "Correct");
        browser.press(Keys.SPACE);
        browser.until("the dialog has the focus", "return document.activeElement.closest('dialog') !== null");
        browser.press(Keys.ESCAPE);
        browser.until("the dialog is gone", "return document.querySelector('dialog') === null");
        assertThat(focused()).containsEntry("text", "Correct");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> focused() {
        return (Map<String, Object>)
                browser.script(
                        "const one = document.activeElement; return { id: one.id, text: one.innerText?.trim() ?? one.textContent.trim() }");
    }

    @Test
    void theFocusStaysWhereItWasWhenAViewIsDrawnAnew() {
        site.visit("#/search");
        page.search("load limit of the bridge").says(".hit", "load limit");
        assertThat(focused()).containsEntry("id", "search-box");
        browser.one("#level-document").sendKeys(Keys.ARROW_RIGHT);
        browser.until("sections are chosen", "return location.hash.includes('level=section')");
        browser.until("so it is in the page", "return document.activeElement.id === 'level-section'");
        site.visit("#/atoms");
        page.fill("prefix", "diary", Keys.ENTER).says(".summary", "3 atoms");
        assertThat(browser.script("return document.activeElement.name")).isEqualTo("prefix");
    }

    @ParameterizedTest
    @CsvSource({"1280, 900", "640, 450", "360, 740"})
    void theBarOfTimeHidesNothingThatOneComesTo(int width, int height) {
        browser.device(width, height);
        site.visit("#/atoms/bridge%2Fload-limit");
        browser.script("window.scrollTo(0, document.body.scrollHeight)");
        browser.script("document.querySelector('main a[href=\"#/atoms\"]').focus()");
        browser.press(Keys.TAB);
        assertThat(focused()).containsEntry("text", "Correct");
        assertThat(
                        browser.script(
                                "const one = document.activeElement.getBoundingClientRect();"
                                        + " return document.activeElement.contains(document.elementFromPoint(one.x + one.width / 2, one.y + 3))"))
                .isEqualTo(true);
    }

    @Test
    void theFirstStopSkipsToTheContent() {
        site.visit("#/atoms");
        browser.press(Keys.TAB);
        assertThat(focused()).containsEntry("id", "skip");
        browser.press(Keys.ENTER);
        assertThat(focused()).containsEntry("id", "view-title");
        assertThat(browser.url()).endsWith("#/atoms");
    }

    @Test
    void stepsOfARunAreChosenByKeyboard() {
        site.visit("#/runs/news");
        browser.script("document.querySelector('[data-step=draft]').focus()");
        browser.press(Keys.ENTER);
        browser.untilText(".chosen-step", "completed");
        assertThat(browser.script("return document.activeElement.getAttribute('data-step')"))
                .isEqualTo("draft");
    }

    @ParameterizedTest
    @ValueSource(strings = {"as-of-slider", "valid-at-slider"})
    void slidersSayInWordsWhereTheyStand(String slider) {
        site.visit("#/atoms");
        browser.one("#" + slider).sendKeys(Keys.ARROW_LEFT);
        browser.untilText("#moment-said", "Not now");
        assertThat(browser.one("#" + slider).getDomAttribute("aria-valuetext")).matches(".*\\d{4}-\\d\\d-\\d\\d.*");
    }

    @Test
    void onAPhoneTheExactMomentIsShownOnDemand() {
        browser.device(360, 740);
        site.visit("#/atoms");
        assertThat(browser.one("#as-of-exact").isDisplayed()).isFalse();
        browser.one("#time-exact").click();
        browser.one("#as-of-exact").sendKeys("2", Keys.ENTER);
        browser.untilText("#moment-said", "transaction 2");
    }

    @Test
    void whoPrefersNoMotionSeesNone() {
        site.visit("#/search");
        String loading = "const one = document.createElement('p'); one.className = 'loading';"
                + " document.body.append(one); return getComputedStyle(one).animationName";
        browser.prefers("prefers-reduced-motion", "no-preference");
        assertThat(browser.script(loading)).isEqualTo("breathe");
        browser.prefers("prefers-reduced-motion", "reduce");
        assertThat(browser.script(loading)).isEqualTo("none");
    }
}
