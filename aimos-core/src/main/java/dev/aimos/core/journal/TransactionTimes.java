package dev.aimos.core.journal;

import java.time.Instant;
import java.util.Objects;

/**
 * Finds transactions by number and by time, by bisection over the records, in which both only grow. Since each
 * transaction has a record, transaction t of n among s records ends between record t and record s - (n - t).
 */
final class TransactionTimes {
    private final JournalState state;
    private final JournalReader reader;

    TransactionTimes(JournalState state, JournalReader reader) {
        this.state = state;
        this.reader = reader;
    }

    long txAt(Instant instant) {
        Head head = state.head();
        if (!instant.isBefore(head.at())) {
            return head.tx();
        }
        long low = 0;
        long high = head.size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (reader.instant(middle).isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? 0 : reader.tx(low - 1);
    }

    Instant instantOf(long tx) {
        if (tx < 1) {
            throw new IndexOutOfBoundsException("transactions begin at 1, not " + tx);
        }
        return reader.instant(sizeAt(tx) - 1);
    }

    long sizeAt(long tx) {
        Head head = state.head();
        Objects.checkFromToIndex(0, tx, head.tx());
        if (tx == 0) {
            return 0;
        }
        long low = tx;
        long high = head.size() - (head.tx() - tx);
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (reader.tx(middle) > tx) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
