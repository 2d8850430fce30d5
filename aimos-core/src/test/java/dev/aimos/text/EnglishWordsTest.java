package dev.aimos.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The terms of English texts. That they are Lucene's is tested in aimos-lucene. */
final class EnglishWordsTest {
    private static final EnglishWords WORDS = new EnglishWords();

    @Test
    void formsOfAWordAreOneTerm() {
        assertThat(WORDS.terms("Connected connections are connecting"))
                .containsExactly("connect", "connect", "ar", "connect");
    }

    @Test
    void possessivesGo() {
        assertThat(WORDS.terms("user's tower James’S dogs'")).containsExactly("user", "tower", "jame", "dog");
    }

    @Test
    void aQuestionIsSearchedByTheWordsThatTellSomethingEachOnce() {
        assertThat(WORDS.queryTerms("How tall is the tower, and who's at the tower’s top?"))
                .containsExactly("tall", "tower", "top");
        assertThat(WORDS.queryTerms("To be or not to be"))
                .as("of a question without any, all words tell something")
                .containsExactly("to", "be", "or", "not");
        assertThat(WORDS.queryTerms("Isn’t it?")).containsExactly("isn’t", "it");
        assertThat(EnglishWords.stopWords()).hasSize(175).contains("isn't", "the");
    }

    @Test
    void numbersAreWords() {
        assertThat(WORDS.terms("3.14, 1,000 and 2024-01-31: 50%"))
                .containsExactly("3.14", "1,000", "and", "2024", "01", "31", "50");
    }

    @Test
    void negationsAndContractionsStayWhole() {
        assertThat(WORDS.terms("don't can’t")).containsExactly("don't", "can’t");
    }

    @Test
    void otherScripts() {
        assertThat(WORDS.terms("東京のタワー")).containsExactly("東", "京", "の", "タワー");
        assertThat(WORDS.terms("Привет, Мир! 한국어")).containsExactly("привет", "мир", "한국어");
        assertThat(WORDS.terms("สวัสดีครับ")).as("cut by the JDK's dictionary").isNotEmpty();
        assertThat(WORDS.terms("👍🏽 👩‍👧 🇩🇪")).hasSize(3);
    }

    @Test
    void aVeryLongWordIsCutIntoPieces() {
        assertThat(WORDS.terms("x".repeat(600))).extracting(String::length).containsExactly(255, 255, 90);
    }

    @Property
    void itTakesAnyTextAndParagraphsDoNotInfluenceEachOther(@ForAll String one, @ForAll String other) {
        List<String> terms = new ArrayList<>(WORDS.terms(one));
        terms.addAll(WORDS.terms(other));
        assertThat(WORDS.terms(one + "\n" + other)).isEqualTo(terms);
        assertThat(terms).noneMatch(String::isEmpty).allMatch(term -> term.length() <= EnglishWords.LONGEST);
    }
}
