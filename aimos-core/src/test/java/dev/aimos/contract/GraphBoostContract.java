package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Graph;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.index.GraphBoost;
import dev.aimos.index.Hit;
import dev.aimos.index.Level;
import dev.aimos.index.Match;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.inmemory.InMemoryHarness;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Filter;
import dev.aimos.text.EnglishWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the graph contributes to searches. */
public abstract class GraphBoostContract extends HhniSuite {
    private static final GraphBoost STRONG = GraphBoost.DEFAULT.weight(0.5);
    private static final Query LIGHTHOUSE = Query.of("lighthouse keeper").mode(Mode.LEXICAL);

    @BeforeEach
    void fill() {
        fill(os());
    }

    private static void fill(AimOs os) {
        os.memory()
                .putAll(List.of(
                        AtomDraft.text("keeper", "The lighthouse keeper is called Ada. She reads at night."),
                        AtomDraft.text("boat", "A storm took the boat of Ada Finch.")
                                .tag("sea"),
                        AtomDraft.text("shop", "The shop sells rope and lamps."),
                        AtomDraft.text("glass", "A lighthouse needs glass.")));
    }

    private static void mention(Graph graph, String address, String entity) {
        graph.assert_(Entity.of(entity));
        graph.assert_(Relation.of(address, RelationType.MENTIONS, Entity.idOf(entity)));
    }

    private static void link(Graph graph) {
        mention(graph, "doc:keeper/sec:1/par:1/sen:1", "Ada");
        mention(graph, "doc:boat/sec:1/par:1/sen:1", "Ada");
    }

    @Test
    void withoutAGraphNothingChanges() {
        everywhere((level, mode) -> {
            Query query = Query.of("lighthouse keeper").level(level).mode(mode);
            assertThat(scored(query.graph(STRONG))).isEqualTo(scored(query));
        });
    }

    @Test
    void whatSharesAnEntityWithAHitIsFound() {
        link(os().graph());
        assertThat(keys(LIGHTHOUSE)).containsExactly("glass", "keeper");
        everywhere((level, mode) -> {
            Query query = LIGHTHOUSE.level(level).mode(mode).graph(STRONG);
            assertThat(keys(query)).as("%s %s", level, mode).contains("boat", "glass", "keeper");
            assertThat(found(query)).first().as("%s %s", level, mode).isEqualTo("keeper");
        });
        assertThat(keys(LIGHTHOUSE.graph(STRONG.candidates(0)))).containsExactly("glass", "keeper");
    }

    @Test
    void whatAQuestionNamesIsFound() {
        mention(os().graph(), "doc:boat/sec:1/par:1/sen:1", "Ada Finch");
        Query query = Query.of("where is Ada Finch's pier").mode(Mode.LEXICAL).graph(STRONG.seeds(0));
        assertThat(found(query).get(0)).isEqualTo("boat");
        mention(os().graph(), "doc:shop/sec:1/par:1/sen:1", "pier");
        assertThat(found(query)).contains("shop");
    }

    @Test
    void mentionsOfLargerNodesAreNotThoseOfSmallerOnes() {
        mention(os().graph(), "doc:keeper", "Ada");
        mention(os().graph(), "doc:boat", "Ada");
        assertThat(keys(LIGHTHOUSE.graph(STRONG))).contains("boat");
        Query sentences = LIGHTHOUSE.level(Level.SENTENCE);
        assertThat(scored(sentences.graph(STRONG))).isEqualTo(scored(sentences));
    }

    @Test
    void filtersHold() {
        link(os().graph());
        assertThat(keys(LIGHTHOUSE.graph(STRONG).filter(Filter.all().keyPrefix("k"))))
                .containsExactly("keeper");
        put(AtomDraft.text("keeper", "The lighthouse keeper is called Ada. She reads at night.")
                .tag("sea"));
        assertThat(keys(LIGHTHOUSE.graph(STRONG).filter(Filter.all().tag("sea"))))
                .containsExactly("boat", "keeper");
        put(AtomDraft.text("boat", "A storm took the boat of Ada Finch."));
        assertThat(keys(LIGHTHOUSE.graph(STRONG).filter(Filter.all().tag("sea"))))
                .containsExactly("keeper");
    }

    @Test
    void wordsThatAreDemandedStayDemanded() {
        link(os().graph());
        assertThat(keys(LIGHTHOUSE.match(Match.ALL_WORDS).graph(STRONG))).containsExactly("keeper");
    }

    @Test
    void theMomentHoldsOnBothAxes() {
        AsOf before = AsOf.snapshot(memory().snapshot("before"));
        List<String> then = scored(LIGHTHOUSE.asOf(before).graph(STRONG));
        clock.nextDay();
        link(os().graph());
        AsOf linked = AsOf.snapshot(memory().snapshot("linked"));
        List<String> linkedThen = scored(LIGHTHOUSE.asOf(linked).graph(STRONG));
        clock.nextDay();
        mention(os().graph(), "doc:shop/sec:1/par:1/sen:1", "Ada");
        memory().retract("boat");
        clock.nextDay();

        assertThat(scored(LIGHTHOUSE.asOf(before).graph(STRONG))).isEqualTo(then);
        assertThat(scored(LIGHTHOUSE.asOf(linked).graph(STRONG))).isEqualTo(linkedThen);
        assertThat(keys(LIGHTHOUSE.asOf(linked).graph(STRONG))).containsExactly("boat", "glass", "keeper");
        assertThat(keys(LIGHTHOUSE.graph(STRONG))).containsExactly("glass", "keeper", "shop");
    }

    @Test
    void hubsAreNotFollowedAndNamed() {
        link(os().graph());
        List<AtomDraft> crowd = new ArrayList<>();
        List<dev.aimos.graph.Assertion> mentions = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            crowd.add(AtomDraft.text("crowd" + i, "Nothing of note."));
            mentions.add(dev.aimos.graph.Assertion.of(
                    Relation.of("doc:crowd" + i, RelationType.MENTIONS, Entity.idOf("Ada"))));
        }
        AsOf before = AsOf.snapshot(memory().snapshot("before"));
        List<String> then = scored(LIGHTHOUSE.asOf(before).graph(STRONG));
        memory().putAll(crowd);
        os().graph().assertAll(mentions);

        assertThat(scored(LIGHTHOUSE.asOf(before).graph(STRONG))).isEqualTo(then);
        List<Hit> hits = search(LIGHTHOUSE.graph(STRONG).explain(true)).list();
        assertThat(hits).extracting(Hit::key).containsExactly("keeper", "glass");
        assertThat(hits.get(0).explanation().orElseThrow().toString())
                .contains("mixed of the search and of the walk")
                .contains("more than 256 mentions or claims: entity:ada");
    }

    @Test
    void theBackendsAgree() throws IOException {
        link(os().graph());
        mention(os().graph(), "doc:shop", "lighthouse keeper");
        Harness other = new InMemoryHarness(new EnglishWords());
        try (AimOs same = other.open(new TestClock(), limits(), embedder)) {
            fill(same);
            link(same.graph());
            mention(same.graph(), "doc:shop", "lighthouse keeper");
            SameHits.require(os(), same, LIGHTHOUSE.graph(GraphBoost.DEFAULT), "lexical");
            SameHits.require(
                    os(), same, LIGHTHOUSE.mode(Mode.HYBRID).exact(true).graph(STRONG), "hybrid");
        }
        other.dispose();
    }
}
