package dev.aimos.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Extractor.Extraction;
import dev.aimos.graph.Extractor.Found;
import dev.aimos.graph.Extractor.Passage;
import dev.aimos.graph.Value;
import dev.aimos.index.Address;
import dev.aimos.memory.Interval;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Entities and claims by rules. */
final class RuleExtractorTest {
    private final RuleExtractor rules = new RuleExtractor();

    @Test
    void namesAreRunsOfCapitals() {
        names("We saw the Eiffel Tower and Big Ben.", "Eiffel Tower", "Big Ben");
        names("Yesterday Dr. Ada King met J. R. Tolkien in Oxford.", "Dr. Ada King", "J. R. Tolkien", "Oxford");
        names("He studied at the University of Oslo.", "University of Oslo");
        names("They visited Jean-Luc O'Neill's house.", "Jean-Luc O'Neill");
        names("It was built by NASA for Apollo 11.", "NASA", "Apollo 11");
        names("The class LuceneAimOs uses an iPhone.", "LuceneAimOs", "iPhone");
        names("We met Ludwig van Beethoven.", "Ludwig van Beethoven");
        names("At last, Alice and Bob went home.", "Alice", "Bob");
    }

    @Test
    void aCapitalAtTheStartOfASentenceIsNotEnough() {
        names("Cats sleep. Dogs bark. However, nobody cares.");
        names("Winter came early. We like winter.");
        names("Paris was cold. We love Paris.", "Paris");
        names("Alice lives in Oslo.", "Alice", "Oslo");
        names("Thanks, see you. Hi Bob!", "Bob");
        names("Bob's car broke.", "Bob");
        names("The tower is old. It is tall. They left.");
    }

    @Test
    void pronounsDaysAndShoutsAreNoNames() {
        names("I'm sure I saw Him on Monday, in May. It's fine, isn't It?");
        names("STOP DOING THAT RIGHT NOW");
        names("");
        names("On Monday Someone called Me.");
    }

    @Test
    void measuresBecomeQuantities() {
        claims("The Eiffel Tower is 330 m tall.", "entity:eiffel-tower height 330 m 0.9");
        claims("The Eiffel Tower is about 0.33 km high.", "entity:eiffel-tower height 0.33 km 0.9");
        claims("The height of the Eiffel Tower is 330 metres.", "entity:eiffel-tower height 330 metres 0.9");
        claims("The Eiffel Tower's height is not 300 m.", "entity:eiffel-tower not height 300 m 0.9");
        claims("The Eiffel Tower has a height of 330 m.", "entity:eiffel-tower height 330 m 0.9");
        claims("Bob is 34 years old.", "entity:bob age 34 years 0.9");
        claims("The population of Oslo is 700,000.", "entity:oslo population 700000 0.9");
        claims("The price of Acme Pro is $40.", "entity:acme-pro price 40 $ 0.9");
    }

    @Test
    void birthsHaveDatesAndPlaces() {
        claims("Ada was born in 1815.", "entity:ada birthYear 1815 0.9");
        claims("Ada King was born on 10 December 1815.", "entity:ada-king birthDate 1815-12-10T00:00:00Z 0.9");
        claims("Ada was born in London.", "entity:ada bornIn entity:london 0.9");
        claims("Ada was not born in Paris.", "entity:ada not bornIn entity:paris 0.9");
    }

    @Test
    void verbsBecomePredicates() {
        claims("Alice lives in Oslo.", "entity:alice livesIn entity:oslo 0.8");
        claims("Alice doesn't live in Oslo.", "entity:alice not livesIn entity:oslo 0.8");
        claims("Alice no longer lives in Oslo.", "entity:alice not livesIn entity:oslo 0.8");
        claims("Alice never lived in Oslo.", "entity:alice not livedIn entity:oslo 0.8");
        claims("Alice works at Acme Corp now.", "entity:alice worksAt entity:acme-corp 0.8");
        claims("Alice has moved to Berlin.", "entity:alice movedTo entity:berlin 0.8");
        claims("Steve founded Apple.", "entity:steve founded entity:apple 0.8");
        claims("Steve did not found Microsoft.", "entity:steve not founded entity:microsoft 0.8");
        claims("Mary Shelley wrote Frankenstein.", "entity:mary-shelley wrote entity:frankenstein 0.8");
        claims("Bob married Carol.", "entity:bob married entity:carol 0.8");
        claims("Bob plays chess.", "entity:bob plays \"chess\" 0.6");
        claims("Acme is based in Leeds.", "entity:acme basedIn entity:leeds 0.8");
        claims("Acme was founded in 1999.", "entity:acme foundedIn 1999 0.8");
    }

