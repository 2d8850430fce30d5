package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.graph.ContradictionQuery;
import dev.aimos.memory.AsOf;
import dev.aimos.plan.RunStatus;
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

    @BeforeAll
    void open(@TempDir Path directory) {
        site = ConsoleSite.open(directory, false, options -> options);
        browser = site.browser();
    }

    @AfterAll
    void close() {
        if (site != null) {
            site.close();
        }
    }

    @AfterEach
    void nothingHappenedThatMustNot() {
        assertThat(browser.violations()).isEmpty();
        browser.script("window.sessionStorage.clear()");
    }

    @Test
    void aSearchLeadsToItsAtomItsHistoryAndWhatChanged() {
        site.visit("#/search");
        browser.one("#search-box").sendKeys("load limit of the harbour bridge", Keys.ENTER);
        browser.untilText(".hit .cite", "doc:bridge/load-limit/sec:1/par:1/sen:1");
        assertThat(browser.text(".hit mark")).isEqualTo("load");
        assertThat(browser.text(".summary")).contains("hits, lexical; as of transaction");
        browser.named(".hit h2 a", "Load limit").click();
        browser.untilText("h1", "bridge/load-limit");
        browser.settle();
        assertThat(browser.all("svg.plane .version")).hasSizeGreaterThanOrEqualTo(5);
        browser.untilText("#diff del", "24");
        browser.untilText("#diff ins", "20");
        browser.back();
        browser.untilText("h1", "Search");
        assertThat(browser.one("#search-box").getDomProperty("value")).isEqualTo("load limit of the harbour bridge");
    }

    @Test
    void aroundAHitIsShownOnDemand() {
        site.visit("#/search?q=rust&level=sentence");
        browser.one(".hit details summary").click();
        browser.untilText(".around .here", "rust");
        assertThat(browser.all(".around p")).hasSizeGreaterThan(1);
    }

    @Test
    void movingTheSlidersChangesTheAnswer() {
        site.visit("#/search?q=load+limit+of+the+harbour+bridge&prefix=bridge/load");
        browser.untilText(".hit .quote", "20 t");
        browser.one("#as-of-slider").sendKeys(Keys.HOME, Keys.ARROW_RIGHT);
        browser.untilText(".hit .quote", "30 t");
        browser.untilText("#moment-said", "Not now: known as of transaction 1");
        assertThat(browser.url()).contains("as_of=1");
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("as-of-slider");
        browser.one("#valid-at-exact").sendKeys("1990-01-01", Keys.ENTER);
        browser.untilText(".state", "Nothing was found");
        browser.one("#back-to-now").click();
        browser.untilText(".hit .quote", "20 t");
        browser.untilText("#moment-said", "as it is now");
    }

    @Test
    void aSnapshotIsPickedAndEveryViewAnswersAsOfIt() {
        site.visit("#/atoms");
        browser.one("#as-of-snapshot").sendKeys("before");
        browser.untilText("#moment-said", "snapshot before the winter inspection");
        browser.untilText(".summary", "2 atoms");
        site.go((String) browser.script("return document.querySelector('#views a[href*=\"#/graph\"]').hash"));
        browser.untilText(".state", "No entity or claim");
        assertThat(browser.url()).contains("as_of=snapshot");
    }

    @Test
    void anAddressShowsToOthersWhatWasSeen() {
        site.visit("#/atoms/bridge%2Fload-limit?as_of=4&valid_at=2026-02-15");
        browser.untilText(".text", "24 t");
        browser.untilText("#moment-said", "transaction 4");
        assertThat(browser.one("#as-of-slider").getDomProperty("value")).isEqualTo("4");
    }

    @Test
    void anAnswerIsJudgedAndWitnessed() {
        site.visit("#/search?q=How+deep+is+the+rust%3F&as=answer&criticality=low-stakes");
        browser.untilText(".judgement", "low-stakes needs 0.60");
        browser.named("button", "Record a witness").click();
        browser.untilText("main", "What it read and used");
        browser.settle();
        browser.one("#verify-witness").click();
        browser.untilText(".judgement", "proved");
    }

    @Test
    void aContextKeepsToItsBudgetAndCites() {
        site.visit("#/search?q=bearings+of+pier+two&as=context&budget=60");
        browser.untilText(".summary", "of 60 tokens");
        assertThat(browser.text(".passages .cite")).startsWith("[1] doc:");
    }

    @Test
    void aRunIsStartedWatchedAndApproved() {
        site.visit("#/runs/start/approval");
        browser.one("main input[name=topic]").sendKeys("load limit");
        browser.one("main input[name='#id']").sendKeys("announcement");
        browser.named("main button", "Start").click();
        browser.untilText(".question", "Publish this?");
        browser.until(
                "publish waits", "return document.querySelector('[aria-label=\"step publish, waiting\"]') !== null");
        browser.one("[data-choice=approve]").click();
        browser.untilText(".note", "Say who decides");
        browser.one(".question input[name=by]").sendKeys("operator");
        browser.one(".question input[name=note]").sendKeys("looks right");
        browser.one("[data-choice=approve]").click();
        browser.untilText(".run-head .badge", "completed");
        browser.untilText(".events", "operator");
        browser.settle();
        browser.one("[data-step=find]").click();
        browser.untilText(".chosen-step", "completed");
        assertThat(site.os().plans().show("announcement").summary().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void aRunIsCancelledAfterAsking() {
        site.visit("#/runs/start/approval");
        browser.one("main input[name=topic]").sendKeys("load limit");
        browser.one("main input[name='#id']").sendKeys("mistake");
        browser.named("main button", "Start").click();
        browser.untilText(".question", "Publish this?");
        browser.one("#cancel-run").click();
        browser.one("dialog input[name=by]").sendKeys("operator");
        browser.one("dialog input[name=reason]").sendKeys("not yet", Keys.ESCAPE);
        browser.until("the dialog is gone", "return document.querySelector('dialog') === null");
        assertThat(site.os().plans().show("mistake").summary().status()).isEqualTo(RunStatus.WAITING);
        browser.one("#cancel-run").click();
        browser.one("dialog input[name=by]").sendKeys("operator");
        browser.one("dialog input[name=reason]").sendKeys("not yet");
        browser.named("dialog button", "Cancel the run").click();
        browser.untilText(".run-head .badge", "cancelled");
        assertThat(site.os().plans().show("mistake").summary().status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void aContradictionIsResolvedAndTheDecisionTakenBack() {
        site.visit("#/graph");
        browser.named(".contradictions button", "Resolve").click();
        browser.one("dialog input[name=note]").sendKeys("measured", Keys.ENTER);
        browser.untilText(".note", "decided");
        browser.untilText(".state", "No contradiction is open");
        assertThat(site.os().graph().contradictions()).isEmpty();
        site.go("#/graph?resolved=true");
        browser.named(".contradictions button", "Take the decision back").click();
        browser.named("dialog button", "Take back").click();
        browser.untilText(".contradictions .badge", "open");
        assertThat(site.os().graph().contradictions(ContradictionQuery.all().asOf(AsOf.now())))
                .hasSize(1);
    }

    @Test
    void choosingAThingPutsItInTheMiddle() {
        site.visit("#/graph/entity%3Aharbour-bridge");
        browser.untilText("svg.graph .centre", "Harbour Bridge");
        assertThat(browser.all("svg.graph .link.against path")).isNotEmpty();
        assertThat(browser.all("svg.graph .link.support path")).isNotEmpty();
        browser.script("document.querySelector('svg.graph a.node.claim').focus()");
        browser.press(Keys.ENTER);
        browser.until("a claim is in the middle", "return document.querySelector('svg.graph .centre.claim') !== null");
        browser.settle();
        browser.untilText("main", "expectation");
    }

    @Test
    void anOutcomeIsRecordedAndCounts() {
        Witnessed last =
                site.os().witnesses().list(WitnessQuery.all().model("model-a")).get(5);
        site.visit("#/witnesses/" + last.id().hex());
        browser.untilText("main", "Nobody has said yet");
        browser.one("#record-outcome").click();
        browser.one("dialog input[name=by]").sendKeys("operator", Keys.ENTER);
        browser.untilText("main", "says operator");
        site.go("#/witnesses?model=model-a");
        browser.untilText("main", "Answers with an outcome");
        assertThat(browser.all("svg.chart .bin")).isNotEmpty();
        assertThat(browser.text(".beside .facts")).contains("ECE");
    }

    @Test
    void theStoreIsVerifiedAndASnapshotTakenAndProved() {
        site.visit("#/store");
        browser.one("#verify-store").click();
        browser.untilText(".judgement", "sound");
        browser.one("#take-snapshot").click();
        browser.one("dialog input[name=note]").sendKeys("by the test", Keys.ENTER);
        browser.untilText("td", "by the test");
        browser.untilText("#as-of-snapshot option", "by the test");
        browser.one("main input[name=key]").sendKeys("bridge/survey", Keys.ENTER);
        browser.untilText(".badge", "the proof holds");
    }

    @Test
    void anAtomIsPutCorrectedRetractedAndErased() {
        site.visit("#/atoms");
        browser.named("button", "New atom").click();
        browser.one("dialog input[name=key]").sendKeys("made/here");
        browser.one("dialog textarea").sendKeys("The ferry leaves at eight.");
        browser.named("dialog button", "Put").click();
        browser.untilText(".text", "The ferry leaves at eight.");
        browser.settle();
        browser.named("button", "Correct").click();
        browser.one("dialog textarea").sendKeys(" On Sundays at nine.");
        browser.named("dialog button", "Put").click();
        browser.untilText(".text", "On Sundays at nine.");
        browser.settle();
        browser.named("button", "Retract").click();
        browser.named("dialog button", "Retract").click();
        browser.untilText(".state", "shows nothing at this moment");
        browser.settle();
        browser.named("button", "Erase").click();
        browser.one("dialog input").sendKeys("erase", Keys.ENTER);
        browser.untilText(".note", "erased");
        assertThat(site.os().memory().history("made/here")).isEmpty();
    }

    @Test
    void theTrailTellsWhoDidWhat() {
        site.visit("#/store");
        browser.one("#operator").clear();
        browser.one("#operator").sendKeys("inspector", Keys.TAB);
        browser.one("#take-snapshot").click();
        browser.one("dialog input[name=note]").sendKeys("for the trail", Keys.ENTER);
        browser.untilText("td", "for the trail");
        site.go("#/trail?correlation=console%3Ainspector");
        browser.untilText("td", "console:inspector");
        assertThat(browser.text(".summary")).startsWith("1 transaction");
        browser.untilText(".changes .badge", "snapshot");
        assertThat(browser.all("#export-jsonl, #export-csv")).hasSize(2);
    }

    @Test
    void whatChangedBetweenTwoMomentsIsListed() {
        site.visit("#/time?from=2&until=");
        browser.untilText("td a", "diary/2026-01-12");
        browser.untilText(".badge", "changed");
    }

    @Test
    void anErrorIsToldWithItsCode() {
        site.visit("#/search?q=bridge&as_of=99999");
        browser.untilText(".state.failed", "code");
        assertThat(browser.text(".state.failed code")).isNotBlank();
        // The browser itself notes that an answer was no success.
        assertThat(browser.violations()).allMatch(one -> one.contains("Failed to load resource"));
    }
}
