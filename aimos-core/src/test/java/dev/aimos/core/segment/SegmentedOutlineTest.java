package dev.aimos.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.index.Address;
import dev.aimos.index.Level;
import dev.aimos.index.Node;
import dev.aimos.index.Outline;
import dev.aimos.index.Outline.LeafChanges;
import dev.aimos.index.Span;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The outline of a text, as a user walks it. */
final class SegmentedOutlineTest {
    private static final String TEXT = "Before. It begins.\n\n# Head\n\nOne. *Two.*\n\nThree.";

    private final Outline outline = outline(TEXT);

    private static Outline outline(String text) {
        Basis basis = new Basis(7, Instant.EPOCH, Instant.EPOCH);
        return new SegmentedOutline("k", basis, Segments.of(text, "text/markdown", 1_000));
    }

    private static Address address(int... numbers) {
        return new Address(
                "k",
                numbers.length > 0 ? numbers[0] : 0,
                numbers.length > 1 ? numbers[1] : 0,
                numbers.length > 2 ? numbers[2] : 0);
    }

    private static List<String> searchable(List<Node> nodes) {
        return nodes.stream().map(Node::searchable).toList();
    }

    @Test
    void itKnowsItsAtomAndItsMoment() {
        assertThat(outline.key()).isEqualTo("k");
        assertThat(outline.basis().tx()).isEqualTo(7);
        assertThat(outline.text()).isEqualTo(TEXT);
        assertThat(outline.document().text()).isEqualTo(TEXT);
        assertThat(outline.document().address()).isEqualTo(address());
    }

    @Test
    void aNodeIsItsPlaceItsTextAndItsHash() {
        Node two = outline.node(address(2, 2, 2)).orElseThrow();
        assertThat(two.level()).isEqualTo(Level.SENTENCE);
        assertThat(two.address()).hasToString("doc:k/sec:2/par:2/sen:2");
        assertThat(two.text()).isEqualTo("*Two.*\n\n");
        assertThat(two.span().of(TEXT)).isEqualTo(two.text());
        assertThat(two.quote().of(TEXT)).isEqualTo("*Two.*");
        assertThat(two.quote())
                .isEqualTo(new Span(two.span().start(), two.span().end() - 2));
        assertThat(two.searchable()).isEqualTo("Two.");
        assertThat(two.hash()).isEqualTo(Hash.sha256("*Two.*\n\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(two)
                .isEqualTo(outline.nodes(Level.SENTENCE).get(4))
                .hasToString("doc:k/sec:2/par:2/sen:2 " + two.quote());
    }

    @Test
    void eachLevelTilesTheText() {
        for (Level level : Level.values()) {
            StringBuilder joined = new StringBuilder();
            outline.nodes(level).forEach(node -> joined.append(node.text()));
            assertThat(joined).hasToString(TEXT);
        }
        assertThat(outline.nodes()).extracting(Node::address).isSorted().hasSize(1 + 2 + 4 + 6);
    }

    @Test
    void itIsWalkedUpDownAndAside() {
        assertThat(outline.parent(address(2, 2, 1)))
                .contains(outline.node(address(2, 2)).orElseThrow());
        assertThat(outline.parent(address())).isEmpty();
        assertThat(searchable(outline.children(address(2)))).containsExactly("Head", "One. Two.", "Three.");
        assertThat(searchable(outline.children(address())))
                .containsExactly("Before. It begins.", "Head\nOne. Two.\nThree.");
        assertThat(outline.children(address(2, 2, 1))).isEmpty();
        assertThat(searchable(outline.siblings(address(2, 2, 2)))).containsExactly("One.", "Two.");
        assertThat(outline.siblings(address())).containsExactly(outline.document());
    }

    @Test
    void aWindowCrossesTheBoundsOfParagraphsAndSections() {
        assertThat(searchable(outline.window(address(2, 1, 1), 1, 2)))
                .containsExactly("It begins.", "Head", "One.", "Two.");
        assertThat(searchable(outline.window(address(1), 5, Integer.MAX_VALUE))).hasSize(2);
        assertThatThrownBy(() -> outline.window(address(), -1, 0))
                .isInstanceOfSatisfying(
                        AimosException.InvalidRequest.class,
                        e -> assertThat(e.code()).isEqualTo("window-negative"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (Address nowhere : List.of(address(3), address(1, 2), address(2, 2, 3), Address.of("other"))) {
            assertThat(outline.node(nowhere)).isEmpty();
            assertThat(outline.parent(nowhere)).isEmpty();
            assertThat(outline.children(nowhere)).isEmpty();
            assertThat(outline.siblings(nowhere)).isEmpty();
            assertThat(outline.window(nowhere, 1, 1)).isEmpty();
        }
    }

    @Test
    void anEmptyTextIsADocument() {
        Outline empty = outline("");
        assertThat(empty.nodes()).containsExactly(empty.document());
        assertThat(empty.nodes(Level.SECTION)).isEmpty();
        assertThat(empty.children(address())).isEmpty();
    }

    @Test
    void onlySentencesThatSaySomethingElseHaveChanged() {
        assertThat(outline.since(outline)).isEqualTo(new LeafChanges(6, 0, 0));
        assertThat(outline("Before. It ends.\n\n# Head\n\nThree. One. Two. Two.")
                        .since(outline))
                .as("moved and unmarked sentences are the same; of two alike, one is new")
                .isEqualTo(new LeafChanges(5, 2, 1));
        assertThat(outline.since(outline(""))).isEqualTo(new LeafChanges(0, 6, 0));
    }
}
