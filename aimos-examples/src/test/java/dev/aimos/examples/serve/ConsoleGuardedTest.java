package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The console of a server that wants a token, or only reads; and its parts that compute, by themselves. */
@Tag("slow")
class ConsoleGuardedTest {
    private static final String TOKEN = "0123456789abcdef-token";

    @TempDir
    private Path directory;

    @Test
    void theTokenIsAskedForOnceAndKeptInTheTab() {
        try (ConsoleSite site = ConsoleSite.open(directory, false, options -> options.token(TOKEN))) {
            Browser browser = site.browser();
            browser.open(site.url() + "#/search?q=load+limit");
            browser.one("dialog input[name=token]").sendKeys("a wrong token, of some length", Keys.ENTER);
            browser.untilText(".state.failed", "token-wrong");
            browser.open("about:blank");
            browser.open(site.url() + "#/search?q=load+limit");
            browser.one("dialog input[name=token]").sendKeys(TOKEN, Keys.ENTER);
            browser.untilText(".hit", "load limit");
            assertThat(browser.script("return document.querySelectorAll('dialog').length"))
                    .isEqualTo(0L);
            site.visit("#/store");
            browser.untilText(".facts", "with a token");
            assertThat(browser.url()).doesNotContain(TOKEN);
        }
    }

    @Test
    void aServerThatOnlyReadsIsOfferedNothingToWrite() {
        try (ConsoleSite site = ConsoleSite.open(directory, false, options -> options.readOnly(true))) {
            Browser browser = site.browser();
            for (String view : List.of("#/atoms/bridge%2Fload-limit", "#/graph", "#/store", "#/runs")) {
                site.visit(view);
                browser.untilText("#where", "read only");
                assertThat(browser.script("return [...document.querySelectorAll('[data-write]')]"
                                + ".filter((one) => one.getClientRects().length > 0).length"))
                        .as(view)
                        .isEqualTo(0L);
            }
        }
    }

    /** Of any two texts: what stayed and went is the first, what stayed and came is the second, whatever it is compared by. */
    @Test
    void differencesAddUpToBothTexts() {
        try (ConsoleSite site = ConsoleSite.open(directory, false, options -> options)) {
            site.visit("#/search");
            Object wrong = site.browser().later("""
                            const done = arguments[0];
                            import('/console/diff.js').then(({ diff }) => {
                              let seed = 7;
                              const random = (most) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % most; };
                              const words = ['a', 'b', 'c', ' ', '\\n', 'é', '👩‍👧', '. '];
                              const text = (length) => Array.from({ length }, () => words[random(words.length)]).join('');
                              const wrong = [];
                              const check = (before, after, by) => {
                                const found = diff(before, after);
                                const without = (kind) => found.pieces.filter((one) => one.kind !== kind).map((one) => one.text).join('');
                                if (without('added') !== before || without('removed') !== after) wrong.push([before, after]);
                                if (by && found.by !== by) wrong.push([by, found.by]);
                              };
                              for (let i = 0; i < 200; i += 1) check(text(random(30)), text(random(30)), 'word');
                              check('', '', 'word');
                              check('', 'x y', 'word');
                              const lines = (word) => Array.from({ length: 600 }, (_, at) => word + ' ' + at + ' a b c d e f').join('\\n');
                              check(lines('x'), lines('y'), 'line');
                              check(Array.from({ length: 3000 }, (_, at) => 'x' + at).join('\\n'), Array.from({ length: 3000 }, (_, at) => 'y' + at).join('\\n'), 'whole');
                              done(wrong);
                            }, (error) => done([String(error)]));
                            """);
            assertThat((List<?>) wrong).isEmpty();
        }
    }

    /** The same things in the same places, none upon another. */
    @Test
    void picturesAreLaidOutWithoutChanceAndWithoutOverlap() {
        try (ConsoleSite site = ConsoleSite.open(directory, false, options -> options)) {
            site.visit("#/search");
            Object wrong = site.browser().later("""
                            const done = arguments[0];
                            import('/console/layout.js').then(({ layered, depths }) => {
                              const ids = Array.from({ length: 60 }, (_, at) => 'n' + at);
                              const needs = new Map(ids.map((id, at) => [id, at === 0 ? [] : [ids[(at * 7) % at], ids[(at * 3) % at]]]));
                              const layers = depths(ids, needs);
                              const edges = ids.flatMap((id) => needs.get(id).map((from) => ({ from, to: id })));
                              const draw = () => layered(ids.map((id) => ({ id, layer: layers.get(id), width: 100, height: 30 })), edges);
                              const { places, width, height } = draw();
                              const wrong = [];
                              if (JSON.stringify([...places]) !== JSON.stringify([...draw().places])) wrong.push('another layout');
                              for (const [a, p] of places) {
                                if (p.x < 0 || p.y < 0 || p.x + p.width > width || p.y + p.height > height) wrong.push('outside ' + a);
                                for (const [b, q] of places) {
                                  if (a < b && p.x < q.x + q.width && q.x < p.x + p.width && p.y < q.y + q.height && q.y < p.y + p.height) wrong.push(a + ' upon ' + b);
                                }
                              }
                              for (const { from, to } of edges) if (layers.get(from) >= layers.get(to)) wrong.push('backwards ' + from);
                              done(wrong);
                            }, (error) => done([String(error)]));
                            """);
            assertThat((List<?>) wrong).isEmpty();
        }
    }
}
