package dev.aimos.contract;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.graph.GraphExport;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Scan;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a run, and nothing of how it came about: two runs of the same plan with the same answers have the same.
 *
 * @param status how it ended
 * @param steps by path: the state, and the outputs
 * @param results of the run
 * @param atoms by key: the text, of all that is shown
 * @param versions how many versions of atoms were ever written
 * @param items what the graph shows, as JSON
 */
public record Outcome(
        RunStatus status,
        Map<String, String> steps,
        Json.Obj results,
        Map<String, String> atoms,
        long versions,
        List<String> items) {

    /** Of a run that is over, the only one of a store. */
    public static Outcome of(AimOs os, String run) {
        RunView view = os.plans().show(run);
        Map<String, String> steps = new TreeMap<>();
        view.steps()
                .forEach(step -> steps.put(step.path(), step.state() + " " + CanonicalWriter.toText(step.outputs())));
        Map<String, String> atoms = new TreeMap<>();
        os.memory().stream(Scan.all()).forEach(atom -> atoms.put(atom.key(), atom.text()));
        return new Outcome(
                view.summary().status(),
                steps,
                view.results(),
                atoms,
                os.status().counts().versions(),
                items(os));
    }

    private static List<String> items(AimOs os) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        os.graph().export(GraphExport.of(GraphExport.Format.JSON), out);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{\"item\":"))
                .map(line -> line.substring("{\"item\":".length(), line.indexOf(",\"recorded\":")))
                .sorted()
                .toList();
    }
}
