package dev.aimos.core.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a question names, and whom a passage is about. */
final class AttributionTest {
    private static double of(String question, Passage passage, Passage... others) {
        List<Passage> all = new ArrayList<>(List.of(others));
        all.add(passage);
        return new Attribution(Names.in(question), all).of(passage);
    }

    private static Passage says(String speaker, String text) {
        return new Passage(text, speaker);
    }

    @Test
    void namesAreCapitalsInsideTheQuestion() {
        assertThat(Names.in("What did Caroline's friend see in New York on Monday in May?"))
                .containsExactly("caroline", "new", "york");
        assertThat(Names.in("Melanie’s hobby?")).containsExactly("melanie");
        assertThat(Names.in("What are Those?")).isEmpty();
        assertThat(Names.in("which team did john sign with")).isEmpty();
        assertThat(Names.in("Was Zoë or Ángel there, and may I know?")).containsExactly("zoë", "ángel");
        assertThat(Names.in("")).isEmpty();
        assertThat(Names.in("日本の塔は?")).isEmpty();
    }

    @Test
    void aTurnInTheFirstPersonIsAboutItsSpeaker() {
        Passage own = says("Nate", "I'm proud of my purple hair.");
        assertThat(of("What colour is Nate's hair?", own)).isEqualTo(1);
        assertThat(of("What colour is Joanna's hair?", own, says("Joanna", "Great.")))
                .isZero();
    }

    @Test
    void aTurnInTheSecondPersonIsRatherAboutWhomItIsSaidTo() {
        Passage asking = says("Joanna", "What’s your favourite colour?");
        Passage answer = says("Nate", "Purple.");
        assertThat(of("What colour does Nate like?", asking, answer)).isCloseTo(0.7, within(1e-9));
        assertThat(of("What colour does Joanna like?", asking, answer)).isCloseTo(0.3, within(1e-9));
        assertThat(of("What colour does Nate like?", answer)).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void whoIsNoSpeakerIsLookedForInTheText() {
        Passage about = says("Joanna", "I met Rob in Paris.");
        assertThat(of("Who met Rob in Paris?", about)).isEqualTo(1);
        assertThat(of("Who met Rob in Rome?", about)).isCloseTo(0.65, within(1e-9));
        assertThat(of("Who met Ann in Rome?", about)).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void personsAreReadWholeWordByWholeWord() {
        assertThat(PlainWords.inFirstPerson("we've won")).isTrue();
        assertThat(PlainWords.inFirstPerson("Institutes, mystery, it's")).isFalse();
        assertThat(PlainWords.inSecondPerson("You’re right")).isTrue();
        assertThat(PlainWords.inSecondPerson("Youth is wasted")).isFalse();
    }
}
