package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.apoe.Acl;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import dev.aimos.plan.RunQuery;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Runs of plans on the console: started, watched, decided about, and looked back at. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleRunsTest {
    /** A plan in which nobody works: its steps give back what they are given. */
    private static final String ALONE = """
            PLAN alone "Says something of each thing":
              INPUT things: list of text
              INPUT times: number = 1 "how often"
              OUTPUT said: list of text = steps.each.out.said

              STEP each:
                FOR_EACH thing IN inputs.things
                INPUT said = "${thing}, ${inputs.times} times"
                OUTPUT said: text
            """;

    private ConsoleSite site;
    private ConsolePage page;

    @BeforeAll
    void open(@TempDir Path directory) {
        site = ConsoleSite.open(directory, false, options -> options);
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
    }

    private RunView shown(String run) {
        return site.os().plans().show(run);
    }

    /** Runs the plan in which nobody works, to its end. */
    private void runAlone(String id, int things) throws InterruptedException {
        Plan plan = Acl.parse(ALONE);
        Json list = new Json.Arr(
                IntStream.range(0, things).mapToObj(i -> Json.of("thing " + i)).toList());
        site.os()
                .plans()
                .start(Launch.of(plan, Handlers.builder().build()).id(id).inputs(new Json.Obj(Map.of("things", list))))
                .await();
    }

    @Test
    void aRunIsStartedWatchedAndApproved() {
        page.start("approval", "load limit", "announcement").says(".question", "Publish this?");
        page.settled().click("[data-choice=approve]").notes("Say who decides");
        assertThat(page.offers("[aria-label='step publish, waiting']")).isTrue();
        page.decide("approve", "operator", "looks right").runIs("completed").says(".events", "operator");
        page.settled().click("[data-step=find]").says(".chosen-step", "completed");
        assertThat(shown("announcement").summary().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void aRunIsCancelledAfterAsking() {
        page.start("approval", "load limit", "mistake").says(".question", "Publish this?");
        page.click("#cancel-run")
                .fill("by", "operator")
                .fill("reason", "not yet")
                .escape();
        assertThat(shown("mistake").summary().status()).isEqualTo(RunStatus.WAITING);
        page.click("#cancel-run")
                .fill("by", "operator")
                .fill("reason", "not yet")
                .press("Cancel the run");
        page.runIs("cancelled");
        assertThat(shown("mistake").summary().status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void aStepThatFailedIsTakenAsDoneWithOutputsOfItsTypes() {
        page.visit("runs/start/approval")
                .fill("topic", "load limit")
                .fill("mock", "{\"announce.sent\": false}")
                .fill("#id", "by-hand")
                .press("Start");
        page.headed("by-hand").says(".question", "Publish this?");
        page.decide("approve", "operator", "").says(".question", "Try again, or give up?");
        page.decide("accept", "operator", "called them").asks("sent boolean, needed");
        page.press("Take as done").asks("a value is needed");
        page.choose("sent", "true").press("Take as done").asksNothing().runIs("completed");
        RunView run = shown("by-hand");
        assertThat(run.results().get("sent")).contains(Json.of(true));
        assertThat(run.summary().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void whatTheServerRefusesIsToldWhereItWasAsked() {
        page.visit("runs/start/approval").fill("topic", "load limit").choose("role:builder", "mock");
        page.fill("mock", "{\"nowhere.text\": \"x\"}").fill("#id", "refused").press("Start");
        page.says("#start-run .failed", "nowhere");
        assertThat(page.value("main [name=topic]")).isEqualTo("load limit");
        assertThat(site.os().plans().runs(RunQuery.all()))
                .noneMatch(run -> run.run().equals("refused"));
        expectRefusals();
    }

    @Test
    void aPlanOfOnesOwnIsCheckedWithItsPlacesAndStarted() {
        String wrong = ALONE.replace("OUTPUT said: text", "OUTPUT said: txt");
        page.visit("runs/start/").fill("text", wrong).press("Check");
        page.says(".problems", "line 9, column 18").says(".problems", "did you mean text?");
        assertThat(page.text(".problems .caret").lines().map(String::stripTrailing))
                .containsExactly("    OUTPUT said: txt", "                 ^^^");
        assertThat(page.offers("#start-run")).isFalse();
        page.refill("text", ALONE).says("#checked", "changed since").press("Check");
        page.says(".judged", "Nothing is wrong").says("#start-run", "list of text, needed");
        page.fill("times", "often").fill("#id", "own").press("Start").says(".wrong", "“often” is no number");
        page.says(".wrong", "a value is needed");
        page.refill("times", "2").fill("things", "a bolt\na nut").press("Start");
        page.headed("own").runIs("completed");
        assertThat(shown("own").results().get("said"))
                .contains(new Json.Arr(List.of(Json.of("a bolt, 2 times"), Json.of("a nut, 2 times"))));
    }

    @Test
    void whoWorksIsShownForEachRole() {
        page.visit("runs/start/approval").says("main", "as the server does (library, mock)");
        assertThat(page.seen("[...document.querySelectorAll('[data-role]')].map((one) => one.dataset.role).join(' ')"))
                .isEqualTo("retriever builder storer mailer");
        assertThat(page.seen("document.querySelector('[data-role=retriever]').options.length"))
                .isEqualTo(3L);
        assertThat(page.seen("document.querySelector('[data-role=builder]').options.length"))
                .isEqualTo(2L);
    }

    @Test
    void manyItemsOfAStepAreDrawnAsOne() throws InterruptedException {
        runAlone("crowd", 30);
        page.visit("runs/crowd").runIs("completed").settled();
        assertThat(page.count("svg.dag .step")).isEqualTo(2);
        page.click("[data-step='each[…]']").says(".chosen-step", "30 completed");
        assertThat(page.count(".chosen-step tbody tr")).isEqualTo(30);
        page.click("details summary").says("details td", "each[29]");
    }

    @Test
    void whatIsLongIsShownPieceByPiece() throws InterruptedException {
        runAlone("long", 600);
        page.visit("runs/long").runIs("completed").says(".more", "earlier of").settled();
        assertThat(page.count(".events li")).isEqualTo(500);
        page.press("Show 1").says(".events", "0 · ");
        page.click("[data-step='each[…]']").says(".chosen-step .more", "Show 200 more of 600");
        page.click(".chosen-step .more").says(".chosen-step .more", "Show 200 more of 600");
        assertThat(page.count(".chosen-step tbody tr")).isEqualTo(400);
        page.click(".chosen-step .more");
        assertThat(page.count(".chosen-step tbody tr")).isEqualTo(600);
        assertThat(page.offers(".chosen-step .more")).isFalse();
    }

    @Test
    void moreThanAHundredRunsCanBeSeen() throws InterruptedException {
        for (int i = 0; i < 101; i++) {
            runAlone("small-" + i, 1);
        }
        page.visit("runs?plan=alone").says(".pages", "The first 100 runs are shown");
        assertThat(page.count("main tbody tr")).isEqualTo(100);
        page.follow("main a", "Show more").says("td", "small-0").settled();
        assertThat(page.count("main tbody tr")).isGreaterThan(100);
    }

    @Test
    void aRunIsShownAsItWasKnown() {
        page.start("approval", "load limit", "before").says(".question", "Publish this?");
        long then = site.os().status().tx();
        long first = site.os().plans().events("before", 0, 1).get(0).recorded().tx();
        page.decide("approve", "operator", "yes").runIs("completed");
        page.visit("runs/before?as_of=" + then).runIs("waiting").says(".now-only", "As it was known then");
        page.says(".events", "waits").settled();
        assertThat(page.text(".events")).doesNotContain("operator");
        assertThat(page.offers("#cancel-run")).isFalse();
        assertThat(page.offers("#resume-run")).isFalse();
        assertThat(page.offers(".question")).isFalse();
        page.visit("runs?plan=approval&as_of=" + then).says("td", "waiting");
        page.visit("runs/before?as_of=" + (first - 1)).says("had not begun at this moment");
        assertThat(site.browser().violations()).allMatch(one -> one.contains("404"));
    }

    @Test
    void aRunThatIsNotThereIsToldAtOnce() {
        page.visit("runs/nobodys").settled().says(".failed", "there is no run 'nobodys'");
        page.visit("runs/nobodys?as_of=99999").settled().says(".failed", "99999");
        expectRefusals();
    }

    private void expectRefusals() {
        assertThat(site.browser().violations()).allMatch(one -> one.contains("Failed to load resource"));
    }
}
