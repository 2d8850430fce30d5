package dev.aimos.examples.bench;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.index.Address;
import dev.aimos.index.Hits;
import dev.aimos.index.Level;
import dev.aimos.index.Query;
import dev.aimos.index.TokenBudget;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.vif.AuditBundle;
import dev.aimos.witness.Band;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Signer;
import dev.aimos.witness.State;
import dev.aimos.witness.TrailQuery;
import dev.aimos.witness.Use;
import dev.aimos.witness.Witness;
import dev.aimos.witness.WitnessQuery;
import dev.aimos.witness.Witnessed;
import dev.aimos.witness.Witnesses;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Witnesses: made and journalled, beside atoms of the same bytes; receipts, beside searches without; checks, of the store, of
 * one witness, of a receipt, of a bundle.
 */
final class VifBench {
    private static final int BATCH = 1_000;
    private static final int WARM = 2_000;
    private static final int SAMPLES = 4_000;
    private static final int VERIFIED = 5;
    private static final double MOST_MICROS = 50;
    private static final double MOST_RECEIPT = 1.10;
    private static final double LEAST_VERIFIED = 50_000;

    private final Path directory;
    private final Report report;
    private final int atoms;
    private final Corpus corpus = new Corpus();

    VifBench(Path directory, Report report, int atoms) {
        this.directory = directory;
        this.report = report;
        this.atoms = atoms;
    }

    void run() throws Exception {
        try (AimOs os = LuceneAimOs.open(directory.resolve("store"))) {
            fill(os);
            receipts(os);
            witnesses(os);
            checks(os);
        }
        signed();
    }

    private void fill(AimOs os) {
        report.note(String.format(Locale.ROOT, "%,d atoms", atoms));
        List<AtomDraft> batch = new ArrayList<>();
        for (int i = 0; i < atoms; i++) {
            batch.add(AtomDraft.text("k" + i, corpus.sentence(new SplittableRandom(i), 12)));
            if (batch.size() == 10_000 || i == atoms - 1) {
                os.memory().putAll(batch);
                batch.clear();
            }
        }
    }

    private Query query(int number) {
        return Query.of(corpus.sentence(new SplittableRandom(1_000_003L * (number + 1)), 4))
                .limit(10);
    }

    /** Each search with a receipt beside the same without, in turn, the order of the two turned round each time. */
    private void receipts(AimOs os) throws Exception {
        report.note("receipts");
        for (Level level : List.of(Level.DOCUMENT, Level.SENTENCE)) {
            Samples without = new Samples(SAMPLES);
            Samples with = new Samples(SAMPLES);
            for (int i = -WARM; i < SAMPLES; i++) {
                Query plain = query(i + WARM).level(level);
                Query receipted = plain.receipt(true);
                if (i < 0) {
                    os.index().search(plain);
                    os.index().search(receipted);
                } else if (i % 2 == 0) {
                    without.time(() -> os.index().search(plain));
                    with.time(() -> os.index().search(receipted));
                } else {
                    with.time(() -> os.index().search(receipted));
                    without.time(() -> os.index().search(plain));
                }
            }
            String of = level.name().toLowerCase(Locale.ROOT) + "s";
            report.atMost(
                    "search of " + of + " with a receipt, beside one without",
                    with.p50(),
                    without.p50(),
                    "us",
                    MOST_RECEIPT);
            report.beside("  the same by the processor's time", with.busyP50(), without.busyP50(), "us");
        }
        Samples without = new Samples(SAMPLES / 10);
        Samples with = new Samples(SAMPLES / 10);
        Samples assess = new Samples(SAMPLES / 10);
        Samples again = new Samples(SAMPLES / 10);
        for (int i = -WARM / 20; i < SAMPLES / 10; i++) {
            Query plain = query(i + WARM);
            if (i < 0) {
                os.index().assemble(plain.receipt(true), TokenBudget.of(500));
                continue;
            }
            without.time(() -> os.index().assemble(plain, TokenBudget.of(500)));
            with.time(() -> os.index().assemble(plain.receipt(true), TokenBudget.of(500)));
            Hits hits = os.index().search(plain.receipt(true));
            assess.time(() -> os.witnesses().assess(plain, hits, Criticality.ROUTINE));
            Receipt receipt = hits.receipt().orElseThrow();
            again.time(() -> HhniBench.require(os.witnesses().verify(receipt).proved(), "a receipt does not verify"));
        }
        report.atMost("context with a receipt, beside one without", with.p50(), without.p50(), "us", MOST_RECEIPT);
        report.alone("how sure a retrieval is, p50", assess.p50(), "us");
        report.alone("verify(receipt), p50: ten proofs and the search again", again.p50(), "us");
    }

    private Witness witness(int number, State state, List<Use> used) {
        Witness.Builder witness = Witness.of(Witness.Kind.ANSWER, "model-1")
                .input(Json.of("question " + number))
                .output(Json.of(
                        "an answer of some twenty words, as models give them when they are asked something " + number))
                .prompt("Answer from the context.")
                .reads(state)
                .confidence((number % 100) / 100.0)
                .correlation("request-" + number);
        used.forEach(witness::used);
        return witness.build();
    }

