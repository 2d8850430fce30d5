package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Erased;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Event;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plans.Reads;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunQuery;
import dev.aimos.plan.RunStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that are erased, with the plans that no other run has. */
public abstract class RunErasureContract extends PlanSuite {
    /** Its text says what no other text does. */
    private static final String ACL = """
            PLAN p "zanzibarium":
              AMEND count(change.added) == 1
              STEP a: ASSIGN builder INPUT x = 1
              STEP b: REQUIRES a APPROVE "go on?"
              STEP c: REQUIRES b ASSIGN builder
            """;

    private static final String AMENDED = ACL + "  STEP d: REQUIRES b ASSIGN builder: \"quetzalcoat\"\n";

    private Run start(String id, String acl) {
        Run run = plans().start(Launch.of(plan(acl), all(PlanSuite::echo)).id(id));
        finish(run);
        return run;
    }

    private RunStatus goOn(String id) {
        Run run = plans().resume(id, all(PlanSuite::echo), Reads.AS_IT_IS);
        plans().decide(id, "b", Decision.approve("olga"));
        return finish(run);
    }

    /** A run that is not under way, and not over. */
    private void interrupted(String id, String acl) {
        start(id, acl);
        reopen();
    }

    private boolean anyFileSays(String text) throws IOException {
        return harness().files().stream()
                .anyMatch(file -> new String(file, StandardCharsets.ISO_8859_1).contains(text));
    }

    private void requireSound() {
        assertThat(memory().verify().findings()).isEmpty();
    }

    @Test
    void aRunUnderWayIsNotErasedAndOneThatIsOverIsAndItsNameIsFree() throws IOException {
        Door door = new Door();
        Run run = plans().start(Launch.of(plan("PLAN p: STEP a: ASSIGN builder"), all(context -> {
                    door.pass();
                    return out("x", "zanzibarium");
                }))
                .id("run"));
        door.awaitReached();
        assertThat(code(() -> plans().erase("run"))).contains("run-under-way");
        door.open();
        finish(run);
        assertThat(anyFileSays("zanzibarium")).isTrue();
        plans().erase("run");
        assertThat(anyFileSays("zanzibarium")).isFalse();
        assertThat(code(() -> plans().erase("run"))).contains("run-missing");
        assertThat(code(() -> plans().events("run", 0, 1))).contains("run-missing");
        assertThat(code(() -> plans().show("run"))).contains("run-missing");
        assertThat(plans().runs(RunQuery.all())).isEmpty();
        assertThat(code(() -> plans().erase("other"))).contains("run-missing");
        requireSound();
    }

    @Test
    void thePlanGoesWithItsLastRun() throws IOException {
        for (String id : List.of("one", "two", "three")) {
            interrupted(id, ACL);
        }
        plans().erase("two");
        reopen();
        plans().erase("one");
        assertThat(anyFileSays("zanzibarium")).isTrue();
        long turns = plans().events("three", 0, Integer.MAX_VALUE).stream()
                .map(event -> event.recorded().seq())
                .distinct()
                .count();
        Erased last = plans().erase("three");
        assertThat(last.seqs()).hasSize((int) turns + 1).contains(0L);
        assertThat(last.versions()).isEqualTo(turns + 1);
        assertThat(anyFileSays("zanzibarium")).isFalse();
        requireSound();
        reopen();
        assertThat(anyFileSays("zanzibarium")).isFalse();
        requireSound();
    }

    @Test
    void otherRunsOfThePlanGoOn() {
        interrupted("gone", ACL);
        interrupted("stays", ACL);
        AsOf before = AsOf.tx(os().status().tx());
        plans().erase("gone");
        reopen();
        assertThat(plans().show("stays", before).waiting()).hasSize(1);
        assertThat(goOn("stays")).isEqualTo(RunStatus.COMPLETED);
        assertThat(plans().replay("stays").same()).isTrue();
        assertThat(plans().show("stays").plan().description()).isEqualTo("zanzibarium");
    }

    @Test
    void aRunThatIsOverKeepsItsPlan() {
        start("over", ACL);
        assertThat(goOn("over")).isEqualTo(RunStatus.COMPLETED);
        interrupted("gone", ACL);
        plans().erase("gone");
        reopen();
        assertThat(plans().replay("over").same()).isTrue();
        assertThat(plans().show("over").plan()).isEqualTo(plan(ACL));
    }

    @Test
    void anErasedRunIsStartedAgainUnderItsName() {
        interrupted("run", ACL);
        plans().erase("run");
        interrupted("run", ACL);
        assertThat(goOn("run")).isEqualTo(RunStatus.COMPLETED);
        requireReplaysTheSame();
        requireSound();
        plans().erase("run");
        start("run", ACL);
        requireReplaysTheSame();
    }

    @Test
    void versionsThatWereProposedGoToo() throws IOException {
        interrupted("run", ACL);
        plans().propose("run", plan(AMENDED));
        plans().propose("run", plan(AMENDED + "  STEP e: ASSIGN builder: \"ixcuina\"\n  STEP f: ASSIGN builder\n"));
        assertThat(history(Event.Amended.class)).hasSize(1);
        assertThat(history(Event.AmendmentRefused.class)).hasSize(1);
        assertThat(anyFileSays("quetzalcoat")).isTrue();
        assertThat(anyFileSays("ixcuina")).isTrue();
        plans().erase("run");
        for (String text : List.of("zanzibarium", "quetzalcoat", "ixcuina")) {
            assertThat(anyFileSays(text)).as(text).isFalse();
        }
        requireSound();
    }

    @Test
    void aVersionThatAnotherRunCameToStays() throws IOException {
        interrupted("came", ACL);
        plans().propose("came", plan(AMENDED));
        interrupted("began", AMENDED);
        plans().erase("began");
        reopen();
        assertThat(goOn("came")).isEqualTo(RunStatus.COMPLETED);
        assertThat(plans().replay("came").same()).isTrue();
        assertThat(plans().show("came").step("d")).isPresent();

        interrupted("began", AMENDED);
        plans().erase("came");
        assertThat(anyFileSays("quetzalcoat")).isTrue();
        reopen();
        assertThat(goOn("began")).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void aForkOutlivesTheRunItTookOverFrom() {
        start("run", ACL);
        goOn("run");
        finish(plans().fork(
                        "run", "c", Launch.of(plan(ACL), all(PlanSuite::echo)).id("fork")));
        List<RunEvent> events = plans().events("fork", 0, Integer.MAX_VALUE);
        plans().erase("run");
        reopen();
        assertThat(plans().events("fork", 0, Integer.MAX_VALUE)).isEqualTo(events);
        assertThat(plans().show("fork").step("a").orElseThrow().outputs())
                .isEqualTo(Json.Obj.EMPTY.with("x", Json.of(1)));
        assertThat(plans().replay("fork").same()).isTrue();
    }
}
