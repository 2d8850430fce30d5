package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console while its server is gone, and once it is back. */
@Tag("slow")
class ConsoleConnectionTest {
    @Test
    void aServerThatIsGoneIsMissedAndFoundAgain(@TempDir Path directory) {
        try (ConsoleSite site = ConsoleSite.open(directory, false, options -> options)) {
            ConsolePage page = site.page();
            page.visit("atoms").says("bridge/load-limit");
            assertThat(page.seen("document.getElementById('gone').hidden")).isEqualTo(true);
            site.stopServer();
            page.go("store").says(".failed", "The server cannot be reached").says("#gone", "does not answer");
            assertThat(page.seen("document.getElementById('gone').hidden")).isEqualTo(false);
            site.restartServer();
            page.notes("The server answers again")
                    .says(".badge", "up")
                    .settled()
                    .isSound("the view is drawn anew");
            assertThat(page.seen("document.getElementById('gone').hidden")).isEqualTo(true);
        }
    }
}
