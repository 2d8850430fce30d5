package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Failure;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.witness.TrailQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdempotencyTest {
    @TempDir
    private Path directory;

    private Served served() {
        return new Served(directory.resolve("store"), options -> options.answers(answers()));
    }

    private Path answers() {
        return directory.resolve("store/served/answers.jsonl");
    }

    private static Served.Reply put(Served served, String text, String... headers) {
        return served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"" + text + "\"}", headers);
    }

    /** What a kill leaves of the file: all lines but the last, and the last as far as it came. */
    private void tear(int keep, int ofTheNext) throws IOException {
        List<String> lines = Files.readAllLines(answers());
        String rest = keep < lines.size() ? lines.get(keep).substring(0, ofTheNext) : "";
        Files.writeString(
                answers(),
                String.join(
                                "",
                                lines.subList(0, keep).stream()
                                        .map(line -> line + "\n")
                                        .toList())
                        + rest);
    }

    @Test
    void theAnswerOfBeforeARestartIsGivenAfterIt() {
        Served.Reply first;
        try (Served served = served()) {
            first = put(served, "one", "Idempotency-Key", "a");
            put(served, "two");
        }
        for (int restart = 0; restart < 2; restart++) {
            try (Served served = served()) {
                Served.Reply again = put(served, "one", "Idempotency-Key", "a");
                assertThat(again.status()).isEqualTo(201);
                assertThat(again.body()).isEqualTo(first.body());
                assertThat(again.etag()).isEqualTo(first.etag());
                assertThat(again.raw().headers().firstValue("Idempotency-Replayed"))
                        .hasValue("true");
                assertThat(served.get("/api/v1/atoms/k").ok().path("text").asText())
                        .isEqualTo("two");
                assertThat(put(served, "other", "Idempotency-Key", "a").problem(422))
                        .isEqualTo("idempotency-key-reused");
            }
        }
    }

    @Test
    void whatWasWrittenButNotAnsweredIsNotWrittenAgain() throws IOException {
        for (int of : new int[] {0, 1, 40}) {
            String key = "key-" + of;
            try (Served served = served()) {
                put(served, key, "Idempotency-Key", key);
                put(served, "two");
            }
            int begun = Files.readAllLines(answers()).size() - 1;
            tear(begun, of);
            try (Served served = served()) {
                long before = served.os().status().tx();
                Served.Reply again = put(served, key, "Idempotency-Key", key);
                assertThat(again.problem(409)).isEqualTo("done-unanswered");
                assertThat(again.json().path("detail").asText()).contains("transaction " + (before - 1) + " ");
                assertThat(served.os().status().tx()).isEqualTo(before);
            }
        }
    }

    @Test
    void whatWasBegunButNotWrittenIsWritten() throws IOException {
        try (Served served = served()) {
            put(served, "one", "Idempotency-Key", "a");
        }
        tear(1, 0);
        String line = Files.readString(answers());
        Files.writeString(answers(), line.replace("\"a\"", "\"b\"").replace("idempotency:a", "idempotency:b"));
        try (Served served = served()) {
            put(served, "zero");
            long before = served.os().status().tx();
            assertThat(put(served, "one", "Idempotency-Key", "b").status()).isEqualTo(200);
            assertThat(served.os().status().tx()).isEqualTo(before + 1);
        }
    }

    @Test
    void aFileThatCannotBeUsedIsSaidAtTheStart() throws IOException {
        Files.createDirectories(answers());
        assertThatThrownBy(this::served).isInstanceOf(Failure.class).hasMessageContaining("cannot be used");
    }

    @Test
    void theTrailKnowsWhichKeyWrote() {
        try (Served served = served()) {
            put(served, "one", "Idempotency-Key", "a");
            put(served, "two", "Idempotency-Key", "b", "X-Correlation-Id", "mine");
            put(served, "three");
            assertThat(served.os().trail().read(TrailQuery.all()).entries())
                    .extracting(entry -> entry.correlation().orElse("-"))
                    .containsExactly("-", "mine", "idempotency:a");
        }
    }

    @Test
    void whatFailedIsForgottenForGood() {
        try (Served served = served()) {
            assertThat(put(served, "one", "Idempotency-Key", "a", "X-Correlation-Id", "c", "If-Match", "*")
                            .problem(412))
                    .isEqualTo("changed-meanwhile");
            put(served, "zero", "X-Correlation-Id", "c");
        }
        try (Served served = served()) {
            assertThat(put(served, "one", "Idempotency-Key", "a", "X-Correlation-Id", "c", "If-Match", "*")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void noAnswerOutlivesAnErasure() throws IOException {
        try (Served served = served()) {
            put(served, "one", "Idempotency-Key", "a");
            assertThat(Files.readString(answers())).contains("\\\"key\\\":\\\"k\\\"");
            served.write("POST", "/api/v1/erasures", "{\"keys\": [\"k\"]}", "Idempotency-Key", "e")
                    .ok();
            assertThat(Files.readString(answers())).doesNotContain("\\\"key\\\":\\\"k\\\"");
            assertThat(put(served, "one", "Idempotency-Key", "a").problem(409)).isEqualTo("answer-dropped");
            put(served, "two", "Idempotency-Key", "b");
        }
        try (AimOs os = LuceneAimOs.builder(directory.resolve("store")).open()) {
            os.memory().erase(List.of("k"));
        }
        try (Served served = served()) {
            assertThat(Files.readString(answers())).doesNotContain("\\\"key\\\":\\\"k\\\"");
            assertThat(put(served, "two", "Idempotency-Key", "b").problem(409)).isEqualTo("answer-dropped");
            assertThat(served.write("POST", "/api/v1/erasures", "{\"keys\": [\"k\"]}", "Idempotency-Key", "e")
                            .problem(409))
                    .isEqualTo("answer-dropped");
        }
    }

    @Test
    void damageInTheMiddleIsSaidRatherThanPassedOver() throws IOException {
        try (Served served = served()) {
            put(served, "one", "Idempotency-Key", "a");
        }
        Files.writeString(answers(), "x" + Files.readString(answers()));
        assertThatThrownBy(this::served).isInstanceOf(Failure.class).hasMessageContaining("damaged at byte 0");
    }

    @Test
    void whatIsAskedWithoutAnIdIsTheServers() {
        try (Served served = new Served(options -> options.correlation("web"))) {
            put(served, "one");
            put(served, "two", "Idempotency-Key", "a");
            put(served, "three", "X-Correlation-Id", "mine");
            assertThat(served.os().trail().read(TrailQuery.all()).entries())
                    .extracting(entry -> entry.correlation().orElse("-"))
                    .containsExactly("mine", "web:a", "web");
        }
    }
}
