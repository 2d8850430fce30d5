package dev.aimos.examples.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void whatCouldSteerATerminalIsShownAsAnEscape() {
        assertThat(Printable.line("a\u001b[2J\u0007\u009b\u202eb\u2028\r\n\t\u007f\ufeff"))
                .isEqualTo("a\\u001b[2J\\u0007\\u009b\\u202eb\\u2028\\r\\n\\t\\u007f\\ufeff");
        assertThat(Printable.block("a\n\tb\r\u001b")).isEqualTo("a\n\tb\\r\\u001b");
        assertThat(Printable.line("\ud800")).isEqualTo("\\ud800");
        assertThat(Printable.line("\udb40\udc01")).isEqualTo("\\u{e0001}");
    }

    @Test
    void writingOfEveryKindStaysAsItIs() {
        String text = "Grüße, 世界, שלום, 👩‍👩‍👧, naïve";
        assertThat(Printable.line(text)).isSameAs(text);
    }

    @Test
    void aLongLineIsCutBetweenCharacters() {
        assertThat(Printable.line("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Printable.line("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Printable.line("abcd🦦🦦🦦", 6)).isEqualTo("abcd…");
        assertThat(Printable.line("\u001b\u001b", 6)).isEqualTo("\\u001…");
    }
}
