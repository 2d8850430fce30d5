package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Level;
import dev.aimos.index.Mode;
import dev.aimos.index.Node;
import dev.aimos.index.Outline;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import java.util.List;

/** What the suites of the hierarchical index share: a store with an embedder. */
abstract class HhniSuite extends Contract {
    /** Embeds what is put into the store. */
    protected final ScriptedEmbedder embedder = new ScriptedEmbedder(128);

    @Override
    protected AimOs open(Harness closed) {
        return closed.open(clock, limits(), embedder);
    }

    protected void put(AtomDraft draft) {
        memory().put(draft);
    }

    protected Hits search(Query query) {
        Hits hits = index().search(query);
        double last = 1;
        for (Hit hit : hits) {
            wellMade(hit, query);
            if (query.reranking() instanceof dev.aimos.index.Reranking.None) {
                assertThat(hit.score()).isLessThanOrEqualTo(last);
                last = hit.score();
            }
        }
        assertThat(hits.list()).extracting(Hit::address).doesNotHaveDuplicates();
        assertThat(hits.size()).isLessThanOrEqualTo(query.limit());
        return hits;
    }

    /** A hit is what its address says, at the basis of the search, to the character. */
    private void wellMade(Hit hit, Query query) {
        String what = hit + " of " + query;
        assertThat(hit.score()).as(what).isBetween(0.0, 1.0);
        assertThat(hit.level()).as(what).isEqualTo(query.level());
        String text = hit.atom().text();
        assertThat(hit.span().of(text).strip()).as(what).isEqualTo(hit.text());
        Node node = hit.outline().node(hit.address()).orElseThrow();
        assertThat(node.span()).as(what).isEqualTo(hit.span());
        assertThat(node.quote().of(text)).as(what).isEqualTo(hit.text());
        assertThat(hit.explanation().isPresent()).as(what).isEqualTo(query.explain());
    }

    protected List<String> addresses(Query query) {
        return search(query).list().stream()
                .map(hit -> hit.address().toString())
                .toList();
    }

    protected List<String> keys(Query query) {
        return search(query).list().stream().map(Hit::key).distinct().sorted().toList();
    }

    protected Hit best(Query query) {
        List<Hit> hits = search(query).list();
        assertThat(hits).as("%s", query).isNotEmpty();
        return hits.get(0);
    }

    /** Addresses and scores, for comparisons of answers. */
    protected List<String> scored(Query query) {
        return search(query).list().stream()
                .map(hit -> hit.address() + " " + hit.span() + " " + Math.round(hit.score() * 1e5))
                .toList();
    }

    protected Outline outline(String key) {
        return index().outline(key, AsOf.now()).orElseThrow();
    }

    /** Every level with every mode. */
    protected interface Everywhere {
        void at(Level level, Mode mode);
    }

    protected static void everywhere(Everywhere task) {
        for (Level level : Level.values()) {
            for (Mode mode : Mode.values()) {
                task.at(level, mode);
            }
        }
    }
}
