package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Cursor;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Modality;
import dev.aimos.memory.Page;
import dev.aimos.memory.Scan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What listing and filters promise. */
public abstract class ScanContract extends Contract {

    private List<String> keys(Scan scan) {
        return memory().stream(scan).map(Atom::key).toList();
    }

    private List<String> keys(Filter filter) {
        return keys(Scan.all().filter(filter));
    }

    @Test
    void keysComeInTheByteOrderOfTheirUtf8() {
        List<String> order = List.of("", "A", "a", "a b", "ab", "é", "中", "\uFFFD", "\uD83D\uDE00");
        List<String> shuffled = new ArrayList<>(order.subList(1, order.size()));
        Collections.reverse(shuffled);
        shuffled.forEach(key -> put(key, "x"));
        assertThat(keys(Scan.all())).isEqualTo(order.subList(1, order.size()));
        assertThat(keys(Scan.all().limit(1))).isEqualTo(order.subList(1, order.size()));
    }

    @Test
    void pagesShowOneStateWhateverIsWrittenMeanwhile() {
        for (int i = 0; i < 10; i++) {
            put("k" + i, "text");
        }
        Page first = memory().scan(Scan.all().limit(4));
        assertThat(first.items()).extracting(Atom::key).containsExactly("k0", "k1", "k2", "k3");
        put("k35", "came later");
        memory().retract("k5");
        put("k6", "changed");
        clock.nextDay();
        Cursor cursor = Cursor.decode(first.next().orElseThrow().encode());
        Page second = memory().scan(Scan.all().limit(4).after(cursor));
        assertThat(second.items()).extracting(Atom::key).containsExactly("k4", "k5", "k6", "k7");
        assertThat(second.items().get(2).text()).isEqualTo("text");
        Page third = memory().scan(Scan.all().limit(4).after(second.next().orElseThrow()));
        assertThat(third.items()).extracting(Atom::key).containsExactly("k8", "k9");
        assertThat(third.next()).isEmpty();
    }

    @Test
    void cursorsThatAreNotOursAreRefused() {
        put("k", "v");
        assertThatThrownBy(() -> Cursor.decode("!!")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> Cursor.decode("aGVsbG8")).isInstanceOf(AimosException.InvalidRequest.class);
        Cursor foreign = new Cursor(new Basis(1, day(77), day(77)), "k");
        assertThatThrownBy(() -> memory().scan(Scan.all().after(foreign)))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("does not belong");
    }

    @Test
    void aScanAsOfAMomentShowsThatMoment() {
        put("a", "1");
        clock.nextDay();
        put("b", "2");
        memory().retract("a");
        assertThat(keys(Scan.all())).containsExactly("b");
        assertThat(keys(Scan.all().asOf(AsOf.tx(1)))).containsExactly("a");
        assertThat(keys(Scan.all().asOf(AsOf.now().validAt(day(0))))).containsExactly("a");
        assertThat(keys(Scan.all().asOf(AsOf.tx(0)))).isEmpty();
    }

