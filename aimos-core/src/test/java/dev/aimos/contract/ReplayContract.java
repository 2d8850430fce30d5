package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.index.Context;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Hit;
import dev.aimos.index.Query;
import dev.aimos.index.TokenBudget;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Answerer;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Replayed;
import dev.aimos.witness.Replayed.Difference;
import dev.aimos.witness.Verdict;
import dev.aimos.witness.Witness;
import dev.aimos.witness.Witnesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What replays promise: the same input, the same retrieval, and where the answers differ. */
public abstract class ReplayContract extends HhniSuite {
    private static final Query QUERY =
            Query.of("how high is the tower").limit(2).receipt(true);
    private static final Json QUESTION = Json.Obj.EMPTY.with("question", Json.of(QUERY.text()));

    /** Answers with the best hit's text. */
    private static final Answerer BEST =
            given -> answer(given.hits().orElseThrow().list());

    @BeforeEach
    void fill() {
        put("tower", "The tower is 312 m high.");
        put("bridge", "The bridge is 2,737 m long.");
        put("other", "Towers are high, as a rule.");
    }

    private Witnesses witnesses() {
        return os().witnesses();
    }

    private static Json answer(List<Hit> hits) {
        return Json.Obj.EMPTY
                .with("answer", Json.of(hits.get(0).text()))
                .with(
                        "sources",
                        new Json.Arr(
                                hits.stream().map(hit -> Json.of(hit.key())).toList()));
    }

    private Hash witnessed(Witness.Builder builder) {
        Witness witness = builder.build();
        witnesses().record(witness);
        return witness.id();
    }

    private Hash answered() {
        var hits = index().search(QUERY);
        return witnessed(Witness.of(Witness.Kind.ANSWER, "best-hit")
                .input(QUESTION)
                .output(answer(hits.list()))
                .receipt(hits.receipt().orElseThrow()));
    }

    @Test
    void theSameAnswererGivesTheSameWhateverWasWrittenSince() {
        Hash id = answered();
        clock.nextDay();
        put("tower", "The tower is 330 m high, and high, and high.");
        put("new", "How high is the tower? The tower is high.");
        memory().retract("other");
        reopen();
        Replayed replayed = witnesses().replay(id, BEST);
        assertThat(replayed.same()).isTrue();
        assertThat(replayed.witness()).isEqualTo(id);
        assertThat(replayed.actual()).isEqualTo(replayed.expected());
        assertThat(replayed.differences()).isEmpty();
        assertThat(replayed.retrieval().map(Verdict::proved)).contains(true);
        assertThat(witnesses().get(id).orElseThrow().witness().output()).contains(replayed.output());
    }

    @Test
    void theAnswererIsGivenWhatWasRecorded() {
        Receipt receipt = index().search(QUERY).receipt().orElseThrow();
        Hash id = answered();
        put("tower", "The tower is 330 m high.");
        witnesses().replay(id, given -> {
            assertThat(given.witness().id()).isEqualTo(id);
            assertThat(given.input()).isEqualTo(QUESTION);
            assertThat(given.asOf()).isEqualTo(AsOf.basis(receipt.state().basis()));
            assertThat(textAt("tower", given.asOf())).contains("312 m");
            assertThat(given.context()).isEmpty();
            assertThat(given.hits().orElseThrow()).isSameAs(given.hits().orElseThrow());
            assertThat(given.hits().orElseThrow().receipt())
                    .as("as it was asked the first time")
                    .contains(receipt);
            return QUESTION;
        });
    }

    @Test
    void aContextIsPutTogetherAgain() {
        Context context = index().assemble(QUERY, ContextOptions.of(TokenBudget.of(60)));
        Hash id = witnessed(
                Witness.of(context.receipt().orElseThrow()).input(QUESTION).output(Json.of(context.text())));
        put("tower", "The tower is 330 m high.");
        Replayed replayed = witnesses().replay(id, given -> {
            assertThat(given.hits()).isEmpty();
            assertThat(given.context()).contains(context);
            return Json.of(given.context().orElseThrow().text());
        });
        assertThat(replayed.same()).isTrue();
        assertThat(replayed.retrieval().map(Verdict::proved)).contains(true);
    }

