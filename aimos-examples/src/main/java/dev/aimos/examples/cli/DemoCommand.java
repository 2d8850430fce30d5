package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.demo.Demo;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.graph.ContradictionQuery;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Counts;
import dev.aimos.plan.RunQuery;
import dev.aimos.witness.WitnessQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
        name = "demo",
        description = {
            "Make a store with something to show: this project's documentation, and the diary of a year of a project that is"
                    + " made up, in which facts change, contradict one another and are corrected.",
            "",
            "The directory of --store must be empty or not there yet; aimos-demo is taken if none is given."
        })
final class DemoCommand extends AimosCommand {
    private static final String DIRECTORY = "aimos-demo";

    @Override
    int run() throws IOException {
        Path directory = root().storeOr(DIRECTORY);
        requireRoom(directory);
        try (AimOs os = Demo.build(clock -> open(directory, clock))) {
            report(os, directory);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.store("interrupted", "the demo was interrupted before it was whole; remove " + directory);
        }
        return Exit.OK;
    }

    private static AimOs open(Path directory, java.time.InstantSource clock) {
        return dev.aimos.lucene.LuceneAimOs.builder(directory).clock(clock).open();
    }

    private static void requireRoom(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw Failure.usage(
                        "not-empty",
                        directory + " is not empty; name a directory that is, or is not there yet, with --store");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report(AimOs os, Path directory) {
        Counts counts = os.status().counts();
        long claims = os.graph().stats(AsOf.now()).items().getOrDefault(dev.aimos.graph.Kind.CLAIM, 0L);
        int contradictions = os.graph()
                .contradictions(ContradictionQuery.all().anyTime(true))
                .size();
        int runs = os.plans().runs(RunQuery.all()).size();
        int witnesses = os.witnesses().list(WitnessQuery.all()).size();
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("store", directory.toString());
            document.put("counts", Shapes.counts(counts));
            document.put("claims", claims);
            document.put("contradictions", contradictions);
            document.put("runs", runs);
            document.put("witnesses", witnesses);
            document.put("root", os.status().root().toString());
            out().document(document);
            return;
        }
        out().line("%s holds a year of a lighthouse: %s, %s, %s, %s, %s of a plan, %s"
                .formatted(
                        directory,
                        Describe.count(counts.atoms(), "atom"),
                        Describe.count(claims, "claim"),
                        Describe.count(contradictions, "open contradiction"),
                        Describe.count(counts.snapshots(), "snapshot"),
                        Describe.count(runs, "run"),
                        Describe.count(witnesses, "witnessed answer")));
        out().line("");
        out().line("look around:");
        String aimos = "  aimos --store " + directory + " ";
        out().line(aimos + "serve --handlers library");
        out().line(aimos + "query When does the light open? --as-of 2025-04-01");
        out().line(aimos + "query When does the light open? --as-of 2025-09-01");
        out().line(aimos + "atoms:history facts/budget");
        out().line(aimos + "atoms:get facts/lamp-supplier --as-of 2025-06-01 --valid-at 2025-06-01");
        out().line(aimos + "atoms:get facts/lamp-supplier --as-of 2025-12-01 --valid-at 2025-06-01");
        out().line(aimos + "seg:contradictions --any-time");
        out().line(aimos + "plan:approve year-end --by you --handlers library");
        out().line(aimos + "vif:calibration");
        out().line(aimos + "audit:trail --key facts/opening");
    }
}
