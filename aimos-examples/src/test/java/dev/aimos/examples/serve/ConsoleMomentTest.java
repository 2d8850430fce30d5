package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aimos.memory.AtomDraft;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Time on the console: which views follow the moment, and how histories are drawn on both axes. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleMomentTest {
    private ConsoleSite site;
    private Browser browser;
    private ConsolePage page;

    @BeforeAll
    void open(@TempDir Path directory) {
        site = ConsoleSite.open(directory, false, options -> options);
        browser = site.browser();
        page = site.page();
        put("office", "Open at eight.", 2000, 2010);
        put("office", "Open at nine.", 2010, 2015);
        put("forum", "It is a good day.", -43, 500);
    }

    private void put(String key, String text, int from, int to) {
        site.os()
                .memory()
                .put(AtomDraft.text(key, text)
                        .validFrom(LocalDate.of(from, 1, 1))
                        .validTo(LocalDate.of(to, 1, 1)));
    }

    @AfterAll
    void close() {
        if (site != null) {
            site.close();
        }
    }

    @AfterEach
    void nothingHappenedThatMustNot() {
        page.ranNothing();
    }

    private List<?> widths() {
        return (List<?>) page.seen("[...document.querySelectorAll('svg.plane .version')]"
                + ".sort((a, b) => a.dataset.from - b.dataset.from)"
                + ".map((one) => Number(one.querySelector('rect').getAttribute('width')))");
    }

    private static double ratio(List<?> widths) {
        return ((Number) widths.get(0)).doubleValue() / ((Number) widths.get(1)).doubleValue();
    }

    @Test
    void aHistoryIsDrawnToScaleOrEvenly() {
        page.visit("atoms/office").says("svg.plane", "2010-01-01");
        assertThat(ratio(widths())).as("ten years beside five").isCloseTo(2.0, within(0.05));
        page.click("#history-scale option[value=even]").says("svg.plane", "2010-01-01");
        assertThat(ratio(widths())).isCloseTo(1.0, within(0.05));
        assertThat(page.text("main table")).contains("2000-01-01 to 2010-01-01", "2010-01-01 to 2015-01-01");
    }

    @Test
    void thePictureOfAHistoryIsWalkedByArrows() {
        page.visit("atoms/office").says("svg.plane", "2010-01-01");
        assertThat(page.seen("document.querySelectorAll('svg.plane [tabindex=\"0\"]').length"))
                .isEqualTo(1L);
        browser.script("document.querySelector('svg.plane [tabindex=\"0\"]').focus()");
        browser.press(Keys.END);
        assertThat(page.seen("document.activeElement.getAttribute('aria-label')"))
                .asString()
                .startsWith("v2: shown to transactions")
                .contains("true 2010-01-01 to 2015-01-01", "Open at nine.");
        browser.press(Keys.ARROW_LEFT, Keys.ENTER);
        page.looksAt("true at 2000-01-01").says(".text", "Open at eight.");
    }

    @Test
    void yearsBeforeChristAreYears() {
        page.visit("atoms/forum?valid_at=-0043-06-01")
                .says(".text", "It is a good day.")
                .looksAt("true at -0043-06-01");
        page.says("svg.plane", "-0043-01-01").says(".axis-ends", "-0043-06-01");
        browser.one("#valid-at-slider").sendKeys(Keys.ARROW_RIGHT);
        page.looksAt("true at -0043-06-02").says(".text", "It is a good day.");
    }

    @Test
    void whatWasTrueIsThatOfTheMomentUnlessAnotherTimeIsChosen() {
        page.visit("atoms?as_of=2").looksAt("true at that moment").says("output[for=valid-at-slider]", "that moment");
        String moved = "document.getElementById('valid-at-slider').getAttribute('aria-valuetext')";
        browser.one("#valid-at-slider").sendKeys(Keys.ARROW_RIGHT);
        page.looksAt("true at 2025-11-04");
        assertThat(page.seen(moved)).isEqualTo("2025-11-04");
    }

    @Test
    void theTrailEndsAtTheMoment() {
        page.visit("trail?as_of=2").says(".now-only", "Up to the moment");
        assertThat(page.text(".summary")).startsWith("2 transactions");
        assertThat(page.text("main tbody tr td")).endsWith("tx 2");
        page.visit("trail?as_of=0").says("Nothing in the trail");
        page.visit("trail");
        assertThat(page.offers(".now-only")).isFalse();
    }

    @Test
    void theStoreSaysThatItIsShownAsItIsNow() {
        page.visit("store?as_of=2").says(".now-only", "The store is shown as it is now");
        page.visit("store");
        assertThat(page.offers(".now-only")).isFalse();
    }

    @Test
    void beforeTheFirstTransactionThereIsNothing() {
        page.visit("search?q=bridge&as_of=0")
                .looksAt("known before the first transaction")
                .says("Nothing was found");
        for (String view : List.of("atoms", "graph", "runs", "witnesses", "trail", "store", "time")) {
            page.visit(view + "?as_of=0").isSound(view);
        }
    }
}