    @Test
    void whatSomethingIsIsSaid() {
        claims("Oslo is the capital of Norway.", "entity:oslo capitalOf entity:norway 0.8");
        claims("Oslo is not the capital of Sweden.", "entity:oslo not capitalOf entity:sweden 0.8");
        claims("LuceneAimOs is a durable store.", "entity:luceneaimos is \"durable store\" 0.7");
        claims("Bob isn't a teacher.", "entity:bob not is \"teacher\" 0.7");
        claims("The Louvre is closed.", "entity:louvre is \"closed\" 0.5");
        claims("Bob's favourite colour is blue.", "entity:bob favouriteColour \"blue\" 0.7");
        claims("Bob has a cat.", "entity:bob has \"cat\" 0.6");
    }

    @Test
    void whoSpeaksIsMeantByI() {
        turn("Alice: I live in Oslo.", "Alice: I live in Oslo.", "entity:alice livesIn entity:oslo 0.8");
        turn("My dog is Rex.", "[9:15] Alice: My dog is Rex.", "entity:alice dog entity:rex 0.8");
        turn("I'm not a doctor.", "Bob: I'm not a doctor.", "entity:bob not is \"doctor\" 0.7");
        turn("I've moved to Leeds!", "Bob: I've moved to Leeds!", "entity:bob movedTo entity:leeds 0.8");
        turn("I live in Oslo.", "I live in Oslo.");
        turn("Note: I live in Oslo.", "Note: I live in Oslo.");
    }

    @Test
    void theSpeakerOfATurnIsAnEntity() {
        Extraction found = rules.extract(passage("well, fine.", "[1 May] Ada King: well, fine."));
        assertThat(found.entities()).extracting(Entity::name).containsExactly("Ada King");
    }

    @Test
    void questionsAndSuppositionsClaimNothing() {
        claims("Is it true that Alice lives in Oslo?");
        claims("If Alice lives in Oslo, we visit her.");
        claims("Alice might live in Oslo.");
        claims("The sister of Alice lives in Oslo.");
        claims("Carol and Alice live in Oslo.");
        claims("Alice lives. In Oslo it rains.");
    }

    @Test
    void spansAreExact() {
        String text = "Well — **Alice** no longer lives in Oslo, sadly. The height of the Eiffel Tower is 330 m.";
        assertThat(rules.extract(passage(text, text)).claims())
                .extracting(found -> found.span().of(text))
                .containsExactly("The height of the Eiffel Tower is 330 m");
        String plain = "Well, Alice no longer lives in Oslo, sadly.";
        assertThat(rules.extract(passage(plain, plain)).claims())
                .extracting(found -> found.span().of(plain))
                .containsExactly("Alice no longer lives in Oslo");
    }

    @Test
    void hugeTextIsRead() {
        for (String part : List.of(
                "Alice is a ", "A", "A. ", "\uD835\uDC00", "Bob's ", "the height of Bob is ", "I ", "1 ", "[")) {
            String text = part.repeat(40_000);
            rules.extract(passage(text, text));
        }
    }

    @Property
    void anyTextIsRead(@ForAll @From("texts") String text, @ForAll @From("texts") String searchable) {
        Extraction found = rules.extract(passage(text, searchable));
        assertThat(rules.extract(passage(text, searchable))).isEqualTo(found);
        List<String> ids = found.entities().stream().map(Entity::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        for (Found claim : found.claims()) {
            assertThat(claim.span().end()).isLessThanOrEqualTo(text.length());
            assertThat(ids).contains(claim.claim().subject());
            if (claim.claim().object() instanceof Value.Ref ref) {
                assertThat(ids).contains(ref.id());
            }
            assertThat(claim.claim().confidence()).isBetween(0.5, 0.9);
        }
        for (Entity entity : found.entities()) {
            assertThat(entity.name().length()).isLessThanOrEqualTo(80);
            assertThat(EnglishWords.stopWords()).doesNotContain(entity.name());
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "Alice",
                "Bob's",
                "the",
                "height",
                "of",
                "is",
                "was",
                "born",
                "in",
                "1990",
                "330",
                "m",
                "tall",
                "not",
                "I",
                "my",
                "lives",
                "Oslo",
                ".",
                ",",
                ":",
                "a",
                "Dr.",
                "J.",
                "NASA",
                "has",
                "\uD800",
                "\n",
                "?",
                "12 May 1990",
                "İ",
                "$5",
                "’s",
                "\u0301",
                "[",
                "]",
                "never",
                "founded");
        return Arbitraries.oneOf(
                Arbitraries.strings(), words.list().ofMaxSize(15).map(list -> String.join(" ", list)));
    }

    private void names(String text, String... names) {
        assertThat(rules.extract(passage(text, text)).entities())
                .extracting(Entity::name)
                .as(text)
                .containsExactly(names);
    }

    private void claims(String text, String... claims) {
        turn(text, text, claims);
    }

    private void turn(String text, String searchable, String... claims) {
        assertThat(rules.extract(passage(text, searchable)).claims())
                .extracting(
                        found -> found.claim().statement() + " " + found.claim().confidence())
                .as(text)
                .containsExactly(claims);
    }

    private static Passage passage(String text, String searchable) {
        return new Passage(Address.of("doc"), text, searchable, Json.Obj.EMPTY, Interval.always());
    }
}
