package dev.aimos.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.Json;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.json.JsonReader;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Turns are read as they were written, and what is no turn is refused. */
final class TurnRecordTest {
    private static final long NOON = Micros.of(EveryEvent.NOON);
    private static final Json.Obj ONE = Json.Obj.EMPTY.with("n", Json.of(1));

    private static TurnRecord turn(int happened, Event... events) {
        return new TurnRecord("run", 3, NOON, happened, false, List.of(events));
    }

    private static TurnRecord again(TurnRecord turn) throws IOException {
        return TurnRecord.decode(turn.encode());
    }

    private static String text(TurnRecord turn) {
        return new String(turn.encode(), StandardCharsets.UTF_8);
    }

    private static Event returned(String step, Json.Obj outputs) {
        return new Event.Returned(step, 1, outputs, Budget.NONE);
    }

    @Test
    void everyEventIsReadAsItWasWritten() throws IOException {
        List<Event> outside = EveryEvent.outside();
        TurnRecord turn = new TurnRecord("a run", 12, NOON, outside.size(), true, EveryEvent.all());
        assertThat(turn.events().stream().<Class<?>>map(Event::getClass).distinct())
                .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
        assertThat(again(turn)).isEqualTo(turn);
        assertThat(again(turn).outside()).isEqualTo(outside);
        assertThat(again(turn).encode()).isEqualTo(turn.encode());
    }

    @ParameterizedTest
    @MethodSource("dev.aimos.core.plan.EveryEvent#all")
    void anEventIsReadAsItWasWrittenAlone(Event event) throws IOException {
        assertThat(EventReader.read(EventJson.of(event))).isEqualTo(event);
        CanonicalWriter out = new CanonicalWriter(64);
        EventJson.write(event, out);
        assertThat(out.toBytes()).isEqualTo(CanonicalWriter.toBytes(EventJson.of(event)));
    }

    @Test
    void aTurnIsCanonicalJson() throws IOException {
        byte[] payload =
                new TurnRecord("a run", 12, NOON, EveryEvent.outside().size(), true, EveryEvent.all()).encode();
        assertThat(CanonicalWriter.toBytes(JsonReader.read(payload))).isEqualTo(payload);
        assertThat(text(turn(1, new Event.CancelRequested("carl", ""), new Event.Skipped("a", "moot"))))
                .isEqualTo("{\"at\":\"2026-01-01T12:00:00.000001Z\",\"events\":["
                        + "{\"by\":\"carl\",\"event\":\"cancel-requested\"},"
                        + "{\"event\":\"skipped\",\"reason\":\"moot\",\"step\":\"a\"}],"
                        + "\"first\":3,\"happened\":1,\"run\":\"run\"}");
    }

    @Test
    void theOutputsThatAnAttemptGaveBackAreWrittenOnce() throws IOException {
        TurnRecord turn = turn(2, returned("a", ONE), returned("b", Json.Obj.EMPTY), new Event.Completed("a", ONE));
        assertThat(text(turn)).containsOnlyOnce("\"outputs\"");
        assertThat(again(turn)).isEqualTo(turn);
    }

    @Test
    void outputsOtherThanThoseGivenBackAreWritten() throws IOException {
        TurnRecord none = turn(1, returned("a", ONE), new Event.Completed("a", Json.Obj.EMPTY));
        assertThat(again(none)).isEqualTo(none);
        TurnRecord others = turn(1, returned("a", ONE), new Event.Completed("a", ONE.with("n", Json.of(2))));
        assertThat(again(others)).isEqualTo(others);
        TurnRecord ofAnother = turn(1, returned("a", ONE), new Event.Completed("b", Json.Obj.EMPTY));
        assertThat(again(ofAnother)).isEqualTo(ofAnother);
    }

    @Test
    void aTurnKnowsTheNumberOfItsLastEvent() {
        assertThat(turn(1, new Event.TimePassed(EveryEvent.NOON)).last()).isEqualTo(3);
        assertThat(turn(1, new Event.TimePassed(EveryEvent.NOON), new Event.Skipped("a", ""))
                        .last())
                .isEqualTo(4);
    }

