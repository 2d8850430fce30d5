package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.graph.ContradictionQuery;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.witness.WitnessQuery;
import dev.aimos.witness.Witnessed;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What an operator does with the console, in a real browser on a real store. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
    private ConsoleSite site;
    private Browser browser;
    private ConsolePage page;

    @BeforeAll
    void open(@TempDir Path directory) {
        site = ConsoleSite.open(directory, false, options -> options);
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
    void nothingHappenedThatMustNot() {
        page.ranNothing();
        browser.script("window.sessionStorage.clear()");
    }

    @Test
    void aSearchLeadsToItsAtomItsHistoryAndWhatChanged() {
        page.visit("search").search("load limit of the harbour bridge");
        page.says(".hit .cite", "doc:bridge/load-limit/sec:1/par:1/sen:1");
        assertThat(page.text(".hit mark")).isEqualTo("load");
        assertThat(page.text(".summary")).contains("hits, lexical; as of transaction");
        page.follow(".hit h2 a", "Load limit").headed("bridge/load-limit").settled();
        assertThat(page.count("svg.plane .version")).isGreaterThanOrEqualTo(5);
        page.says("#diff del", "24").says("#diff ins", "20");
        page.back().headed("Search");
        assertThat(page.value("#search-box")).isEqualTo("load limit of the harbour bridge");
    }

    @Test
    void aroundAHitIsShownOnDemand() {
        page.visit("search?q=rust&level=sentence").click(".hit details summary").says(".around .here", "rust");
        assertThat(page.count(".around > div")).isGreaterThan(1);
    }

    @Test
    void whatIsWrittenFromTheRightIsReadFromTheRightMarkedOrNot() {
        site.os().memory().put(AtomDraft.text("גשר", "הגשר נפתח בשנת 1998."));
        page.visit("search?q=" + ConsolePage.encoded("הגשר")).says(".hit mark", "הגשר");
        assertThat(page.seen("getComputedStyle(document.querySelector('.hit .quote')).direction"))
                .isEqualTo("rtl");
        assertThat(page.seen("(() => { const first = document.querySelector('.hit mark');"
                        + " const rest = document.createRange(); rest.selectNode(first.nextSibling);"
                        + " return first.getBoundingClientRect().left >= rest.getBoundingClientRect().right - 1; })()"))
                .as("the first word is to the right of what follows")
                .isEqualTo(true);
    }

    @Test
    void whatIsCitedIsCopiedWithALinkThatShowsItAsItStood() {
        browser.mayCopy(site.url());
        page.visit("search?q=load+limit+of+the+harbour+bridge&prefix=bridge/load&as_of=4&valid_at=2026-02-15")
                .says(".hit .quote", "24 t");
        page.press("Copy the citation").notes("The citation is copied");
        assertThat(browser.copied())
                .startsWith("“The load limit of the harbour bridge is 24 t")
                .contains("doc:bridge/load-limit/sec:1/par:1/sen:1, as of transaction 4, 2026-01-12");
        page.press("Copy a link").notes("The link is copied");
        String link = browser.copied();
        page.visit("search");
        browser.open(link);
        page.settled().says("#cited", "24 t").looksAt("transaction 4");
    }

    @Test
    void whatIsCitedIsSoughtAtTheMomentLookedAt() {
        String cite = "?cite=" + ConsolePage.encoded("doc:bridge/survey/sec:1/par:2/sen:1");
        page.visit("atoms/bridge%2Fsurvey" + cite).says("#cited", "The bridge was opened in 1998.");
        page.visit("atoms/bridge%2Fsurvey" + cite + "&as_of=1").says("Nothing stands at this address");
    }

    @Test
    void aKeyIsTypedWithItsSlashes() {
        page.visit("atoms/bridge/survey").says("The bridge was opened in 1998.");
    }

    @Test
    void movingTheSlidersChangesTheAnswer() {
        page.visit("search?q=load+limit+of+the+harbour+bridge&prefix=bridge/load")
                .says(".hit .quote", "20 t");
        browser.one("#as-of-slider").sendKeys(Keys.HOME, Keys.ARROW_RIGHT);
        page.says(".hit .quote", "30 t").looksAt("Not now: known as of transaction 1");
        assertThat(page.address()).contains("as_of=1");
        assertThat(page.seen("document.activeElement.id")).isEqualTo("as-of-slider");
        browser.one("#valid-at-exact").sendKeys("1990-01-01", Keys.ENTER);
        page.says(".state", "Nothing was found");
        page.click("#back-to-now").says(".hit .quote", "20 t").looksAt("as it is now");
    }

    @Test
    void aSnapshotIsPickedAndEveryViewAnswersAsOfIt() {
        page.visit("atoms");
        browser.one("#as-of-snapshot").sendKeys("before");
        page.looksAt("snapshot before the winter inspection").says(".summary", "2 atoms");
        page.follow("#views a", "Graph").says(".state", "No entity or claim");
        assertThat(page.address()).contains("as_of=snapshot");
    }

    @Test
    void anAddressShowsToOthersWhatWasSeen() {
        page.visit("atoms/bridge%2Fload-limit?as_of=4&valid_at=2026-02-15")
                .says(".text", "24 t")
                .looksAt("transaction 4");
        assertThat(page.value("#as-of-slider")).isEqualTo("4");
    }

    @Test
    void anAnswerIsJudgedAndWitnessed() {
        page.visit("search?q=How+deep+is+the+rust%3F&as=answer&criticality=low-stakes")
                .says(".judgement", "low-stakes needs 0.60")
                .press("Record a witness")
                .says("What it read and used")
                .settled()
                .click("#verify-witness")
                .says(".judgement", "proved");
    }

    @Test
    void aContextKeepsToItsBudgetAndCites() {
        page.visit("search?q=bearings+of+pier+two&as=context&budget=60").says(".summary", "of 60 tokens");
        assertThat(page.text(".passages .cite")).startsWith("[1] doc:");
    }

    @Test
    void aContradictionIsResolvedAndTheDecisionTakenBack() {
        page.visit("graph").press("Resolve").fill("note", "measured", Keys.ENTER);
        page.notes("decided").says(".state", "No contradiction is open");
        assertThat(site.os().graph().contradictions()).isEmpty();
        page.go("graph?resolved=true").press("Take the decision back").press("Take back");
        page.says(".contradictions .badge", "open");
        assertThat(site.os().graph().contradictions(ContradictionQuery.all().asOf(AsOf.now())))
                .hasSize(1);
    }

    @Test
    void choosingAThingPutsItInTheMiddle() {
        page.visit("graph/entity%3Aharbour-bridge").says("svg.graph .centre", "Harbour Bridge");
        assertThat(page.offers("svg.graph .link.against path")).isTrue();
        assertThat(page.offers("svg.graph .link.support path")).isTrue();
        browser.script("document.querySelector('svg.graph a.node.claim').focus()");
        browser.press(Keys.ENTER);
        browser.until("a claim is in the middle", "return document.querySelector('svg.graph .centre.claim') !== null");
        page.settled().says("expectation");
    }

    @Test
    void moreThanIsShownAroundAThingCanBeAskedFor() {
        page.visit("graph/entity%3Aharbour-bridge?limit=3").says(".summary", "3 things");
        page.click("#more-around").says(".summary", "6 things");
    }

    @Test
    void anOutcomeIsRecordedAndCounts() {
        Witnessed last =
                site.os().witnesses().list(WitnessQuery.all().model("model-a")).get(5);
        page.visit("witnesses/" + last.id().hex()).says("Nobody has said yet");
        page.click("#record-outcome").fill("by", "operator", Keys.ENTER).says("says operator");
        page.go("witnesses?model=model-a").says("Answers with an outcome");
        assertThat(page.offers("svg.chart .bin")).isTrue();
        assertThat(page.text(".beside .facts")).contains("ECE");
    }

    @Test
    void theStoreIsVerifiedAndASnapshotTakenAndProved() {
        page.visit("store").click("#verify-store").says(".judgement", "sound");
        page.click("#take-snapshot").fill("note", "by the test", Keys.ENTER);
        page.says("td", "by the test").says("#as-of-snapshot option", "by the test");
        page.fill("key", "bridge/survey", Keys.ENTER).says(".badge", "the proof holds");
    }

    @Test
    void anAtomIsPutCorrectedRetractedAndErased() {
        page.visit("atoms").press("New atom");
        page.fill("key", "made/here").fill("text", "The ferry leaves at eight.").press("Put");
        page.says(".text", "The ferry leaves at eight.").settled();
        page.press("Correct").fill("text", " On Sundays at nine.").press("Put");
        page.says(".text", "On Sundays at nine.").settled();
        page.press("Retract").press("Retract");
        page.says(".state", "shows nothing at this moment").settled();
        page.press("Erase").fill("word", "erase", Keys.ENTER).notes("erased");
        assertThat(site.os().memory().history("made/here")).isEmpty();
    }

    @Test
    void aRefusedWriteLosesNothingThatWasTyped() {
        page.visit("atoms").press("New atom");
        page.fill("key", "kept/draft")
                .fill("text", "A long text, typed with care.")
                .fill("validFrom", "someday")
                .press("Put");
        page.says("dialog .failed", "someday");
        assertThat(page.value("dialog [name=text]")).isEqualTo("A long text, typed with care.");
        page.refill("validFrom", "2026-01-01").press("Put");
        page.asksNothing().headed("kept/draft").says(".text", "typed with care");
        expectRefusals();
    }

    @Test
    void theTrailTellsWhoDidWhat() {
        page.visit("store");
        browser.one("#operator").clear();
        browser.one("#operator").sendKeys("inspector", Keys.TAB);
        page.click("#take-snapshot").fill("note", "for the trail", Keys.ENTER).says("td", "for the trail");
        page.go("trail?correlation=console%3Ainspector").says("td", "console:inspector");
        assertThat(page.text(".summary")).startsWith("1 transaction");
        page.says(".changes .badge", "snapshot");
        assertThat(page.count("#export-jsonl, #export-csv")).isEqualTo(2);
    }

    @Test
    void whatChangedBetweenTwoMomentsIsListed() {
        page.visit("time?from=2&until=").says("td a", "diary/2026-01-12").says(".badge", "changed");
    }

    @Test
    void anAddressThatEndsWithASlashIsThatOfTheView() {
        page.visit("witnesses/").headed("Witnesses").isSound("witnesses");
        page.visit("atoms/").headed("Atoms").isSound("atoms");
    }

    @Test
    void anErrorIsToldWithItsCode() {
        page.visit("search?q=bridge&as_of=99999").says(".state.failed", "code");
        assertThat(page.text(".state.failed code")).isNotBlank();
        expectRefusals();
    }

    /** The browser itself notes that an answer was no success; this takes such notes, and only them, away. */
    private void expectRefusals() {
        assertThat(browser.violations()).allMatch(one -> one.contains("Failed to load resource"));
    }
}
