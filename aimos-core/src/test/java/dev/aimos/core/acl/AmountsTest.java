package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Resource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AmountsTest {

    @Test
    void whatIsTooLargeIsTheLargestThereIs() {
        assertThat(Amounts.sum(3, 4)).isEqualTo(7);
        assertThat(Amounts.sum(Long.MAX_VALUE - 1, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Amounts.sum(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(Amounts.product(3, 4)).isEqualTo(12);
        assertThat(Amounts.product(1L << 32, 1L << 30)).isEqualTo(1L << 62);
        assertThat(Amounts.product(1L << 32, 1L << 31)).isEqualTo(Long.MAX_VALUE);
        assertThat(Amounts.product(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(Amounts.product(Long.MAX_VALUE, 0)).isZero();
    }

    @Test
    void aTimeThatIsTooLongIsTheLongestThereIs() {
        assertThat(AmountText.micros(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(AmountText.micros(Duration.ofSeconds(Long.MIN_VALUE))).isZero();
        assertThat(AmountText.micros(Duration.ofNanos(1_999))).isEqualTo(1);
    }

    @Test
    void amountsAreShownWithWhatTheyAreOf() {
        assertThat(AmountText.of(Resource.TOKENS, 1)).isEqualTo("1 token");
        assertThat(AmountText.of(Resource.CALLS, 2)).isEqualTo("2 calls");
        assertThat(AmountText.of(Resource.TIME, 1_500_000)).isEqualTo("1500ms of time");
        assertThat(AmountText.of(Resource.COST, 250_000)).isEqualTo("a cost of 0.25");
    }
}