    @Test
    void everyConditionOfAFilterCounts() {
        memory().put(AtomDraft.text("docs/a", "x")
                .tag("red", 0.5)
                .metadata("author", "Ada")
                .policy("pii"));
        clock.nextDay();
        memory().put(AtomDraft.text("docs/b", "x")
                .tag("red", 1)
                .tag("blue", 0)
                .metadata("author", Map.of("name", "Bob", "tags", List.of("one", 2, true)))
                .modality(Modality.CODE));
        clock.nextDay();
        memory().put(AtomDraft.text("misc", "x")
                .metadata("n", 2.5)
                .metadata("a/b", "slash")
                .metadata("flag", true));
        assertThat(keys(Filter.all().tag("red"))).containsExactly("docs/a", "docs/b");
        assertThat(keys(Filter.all().tag("red", 0.5))).containsExactly("docs/a", "docs/b");
        assertThat(keys(Filter.all().tag("red", 0.51))).containsExactly("docs/b");
        assertThat(keys(Filter.all().tag("blue"))).containsExactly("docs/b");
        assertThat(keys(Filter.all().tag("re"))).isEmpty();
        assertThat(keys(Filter.all().tag("red").tag("blue"))).containsExactly("docs/b");
        assertThat(keys(Filter.all().modality(Modality.CODE))).containsExactly("docs/b");
        assertThat(keys(Filter.all().modality(Modality.CODE).modality(Modality.TEXT)))
                .hasSize(3);
        assertThat(keys(Filter.all().metadata("author", "Ada"))).containsExactly("docs/a");
        assertThat(keys(Filter.all().metadata("/author", "Ada"))).containsExactly("docs/a");
        assertThat(keys(Filter.all().metadata("/author/name", "Bob"))).containsExactly("docs/b");
        assertThat(keys(Filter.all().metadata("/author/tags", "one"))).containsExactly("docs/b");
        assertThat(keys(Filter.all().metadata("/author/tags", 2))).containsExactly("docs/b");
        assertThat(keys(Filter.all().metadata("/author/tags", true))).containsExactly("docs/b");
        assertThat(keys(Filter.all().metadata("/author/tags", "2"))).isEmpty();
        assertThat(keys(Filter.all().metadata("/author/tags/1", 2))).containsExactly("docs/b");
        assertThat(keys(Filter.all().metadata("/author/tags/01", 2))).isEmpty();
        assertThat(keys(Filter.all().metadata("/author/tags/3", 2))).isEmpty();
        assertThat(keys(Filter.all().metadata("n", 2.5))).containsExactly("misc");
        assertThat(keys(Filter.all().metadata("n", "2.5"))).isEmpty();
        assertThat(keys(Filter.all().metadata("a/b", "slash"))).containsExactly("misc");
        assertThat(keys(Filter.all().metadata("/a~1b", "slash"))).containsExactly("misc");
        assertThat(keys(Filter.all().metadata("flag", true))).containsExactly("misc");
        assertThat(keys(Filter.all().keyPrefix("docs/"))).containsExactly("docs/a", "docs/b");
        assertThat(keys(Filter.all().withoutPolicy("pii"))).containsExactly("docs/b", "misc");
        assertThat(keys(Filter.all().recorded(day(1), day(2)))).containsExactly("docs/b");
        assertThat(keys(Filter.all()
                        .keyPrefix("docs/")
                        .metadata("author", "Ada")
                        .tag("red")))
                .containsExactly("docs/a");
        assertThat(found(Query.of("x").filter(Filter.all().tag("blue")))).containsExactly("docs/b");
        assertThat(found(Query.of("x").filter(Filter.all().withoutPolicy("pii"))))
                .containsExactlyInAnyOrder("docs/b", "misc");
    }

    @Test
    void longAndOddMetadataValuesAreFoundExactly() {
        String longValue = "v".repeat(40_000);
        memory().put(AtomDraft.text("k", "x")
                .metadata("long", longValue)
                .metadata("odd", "a\u0000b")
                .metadata("", "empty name"));
        assertThat(keys(Filter.all().metadata("long", longValue))).containsExactly("k");
        assertThat(keys(Filter.all().metadata("long", longValue + "v"))).isEmpty();
        assertThat(keys(Filter.all().metadata("odd", "a\u0000b"))).containsExactly("k");
        assertThat(keys(Filter.all().metadata("", "empty name"))).containsExactly("k");
    }

    @Test
    void filtersThatCanNeverBeMeantAreRefused() {
        assertThatThrownBy(() -> Filter.all().tag("t", Double.NaN)).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> Filter.all().tag("t", 1.1)).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> Filter.all().metadata("m", Map.of()))
                .isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> Filter.all().recorded(day(1), day(1)))
                .isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> Scan.all().limit(0)).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> memory().scan(Scan.all().limit(10_001)))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("maxPageSize");
    }
}
