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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The console for everybody: by keyboard alone, on a phone, light and dark, and as it is told to who cannot see it. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleAccessTest {
    /** Rules after WCAG 2.2, checked in the page; each problem is a line. */
    private static final String RULES = """
            const problems = [];
            const shown = (node) => node.getClientRects().length > 0;
            const named = (node) => (node.labels && node.labels.length > 0) || node.getAttribute('aria-label')
                || node.getAttribute('aria-labelledby') || node.textContent.trim() || node.title;
            const say = (rule, node) => problems.push(rule + ': ' + node.outerHTML.slice(0, 160));
            for (const node of document.querySelectorAll('input, select, textarea')) {
              if (!(node.labels.length > 0) && !node.getAttribute('aria-label')) say('no label', node);
            }
            for (const node of document.querySelectorAll('button, a[href], summary, [role=button], [role=region], [role=img]')) {
              if (!named(node)) say('no name', node);
            }
            const ids = [...document.querySelectorAll('[id]')].map((node) => node.id);
            ids.filter((id, at) => ids.indexOf(id) !== at).forEach((id) => problems.push('id twice: ' + id));
            for (const node of document.querySelectorAll('[for], [aria-labelledby], [aria-describedby]')) {
              for (const name of ['for', 'aria-labelledby', 'aria-describedby']) {
                for (const id of (node.getAttribute(name) || '').split(' ').filter(Boolean)) {
                  if (!document.getElementById(id)) say(name + ' leads nowhere', node);
                }
              }
            }
            let level = 0;
            for (const node of document.querySelectorAll('h1, h2, h3, h4')) {
              const next = Number(node.tagName[1]);
              if (next > level + 1) say('a level of headings is left out', node);
              level = next;
            }
            if (document.querySelectorAll('h1').length !== 1) problems.push('not one h1');
            for (const mark of ['header', 'nav', 'main']) {
              if (!document.querySelector(mark)) problems.push('no ' + mark);
            }
            for (const node of document.querySelectorAll('[tabindex]')) {
              if (Number(node.getAttribute('tabindex')) > 0) say('an order of its own', node);
            }
            for (const node of document.querySelectorAll('.frame')) {
              if (node.scrollWidth > node.clientWidth && node.tabIndex !== 0) say('scrolls only by mouse', node);
            }
            for (const node of document.querySelectorAll('table')) {
              if (!node.querySelector('caption') || !node.querySelector('th[scope]')) say('no caption or headings', node);
            }
            for (const node of document.querySelectorAll('button, select, input:not([type=radio]), summary')) {
              const box = node.getBoundingClientRect();
              if (shown(node) && (box.height < 24 || box.width < 20) && node.type !== 'range') say('small target ' + box.height, node);
            }
            return problems;
            """;

    /** The contrast of every text in sight with what is behind it. */
    private static final String CONTRAST = """
            const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            const rgba = (colour) => {
              canvas.clearRect(0, 0, 1, 1);
              canvas.fillStyle = colour;
              canvas.fillRect(0, 0, 1, 1);
              return [...canvas.getImageData(0, 0, 1, 1).data];
            };
            const luminance = ([r, g, b]) => {
              const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
              return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
            };
            const behind = (node) => {
              for (let at = node; at; at = at.parentElement) {
                const colour = rgba(getComputedStyle(at).backgroundColor);
                if (colour[3] === 255) return colour;
              }
              return rgba('Canvas');
            };
            const problems = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const node = walker.currentNode.parentElement;
              if (walker.currentNode.data.trim() === '' || node.closest('svg, .sr, .skip, option') || node.getClientRects().length === 0) continue;
              const a = luminance(rgba(getComputedStyle(node).color));
              const b = luminance(behind(node));
              const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              if (ratio < 4.5) problems.push(ratio.toFixed(2) + ' ' + node.className + ': ' + walker.currentNode.data.slice(0, 60));
            }
            return problems;
            """;

    private ConsoleSite site;
    private Browser browser;
    private String witness;

    @BeforeAll
    void open(@TempDir Path directory) {
        site = ConsoleSite.open(directory, false, options -> options);
        browser = site.browser();
        witness = site.os().witnesses().list(WitnessQuery.all()).get(0).id().hex();
        site.visit("#/runs/start/approval");
        browser.one("main input[name=topic]").sendKeys("load limit");
        browser.one("main input[name='#id']").sendKeys("news", Keys.ENTER);
        browser.untilText(".question", "Publish this?");
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
                "#/graph",
                "#/graph/" + claim.replace(":", "%3A"),
                "#/runs",
                "#/runs/start/approval",
                "#/runs/news",
                "#/witnesses",
                "#/witnesses/WITNESS",
                "#/trail",
                "#/store");
    }

    private void visit(String view) {
        site.visit(view.replace("WITNESS", witness));
    }

    @ParameterizedTest
    @MethodSource("views")
    void whatIsThereHasANameAndAnOrder(String view) {
        visit(view);
        assertThat((List<?>) browser.script(RULES)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyTextCanBeReadInBothThemes(String view) {
        for (String theme : List.of("light", "dark")) {
            browser.prefers(theme);
            visit(view);
            assertThat((List<?>) browser.script(CONTRAST)).as(theme).isEmpty();
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
        assertThat((List<?>) browser.script(RULES)).isEmpty();
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
        assertThat(browser.script("return [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])"
                        + ".filter((rule) => /animation|transition/.test(rule.cssText) && !rule.media).length"))
                .isEqualTo(0L);
    }
}
