package dev.aimos.core.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.index.Candidates;
import dev.aimos.index.Reranker;
import dev.aimos.index.Reranking;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RerankersTest {
    private record Fixed(List<Integer> numbers) implements Reranker {
        @Override
        public String id() {
            return "fixed";
        }

        @Override
        public Order rerank(Candidates candidates) {
            return Order.of(numbers);
        }
    }

    @Test
    void noneLeavesTheOrderOfRetrieval() {
        Reranker none = Rerankers.of(Reranking.none());
        assertThat(none.id()).isEqualTo("none");
        assertThat(none.rerank(Cloud.of(0.1, 0.9)).order()).containsExactly(0, 1);
    }

    @Test
    void theCallersOwnIsUsed() {
        Reranker own = Rerankers.of(Reranking.by(new Fixed(List.of(1, 0))));
        assertThat(own.id()).isEqualTo("fixed");
        assertThat(own.rerank(Cloud.of(0.9, 0.1)).order()).containsExactly(1, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0,0", "0,2", "-1,0", "0,1,1"})
    void anOrderThatIsNoneIsRefused(String numbers) {
        List<Integer> order =
                List.of(numbers.split(",")).stream().map(Integer::valueOf).toList();
        Reranker own = Rerankers.of(Reranking.by(new Fixed(order)));
        assertThatThrownBy(() -> own.rerank(Cloud.of(0.9, 0.1)))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("fixed")
                .hasMessageContaining("each of its 2 candidates once");
    }
}
