package dev.aimos.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What painting costs. */
final class TimelineTest {
    private static final int MANY = 100_000;

    private static void paint(Timeline timeline, int seq, long from, long to) {
        timeline.paint(new Entry(seq, seq + 1, from, to, true), Micros.BEGINNING);
    }

    /** Painted from the beginning of time, as when a key is loaded. If each looked at all before it, it took minutes. */
    @Test
    void aKeyWithVeryManyVersionsIsLoadedQuickly() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Timeline timeline = new Timeline();
            for (int i = 0; i < MANY; i++) {
                paint(timeline, i, i, Micros.FOREVER);
            }
            assertThat(timeline.over(0, Micros.FOREVER)).hasSize(MANY);
        });
    }

    @Test
    void daysThatAreAllCorrectedAreLoadedQuickly() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Timeline timeline = new Timeline();
            for (int i = 0; i < 2 * MANY; i++) {
                paint(timeline, i, i % MANY, i % MANY + 1);
            }
            assertThat(timeline.over(0, Micros.FOREVER)).hasSize(MANY);
        });
    }
}
