package dev.aimos.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.index.Address;
import dev.aimos.index.Mode;
import dev.aimos.index.Span;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WitnessTest {
    private static final Hash SOME = Hash.sha256("some".getBytes(StandardCharsets.UTF_8));
    private static final State STATE = new State(
            new Basis(3, Instant.parse("2026-01-02T03:04:05Z"), Instant.parse("2026-01-02T03:04:06.000001Z")), 7, SOME);

    /** Every member that there is. */
    static Witness full() {
        Receipt receipt = new Receipt(
                Receipt.Kind.SEARCH,
                Json.Obj.EMPTY.with("text", Json.of("how tall")),
                Optional.empty(),
                STATE,
                "english-1",
                Optional.of("model-384"),
                Mode.HYBRID,
                List.of(new Receipt.Entry(
                        new Use(Address.parse("doc:tower/sec:1/par:2"), 4, SOME), 0.75, List.of(new Span(3, 9)))),
                Optional.empty());
        return Witness.of(Witness.Kind.ANSWER, "model-1")
                .tool("search")
                .prompt("Answer.")
                .input(Json.of("how tall is the tower"))
                .output(Json.of("312 m"))
                .receipt(receipt)
                .used(new Use(Address.of("bridge"), 2, Hash.sha256()))
                .rawConfidence(0.5, Hash.sha256(new byte[] {1}))
                .judgement(Gate.DEFAULT.judge(0.6, new Risk(1, 1, 1, 1, 1), Criticality.IMPORTANT, Optional.of("law")))
                .signal("margin", 0.25)
                .step("run-1", "answer", 2)
                .parent(SOME)
                .correlation("request 7")
                .policy("internal")
                .metadata(Json.Obj.EMPTY.with("note", Json.of("é\u0000")))
                .build();
    }

    @Test
    void whatIsDerivedIsComputed() {
        Witness witness = full();
        assertThat(witness.id()).isEqualTo(Hash.sha256(witness.canonical().getBytes(StandardCharsets.UTF_8)));
        assertThat(witness.outputHash()).contains(Hash.sha256("\"312 m\"".getBytes(StandardCharsets.UTF_8)));
        assertThat(witness.promptHash()).contains(Hash.sha256("Answer.".getBytes(StandardCharsets.UTF_8)));
        assertThat(witness.band()).contains(Band.C);
        assertThat(witness.threshold()).isEqualTo(0.85);
        assertThat(witness.risk()).hasValue(1.0);
        assertThat(witness.passed()).isFalse();
        assertThat(witness.reasons()).startsWith("confidence-below-threshold", "risk-above-limit");
        assertThat(witness.reads()).contains(STATE);
        assertThat(witness.used()).extracting(use -> use.address().key()).containsExactly("tower", "bridge");
        assertThat(Witness.of(Witness.Kind.ANSWER, "m").confidence(0.7).build().passed())
                .isTrue();
        assertThat(Witness.of(Witness.Kind.ANSWER, "m").build().passed()).isFalse();
    }

    @Test
    void itReadsBackAsItWasWritten() {
        Witness witness = full();
        Witness read = Witness.of(witness.json());
        assertThat(read).isEqualTo(witness);
        assertThat(read.canonical()).isEqualTo(witness.canonical());
        assertThat(witness.json().canonical()).isEqualTo(witness.canonical());
        Witness least = Witness.of(Witness.Kind.DECISION, "me").build();
        assertThat(least.canonical())
                .isEqualTo("{\"criticality\":\"routine\",\"kind\":\"decision\",\"model\":\"me\",\"passed\":false,"
                        + "\"threshold\":0.7}");
        assertThat(Witness.of(least.json())).isEqualTo(least);
    }

    /** Changing any one value, anywhere, makes another witness or none. */
    @Test
    void noMemberCanBeChangedUnnoticed() {
        Witness witness = full();
        List<Json> mutants = new ArrayList<>();
        mutants(witness.json(), mutants);
        assertThat(mutants).hasSizeGreaterThan(60);
        for (Json mutant : mutants) {
            assertThat(mutant.canonical()).isNotEqualTo(witness.canonical());
            try {
                assertThat(Witness.of((Json.Obj) mutant).id())
                        .as(mutant.canonical())
                        .isNotEqualTo(witness.id());
            } catch (AimosException.InvalidRequest refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }

    /** Each with one leaf changed, or one member or item left out. */
    private static void mutants(Json json, List<Json> into) {
        switch (json) {
            case Json.Obj object ->
                object.members().forEach((name, value) -> {
                    Map<String, Json> without = new LinkedHashMap<>(object.members());
                    without.remove(name);
                    into.add(new Json.Obj(without));
                    List<Json> changed = new ArrayList<>();
                    mutants(value, changed);
                    changed.forEach(other -> into.add(object.with(name, other)));
                });
            case Json.Arr list -> {
                for (int i = 0; i < list.items().size(); i++) {
                    List<Json> without = new ArrayList<>(list.items());
                    without.remove(i);
                    into.add(new Json.Arr(without));
                    List<Json> changed = new ArrayList<>();
                    mutants(list.items().get(i), changed);
                    for (Json other : changed) {
                        List<Json> items = new ArrayList<>(list.items());
                        items.set(i, other);
                        into.add(new Json.Arr(items));
                    }
                }
            }
            case Json.Str text ->
                into.add(Json.of((text.value().startsWith("a") ? "b" : "a")
                        + text.value().substring(Math.min(1, text.value().length()))));
            case Json.Num number -> into.add(Json.of(number.value() == 0.5 ? 0.25 : number.value() / 2));
            case Json.Bool bool -> into.add(Json.of(!bool.value()));
            case Json.Null nothing -> into.add(Json.of(0));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aConfidenceIsFromZeroToOne(double value) {
        assertThatThrownBy(() -> Witness.of(Witness.Kind.ANSWER, "m").confidence(value))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("from 0 to 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " m", "m\n", "\u0000"})
    void aModelHasAName(String name) {
        assertThatThrownBy(() -> Witness.of(Witness.Kind.ANSWER, name))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("model");
    }

    @Test
    void whatItDoesNotKnowIsRefused() {
        Json.Obj json = full().json();
        assertThatThrownBy(() -> Witness.of(json.with("pased", Json.of(true))))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("pased");
        assertThatThrownBy(() -> Witness.of(json.with("passed", Json.of(true))))
                .isInstanceOfSatisfying(
                        AimosException.InvalidRequest.class,
                        e -> assertThat(e.code()).isEqualTo("witness-altered"));
        assertThatThrownBy(() -> Witness.of(json.with("attempt", Json.of(1e300))))
                .isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> Witness.of(json.with("reads", Json.of("x"))))
                .isInstanceOf(AimosException.InvalidRequest.class);
    }
}