    private static String refusal(String json) {
        try {
            return TurnRecord.decode(json.getBytes(StandardCharsets.UTF_8)).toString();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String with(String member, String value) throws IOException {
        String sound = text(turn(1, new Event.TimePassed(EveryEvent.NOON), new Event.Skipped("a", "")));
        Map<String, Json> members =
                new LinkedHashMap<>(((Json.Obj) JsonReader.read(sound.getBytes(StandardCharsets.UTF_8))).members());
        members.remove(member);
        if (!value.isEmpty()) {
            members.put(member, JsonReader.read(value.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        }
        return CanonicalWriter.toText(new Json.Obj(members));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at", "events", "first", "happened", "run"})
    void aTurnWithoutAMemberIsRefused(String member) throws IOException {
        String missing = "a record of a run has at, events, first, happened and run";
        assertThat(refusal(with(member, ""))).isEqualTo(missing);
        assertThat(refusal(with(member, "{}"))).isEqualTo(missing);
        assertThat(refusal(with(member, "null"))).isEqualTo(missing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "events; []; at least one event",
                "events; ['time-passed']; an event is an object",
                "events; [{}]; there is no event ''",
                "events; [{'event':'exploded'}]; there is no event 'exploded'",
                "events; [{'event':'skipped','step':'a'}]; are from outside",
                "happened; 0; one from outside",
                "happened; 2; are from outside",
                "happened; 3; one from outside",
                "happened; 0.5; 'happened' is a whole number",
                "happened; 4294967297; 'happened' is too large",
                "first; -1; 'first' is a whole number",
                "first; 1.5; 'first' is a whole number",
                "first; 1e300; 'first' is a whole number",
                "held; false; 'held'",
                "held; 'true'; 'held'",
                "at; 'noon'; a moment cannot be read: noon",
                "at; '+900000000-01-01T00:00:00Z'; a moment cannot be read",
            })
    void whatIsNoTurnIsRefused(String member, String value, String why) throws IOException {
        assertThat(refusal(with(member, value))).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event':'returned','step':'a'}",
                "{'event':'returned','step':'a','attempt':1.5}",
                "{'event':'returned','step':'a','attempt':-1}",
                "{'event':'returned','step':'a','attempt':4294967296}",
                "{'event':'returned','step':'a','attempt':'1'}",
                "{'event':'returned','step':7,'attempt':1}",
                "{'event':'returned','step':'a','attempt':1,'outputs':[]}",
                "{'event':'returned','step':'a','attempt':1,'used':{'tokens':-1}}",
                "{'event':'returned','step':'a','attempt':1,'used':{'tokens':0.5}}",
                "{'event':'returned','step':'a','attempt':1,'used':{'tokens':1e17}}",
                "{'event':'returned','step':'a','attempt':1,'used':{'coal':1}}",
                "{'event':'broke','step':'a','attempt':1}",
                "{'event':'broke','step':'a','attempt':1,'failure':{'code':'c','message':'m','retryable':'yes'}}",
                "{'event':'time-passed'}",
                "{'event':'time-passed','due':'later'}",
                "{'event':'decided','request':'a','choice':'maybe','by':'me'}",
                "{'event':'resumed','reads':{'tx':1}}",
                "{'event':'resumed','reads':7}",
            })
    void whatIsNoEventIsRefused(String event) throws IOException {
        String turn = with("events", "[" + event + "]");
        assertThatThrownBy(() -> TurnRecord.decode(turn.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void listsAndFlagsOfEventsAreWhatTheyAreSaidToBe() {
        assertThat(List.of(
                        "{\"event\":\"gate-checked\",\"step\":\"a\",\"gate\":\"g\"}",
                        "{\"event\":\"unwinding\",\"failure\":{\"retryable\":false},\"steps\":\"a\"}",
                        "{\"event\":\"unwinding\",\"failure\":{\"retryable\":false},\"steps\":[1]}"))
                .allSatisfy(event -> assertThatThrownBy(
                                () -> EventReader.read(JsonReader.read(event.getBytes(StandardCharsets.UTF_8))))
                        .isInstanceOf(IOException.class));
    }

    @Test
    void noTurnIsCutShort() throws IOException {
        byte[] whole = turn(1, new Event.TimePassed(EveryEvent.NOON), new Event.Skipped("a", ""))
                .encode();
        List<Integer> read = new ArrayList<>();
        for (int length = 0; length < whole.length; length++) {
            try {
                TurnRecord.decode(Arrays.copyOf(whole, length));
                read.add(length);
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
        assertThat(read).isEmpty();
        assertThat(TurnRecord.decode(whole).events()).hasSize(2);
    }
}