    private void witnesses(AimOs os) throws Exception {
        report.note("witnesses");
        Witnesses witnesses = os.witnesses();
        State state = witnesses.state(AsOf.now());
        List<Use> used = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            used.add(witnesses.use(Address.of("k" + i), AsOf.now()));
        }
        int count = Math.max(BATCH, Math.min(atoms, 100_000) / BATCH * BATCH);
        int bytes = witness(0, state, used).canonical().getBytes(StandardCharsets.UTF_8).length;
        write(os, state, used, 0, count / 2); // warms up
        double ours = write(os, state, used, count, count) / count * 1e6;
        double plain = putAtoms(os, count, bytes) / count * 1e6;
        report.bound("witness made, journalled and indexed, batches of 1,000", ours, "us", MOST_MICROS, true);
        report.beside("  beside an atom of as many bytes, not searched", ours, plain, "us");
        report.alone("  size of such a witness, five uses", bytes, "bytes");
    }

    private double write(AimOs os, State state, List<Use> used, int from, int count) throws Exception {
        return Samples.seconds(() -> {
            for (int i = 0; i < count; i += BATCH) {
                List<Witness> batch = new ArrayList<>();
                for (int j = 0; j < BATCH; j++) {
                    batch.add(witness(from + i + j, state, used));
                }
                os.witnesses().recordAll(batch);
            }
        });
    }

    private static double putAtoms(AimOs os, int count, int bytes) throws Exception {
        return Samples.seconds(() -> {
            for (int i = 0; i < count; i += BATCH) {
                List<AtomDraft> batch = new ArrayList<>();
                for (int j = 0; j < BATCH; j++) {
                    byte[] content = ("atom " + (i + j) + "x".repeat(bytes)).getBytes(StandardCharsets.UTF_8);
                    batch.add(AtomDraft.bytes(
                            "w" + (i + j), "application/octet-stream", () -> new ByteArrayInputStream(content)));
                }
                os.memory().putAll(batch);
            }
        });
    }

    private void checks(AimOs os) throws Exception {
        report.note("checks");
        long records = os.status().counts().records();
        double first = verified(os);
        double best = first;
        for (int i = 0; i < VERIFIED; i++) {
            best = Math.min(best, verified(os));
        }
        report.bound("verify of the whole store, warm", records / best, "rec/s", LEAST_VERIFIED, false);
        report.alone("  the first time in the process", records / first, "rec/s");
        List<Witnessed> some = os.witnesses().list(WitnessQuery.all().limit(1_000));
        Samples one = new Samples(some.size());
        for (Witnessed witnessed : some) {
            one.time(() ->
                    HhniBench.require(os.witnesses().verify(witnessed.id()).proved(), "a witness does not verify"));
        }
        report.alone("verify of one witness, p50: its proof and those of five uses", one.p50(), "us");
        Samples find = new Samples(200);
        for (int i = 0; i < 200; i++) {
            String id = "request-" + i;
            find.time(() -> os.witnesses().list(WitnessQuery.all().correlation(id)));
        }
        report.alone("list by correlation, p50", find.p50(), "us");
        Samples trail = new Samples(20);
        for (Witnessed witnessed : some.subList(0, 20)) {
            trail.time(() -> HhniBench.require(
                    os.trail()
                                    .read(TrailQuery.all().witness(witnessed.id()))
                                    .entries()
                                    .size()
                            == 1,
                    "a witness is not in the trail"));
        }
        report.alone("trail of one witness, p50", trail.p50(), "us");
        report.alone("  among records", (double) os.status().counts().records(), "records");
        Path bundle = directory.resolve("bundle");
        double write =
                Samples.seconds(() -> os.witnesses().bundle(WitnessQuery.all().band(Band.A), bundle));
        AuditBundle.Checked[] checked = new AuditBundle.Checked[1];
        double check = Samples.seconds(() -> checked[0] = AuditBundle.verify(bundle));
        HhniBench.require(checked[0].verdict().proved(), "the bundle does not verify");
        report.alone("audit bundle written", checked[0].witnesses() / write, "wit/s");
        report.alone("audit bundle verified", checked[0].records() / check, "rec/s");
    }

    private static double verified(AimOs os) throws Exception {
        return Samples.seconds(() -> HhniBench.require(os.memory().verify().passed(), "the store does not verify"));
    }

    private void signed() throws Exception {
        Signer signer = Signer.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        try (AimOs os =
                LuceneAimOs.builder(directory.resolve("signed")).signer(signer).open()) {
            os.memory().put(AtomDraft.text("k0", "text"));
            State state = os.witnesses().state(AsOf.now());
            write(os, state, List.of(), 0, 5 * BATCH);
            double seconds = write(os, state, List.of(), 5 * BATCH, 5 * BATCH);
            report.alone("the same, signed with Ed25519, no uses", seconds / (5 * BATCH) * 1e6, "us");
        }
    }
}
