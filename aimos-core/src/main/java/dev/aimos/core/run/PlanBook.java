package dev.aimos.core.run;

import dev.aimos.AimosException;
import dev.aimos.core.acl.AclParser;
import dev.aimos.core.acl.AclPrinter;
import dev.aimos.core.acl.Checker;
import dev.aimos.core.acl.CompiledPlan;
import dev.aimos.core.acl.Parsed;
import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plans by the hash of their canonical text: those in use, and those that the journal has. Thread-safe. */
final class PlanBook {
    /** Plans kept at hand, besides those that runs hold. */
    private static final int MOST = 64;

    private final Ledger ledger;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    PlanBook(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A plan, its canonical text and the hash of that. */
    record Entry(String hash, CompiledPlan plan, String acl) {}

    /**
     * Makes a plan known under its hash. What is known is the plan that its canonical text says: the same that is read from the
     * journal later, though a program may have written its expressions otherwise.
     */
    Entry keep(Plan plan) {
        String acl = AclPrinter.print(plan);
        String hash = sha256(acl);
        synchronized (this) {
            Entry known = entries.get(hash);
            if (known != null) {
                return known;
            }
        }
        return add(new Entry(hash, CompiledPlan.of(parse(hash, acl)), acl));
    }

    private synchronized Entry add(Entry entry) {
        entries.put(entry.hash(), entry);
        if (entries.size() > MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
        return entry;
    }

    /** The plan with a hash; read from the journal if need be. */
    Entry get(String hash) {
        synchronized (this) {
            Entry known = entries.get(hash);
            if (known != null) {
                return known;
            }
        }
        String acl = ledger.acl(hash);
        return add(new Entry(hash, CompiledPlan.of(parse(hash, acl)), acl));
    }

    private static Plan parse(String hash, String acl) {
        Problems problems = new Problems();
        Parsed parsed = AclParser.parse(new Source(acl), problems);
        problems.refuse("plan " + hash);
        if (parsed == null) {
            throw new AimosException.Corrupt("plan-unreadable", "the journal's plan " + hash + " cannot be read");
        }
        return parsed.plan();
    }

    /**
     * Requires that a plan can be run.
     *
     * @throws dev.aimos.plan.PlanRefused if it cannot
     */
    void requireSound(Plan plan) {
        Problems problems = new Problems();
        Checker.check(plan, null, new Source(""), problems);
        problems.refuse("plan " + plan.name());
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