    @Test
    void whereAnotherAnswererDiffersIsTold() {
        Hash id = answered();
        Replayed replayed = witnesses()
                .replay(
                        id,
                        given -> ((Json.Obj) BEST.answer(given))
                                .with("answer", Json.of("The tower is 324 m high."))
                                .with("model", Json.of("another")));
        assertThat(replayed.same()).isFalse();
        assertThat(replayed.actual()).isNotEqualTo(replayed.expected());
        assertThat(replayed.differences())
                .containsExactly(
                        new Difference(
                                "/answer",
                                Optional.of(Json.of("The tower is 312 m high.")),
                                Optional.of(Json.of("The tower is 324 m high.")),
                                14),
                        new Difference("/model", Optional.empty(), Optional.of(Json.of("another")), -1));
    }

    @Test
    void ofAnAnswerThatWasOnlyHashedTheWholeDiffers() {
        Hash hash = Hash.sha256(Json.of("312 m").canonical().getBytes(StandardCharsets.UTF_8));
        Hash id = witnessed(
                Witness.of(Witness.Kind.ANSWER, "model-1").input(QUESTION).outputHash(hash));
        assertThat(witnesses().replay(id, given -> Json.of("312 m")).same()).isTrue();
        Replayed other = witnesses().replay(id, given -> Json.of("330 m"));
        assertThat(other.differences())
                .containsExactly(new Difference("", Optional.empty(), Optional.of(Json.of("330 m")), -1));
        assertThat(other.retrieval()).isEmpty();
    }

    @Test
    void withoutAReceiptTheMemoryIsReadAsItWasThen() {
        Hash id = witnessed(
                Witness.of(Witness.Kind.ANSWER, "model-1").input(QUESTION).output(Json.of("312 m")));
        put("tower", "The tower is 330 m high.");
        witnesses().replay(id, given -> {
            assertThat(given.hits()).isEmpty();
            assertThat(given.context()).isEmpty();
            assertThat(textAt("tower", given.asOf())).contains("312 m");
            return Json.of("312 m");
        });
    }

    @Test
    void whatWasErasedIsToldOfTheRetrieval() {
        Hash id = answered();
        memory().erase(List.of("tower"));
        Replayed replayed = witnesses().replay(id, BEST);
        assertThat(replayed.same()).isFalse();
        assertThat(replayed.retrieval().map(Verdict::result)).contains(Verdict.Result.UNDECIDED);
    }

    @Test
    void nothingIsRetrievedUnlessAskedFor() {
        Hash id = answered();
        AtomicInteger calls = new AtomicInteger();
        int questions = embedder.questions();
        Replayed replayed = witnesses().replay(id, given -> {
            calls.incrementAndGet();
            assertThat(embedder.questions()).isEqualTo(questions);
            return given.input();
        });
        assertThat(calls).hasValue(1);
        assertThat(replayed.output()).isEqualTo(QUESTION);
    }

    @Test
    void whatCannotBeReplayedIsRefused() {
        Hash noInput = witnessed(Witness.of(Witness.Kind.ANSWER, "model-1").output(QUESTION));
        Hash noOutput = witnessed(Witness.of(Witness.Kind.ANSWER, "model-1").input(QUESTION));
        refused(() -> witnesses().replay(noInput, BEST), AimosException.InvalidRequest.class, "witness-without-input");
        refused(
                () -> witnesses().replay(noOutput, BEST),
                AimosException.InvalidRequest.class,
                "witness-without-output");
        refused(() -> witnesses().replay(Hash.sha256(), BEST), AimosException.NotFound.class, "witness-missing");
    }

    private static void refused(Runnable call, Class<? extends AimosException> type, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(type, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void anAnswererThatFailsIsReportedWithWhy() {
        Hash id = answered();
        IOException cause = new IOException("the model is not there");
        assertThatThrownBy(() -> witnesses().replay(id, given -> {
                    throw cause;
                }))
                .isInstanceOfSatisfying(AimosException.Fault.class, e -> {
                    assertThat(e.code()).isEqualTo("answerer-failed");
                    assertThat(e).hasCause(cause).hasMessageContaining("the model is not there");
                });
        assertThatThrownBy(() -> witnesses().replay(id, given -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(AimosException.Fault.class);
        assertThat(Thread.interrupted()).as("the flag is set again").isTrue();
    }

    @Test
    @SuppressWarnings("NullAway") // what the caller must not do
    void anAnswererThatReturnsNullIsReported() {
        Hash id = answered();
        assertThatThrownBy(() -> witnesses().replay(id, given -> null))
                .isInstanceOfSatisfying(
                        AimosException.Fault.class, e -> assertThat(e.code()).isEqualTo("answerer-failed"))
                .hasMessageContaining("null");
    }
}
