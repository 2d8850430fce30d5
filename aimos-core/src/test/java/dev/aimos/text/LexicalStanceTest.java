package dev.aimos.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.graph.StanceJudge.Judgement;
import dev.aimos.graph.StanceJudge.Stance;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The lexical judge of stances. */
final class LexicalStanceTest {
    private final LexicalStance stance = new LexicalStance();

    @Test
    void oppositeDirectionsContradict() {
        contradicts("direction", "Coffee increases blood pressure.", "Coffee reduces blood pressure in most adults.");
        contradicts(
                "direction", "The drug promotes tumour growth.", "In mice the drug inhibited the growth of tumors.");
        contradicts("direction", "Loss of GATA6 increases invasion.", "GATA6 increased invasion of the cells.");
        contradicts("direction", "Rents rose in Leeds last year.", "Rents in Leeds fell last year.");
        contradicts("direction", "IL-6 is up-regulated by heat.", "Heat leads to down-regulation of IL-6.");
        contradicts("direction", "Sales were higher in May.", "Sales were lower in May.");
    }

    @Test
    void twoReversalsAreNone() {
        agrees("Blocking the receptor reduces pain.", "Activating the receptor increases pain.");
        agrees("Coffee raises blood pressure.", "Coffee elevated blood pressure.");
    }

    @Test
    void denialsContradict() {
        contradicts("denies", "Bob works at the bank.", "Bob does not work at the bank.");
        contradicts("denies", "Bob works at the bank.", "Bob doesn’t work at the bank any longer.");
        contradicts("denies", "Zinc cures the common cold.", "Zinc failed to cure the common cold.");
        contradicts("denies", "The vaccine causes fever.", "The vaccine had no effect on fever.");
        contradicts("denied", "Sleep has no effect on memory.", "Sleep improves memory.");
        contradicts("denied", "The gene is not associated with asthma.", "The gene was associated with asthma.");
    }

    @Test
    void denialsOfBothOrElsewhereDoNot() {
        agrees("Bob does not work at the bank.", "Bob never worked at the bank.");
        agrees("Bob works at the bank.", "Bob works at the bank, but Carol does not.");
        agrees("The bank pays Bob well.", "Not only Carol, the bank pays Bob well.");
    }

    @Test
    void antonymsContradict() {
        contradicts("antonym", "The museum is open on Mondays.", "The museum is closed on Mondays.");
        contradicts("antonym", "The monitor is accurate.", "The monitor is inaccurate.");
        contradicts("antonym", "The mutation is dominant.", "The mutation proved recessive.");
        agrees("The museum is open on Mondays.", "The museum is open on Mondays and closed on Fridays.");
    }

    @Test
    void otherNumbersOfTheSameContradict() {
        contradicts("number", "The tower is 330 m tall.", "The tower is 324 metres tall.");
        contradicts("number", "The museum opened in 1889.", "The museum opened in 1898.");
        contradicts("number", "The flat has five rooms.", "The flat has 6 rooms.");
        contradicts("number", "The ticket to Leeds costs $40.", "The ticket to Leeds costs $55.");
        contradicts("number", "The tower weighs 330 kg.", "The tower weighs 330 m.");
    }

    @Test
    void theSameNumberInAnotherUnitDoesNot() {
        agrees("The tower is 330 m tall.", "The tower is 0.33 km tall.");
        agrees("The flat has five rooms.", "The flat has 5 rooms.");
        agrees("The flat has 5 rooms.", "The flat has 2 balconies.");
        agrees("The flat costs $900.", "The flat costs €800.");
    }

    @Test
    void quantifiersContradict() {
        contradicts("quantifier", "All swans are white.", "None of the swans are white.");
        contradicts("quantifier", "The train is always late.", "The train is never late.");
    }

    @Test
    void whatIsAboutSomethingElseIsNeutral() {
        neutral("Coffee increases blood pressure.", "The museum is closed on Mondays.");
        neutral("Coffee increases blood pressure.", "Walking reduces stress.");
        neutral("", "");
        neutral("The of and", "The of and");
        neutral("Coffee", "");
    }

    @Test
    void aimsQuestionsAndIgnoranceAreNeutral() {
        neutral("Coffee raises blood pressure.", "Does coffee lower blood pressure?");
        neutral("Coffee raises blood pressure.", "To assess whether coffee lowers blood pressure.");
        neutral("Coffee raises blood pressure.", "It is not known how coffee acts on blood pressure.");
    }

    @Test
    void nearlyTheSameWordsSupportALittle() {
        Judgement judged = stance.judge("The museum opened in 1889.", "The museum was opened in 1889 by Carnot.");
        assertThat(judged.stance()).isEqualTo(Stance.SUPPORTS);
        assertThat(judged.confidence()).isBetween(0.3, 0.5);
        assertThat(judged.reasons()).isNotEmpty();
    }

    @Test
    void itIsSurerTheMoreIsShared() {
        double all = stance.judge("Bob works at the bank.", "Bob does not work at the bank.")
                .confidence();
        double half = stance.judge("Bob works at the bank in Leeds.", "Bob does not work there, at the bank.")
                .confidence();
        assertThat(all).isGreaterThan(half);
    }

    @Test
    void hugeTextIsJudged() {
        String text = "Coffee does not raise blood pressure, 5 mg; all of it. ".repeat(20_000);
        assertThat(stance.judge(text, text).stance()).isNotEqualTo(Stance.CONTRADICTS);
        stance.judge("Coffee raises blood pressure", text);
        stance.judge("not ".repeat(100_000), "up-".repeat(100_000));
    }

    @Property
    void anyTextsAreJudgedTheSameTwice(@ForAll @From("texts") String claim, @ForAll @From("texts") String text) {
        Judgement judged = stance.judge(claim, text);
        assertThat(stance.judge(claim, text)).isEqualTo(judged);
        assertThat(judged.stance() == Stance.NEUTRAL).isEqualTo(judged.reasons().isEmpty());
    }

    @Property
    void noTextContradictsItself(@ForAll @From("texts") String text) {
        assertThat(stance.judge(text, text).stance()).isNotEqualTo(Stance.CONTRADICTS);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "museum", "open", "closed", "not", "up-", "5", "kg", "1990", "raises", "lowers", ".", ",", "all",
                "never", "no", "effect", "\uD800", "little", "but", "more", "than", "?", "’s", "n't");
        return Arbitraries.oneOf(
                Arbitraries.strings(), words.list().ofMaxSize(15).map(list -> String.join(" ", list)));
    }

    private void contradicts(String rule, String claim, String text) {
        Judgement judged = stance.judge(claim, text);
        assertThat(judged.stance()).as(claim + " | " + text + " " + judged).isEqualTo(Stance.CONTRADICTS);
        assertThat(judged.reasons()).as(claim + text).anyMatch(reason -> reason.startsWith(rule + ": "));
        assertThat(judged.confidence()).isBetween(0.2, 1.0);
    }

    private void agrees(String claim, String text) {
        Judgement judged = stance.judge(claim, text);
        assertThat(judged.stance()).as(claim + " | " + text + " " + judged).isNotEqualTo(Stance.CONTRADICTS);
    }

    private void neutral(String claim, String text) {
        assertThat(stance.judge(claim, text)).as(claim + " | " + text).isEqualTo(Judgement.NEUTRAL);
    }
}
