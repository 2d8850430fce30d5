package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Witnessed;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A command on the witnesses of a store. What it asks for and is not there is a finding. */
abstract class VifCommand extends StoreCommand {
    /** So few digits of a witness's id are enough, if no other begins with them. */
    private static final int LEAST_DIGITS = 6;

    private static final String WHOLE = "[0-9a-f]{64}";

    @Override
    final int run(AimOs os) throws IOException {
        try {
            return vif(os);
        } catch (AimosException.NotFound e) {
            throw Failure.finding(e.code(), String.valueOf(e.getMessage()));
        }
    }

    /** Does it, and returns the {@link Exit} code. */
    abstract int vif(AimOs os) throws IOException;

    /** The id of the witness whose id begins so; a whole id as it is, be there such a witness or not. */
    static Hash id(AimOs os, String text) {
        if (!looksLikeId(text)) {
            throw Failure.usage(
                    "bad-id",
                    "'" + text + "' is no id of a witness; write at least " + LEAST_DIGITS
                            + " hexadecimal digits of it");
        }
        String digits = text.replaceFirst("^sha256:", "").toLowerCase(Locale.ROOT);
        if (digits.matches(WHOLE)) {
            return Hash.parse(digits);
        }
        List<Witnessed> found = os.witnesses().startingWith(digits, 2);
        if (found.isEmpty()) {
            throw Failure.finding(
                    "witness-missing", "no witness's id begins with " + digits + "; 'vif:list' lists them");
        }
        if (found.size() > 1) {
            throw Failure.usage(
                    "ambiguous-witness", "several witnesses begin with " + digits + "; write more digits of the id");
        }
        return found.get(0).id();
    }

    /** Whether a text may be the beginning of an id. */
    static boolean looksLikeId(String text) {
        return text.matches("(sha256:)?[0-9a-fA-F]{" + LEAST_DIGITS + ",64}");
    }
}
