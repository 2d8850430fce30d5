package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.witness.JsonDifferences;
import dev.aimos.index.Context;
import dev.aimos.index.Hits;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Answerer;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Replayed;
import dev.aimos.witness.Replayed.Difference;
import dev.aimos.witness.Witness;
import dev.aimos.witness.Witnessed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives witnessed answers again. */
final class Replaying {
    private final WitnessLedger ledger;
    private final ReceiptChecks receipts;

    Replaying(WitnessLedger ledger, ReceiptChecks receipts) {
        this.ledger = ledger;
        this.receipts = receipts;
    }

    Replayed replay(Hash id, Answerer answerer) {
        Witnessed held = ledger.require(id);
        Witness witness = held.witness();
        Json input = witness.input()
                .orElseThrow(() -> new AimosException.InvalidRequest(
                        "witness-without-input",
                        "what went into witness " + id.abbreviated()
                                + " was not recorded; only witnesses with input(…) can be replayed"));
        Hash expected = witness.outputHash()
                .orElseThrow(() -> new AimosException.InvalidRequest(
                        "witness-without-output",
                        "witness " + id.abbreviated()
                                + " says nothing of what came out, so there is nothing to compare"));
        Json output = answer(answerer, new Recorded(held, input));
        Hash actual = Hash.sha256(output.canonical().getBytes(StandardCharsets.UTF_8));
        List<Difference> differences = expected.equals(actual)
                ? List.of()
                : witness.output()
                        .map(before -> JsonDifferences.of(before, output))
                        .orElseGet(() -> List.of(new Difference("", Optional.empty(), Optional.of(output), -1)));
        return new Replayed(
                id, expected, actual, output, differences, witness.receipt().map(receipts::verify));
    }

    private static Json answer(Answerer answerer, Recorded given) {
        Json output;
        try {
            output = answerer.answer(given);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted", e);
        } catch (Exception e) {
            throw failed("failed: " + e, e);
        }
        if (output == null) {
            throw failed("returned null; an answer that is nothing is Json.Null", null);
        }
        return output;
    }

    private static AimosException.Fault failed(String how, @Nullable Exception cause) {
        return new AimosException.Fault("answerer-failed", "the answerer " + how, cause);
    }

    /** What was recorded; what was retrieved is retrieved again when it is asked for, and once. */
    private final class Recorded implements Answerer.Given {
        private final Witnessed held;
        private final Json input;
        private @Nullable Hits hits;
        private @Nullable Context context;

        Recorded(Witnessed held, Json input) {
            this.held = held;
            this.input = input;
        }

        @Override
        public Witness witness() {
            return held.witness();
        }

        @Override
        public Json input() {
            return input;
        }

        @Override
        public AsOf asOf() {
            return witness()
                    .reads()
                    .map(state -> AsOf.basis(state.basis()))
                    .orElseGet(() -> AsOf.tx(held.recorded().tx()));
        }

        private Optional<Receipt> receipt(Receipt.Kind kind) {
            return witness().receipt().filter(receipt -> receipt.kind() == kind);
        }

        @Override
        public synchronized Optional<Hits> hits() {
            if (hits == null) {
                hits = receipt(Receipt.Kind.SEARCH).map(receipts::hits).orElse(null);
            }
            return Optional.ofNullable(hits);
        }

        @Override
        public synchronized Optional<Context> context() {
            if (context == null) {
                context = receipt(Receipt.Kind.CONTEXT).map(receipts::context).orElse(null);
            }
            return Optional.ofNullable(context);
        }
    }
}
