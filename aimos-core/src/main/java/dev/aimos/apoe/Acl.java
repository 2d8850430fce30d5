package dev.aimos.apoe;

import dev.aimos.core.acl.AclFormatter;
import dev.aimos.core.acl.AclParser;
import dev.aimos.core.acl.AclPrinter;
import dev.aimos.core.acl.Checker;
import dev.aimos.core.acl.Mermaid;
import dev.aimos.core.acl.Parsed;
import dev.aimos.core.acl.PlanGraph;
import dev.aimos.core.acl.YamlReader;
import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.core.expr.Span;
import dev.aimos.plan.Plan;
import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads, checks, prints and draws plans. What is read is checked too: a plan that comes from here is sound. All errors of a text
 * are told at once, each with its place. Takes time in proportion to the text, whatever the text is; no method has a state, and all
 * may be called by any thread.
 */
public final class Acl {
    /** Longer texts, in UTF-16 code units, are refused unread. */
    public static final int LONGEST_TEXT = 10_000_000;

    private Acl() {}

    /** How a plan is written. */
    public enum Syntax {
        /** The language ACL. */
        ACL,
        /** YAML, with participants, gates and steps. */
        YAML
    }

    /**
     * What was found in a text.
     *
     * @param plan the plan; empty if there is an error
     * @param problems errors and warnings, in the order of the text
     */
    public record Checked(Optional<Plan> plan, List<Problem> problems) {
        public Checked {
            Objects.requireNonNull(plan, "plan");
            problems = List.copyOf(problems);
        }
    }

    /**
     * How the steps of a plan follow from each other.
     *
     * @param order the steps that are not dormant, each after all it needs, as near to the order written as that allows; without those
     *     in a circle, and those that wait for them
     * @param criticalPath the chain of steps that takes longest, each weighing the time in its budget, else its timeout, else one
     *     microsecond
     * @param dependencies by step, in the order written, the steps that must be done before it: those it requires, and those it reads
     * @param dormant the steps that run only in place of one that failed, or to undo one
     */
    public record Outline(
            List<String> order,
            List<String> criticalPath,
            Map<String, List<String>> dependencies,
            List<String> dormant) {
        public Outline {
            order = List.copyOf(order);
            criticalPath = List.copyOf(criticalPath);
            Map<String, List<String>> copy = new LinkedHashMap<>();
            dependencies.forEach((step, needed) -> copy.put(step, List.copyOf(needed)));
            dependencies = Collections.unmodifiableMap(copy);
            dormant = List.copyOf(dormant);
        }
    }

    /**
     * The plan that a text in ACL is.
     *
     * @throws PlanRefused if it cannot be read, or is not sound
     */
    public static Plan parse(String text) {
        return parse("the plan", text);
    }

    /**
     * The plan that a text in ACL is.
     *
     * @param name what people call the text, such as its file
     * @throws PlanRefused if it cannot be read, or is not sound
     */
    public static Plan parse(String name, String text) {
        return sound(name, check(text, Syntax.ACL));
    }

    /**
     * The plan that a text in YAML is.
     *
     * @param name what people call the text, such as its file
     * @throws PlanRefused if it cannot be read, or is not sound
     */
    public static Plan parseYaml(String name, String text) {
        return sound(name, check(text, Syntax.YAML));
    }

    private static Plan sound(String name, Checked checked) {
        return checked.plan().orElseThrow(() -> new PlanRefused(name, checked.problems()));
    }

    /** Reads and checks a text; whatever is wrong with it is among the problems. */
    public static Checked check(String text, Syntax syntax) {
        Source source = new Source(text);
        Problems problems = new Problems();
        Parsed parsed = null;
        if (fits(source, problems)) {
            parsed = switch (syntax) {
                case ACL -> AclParser.parse(source, problems);
                case YAML -> YamlReader.parse(source, problems);
            };
        }
        if (parsed != null) {
            check(parsed, source, problems);
        }
        Optional<Plan> sound = parsed == null || problems.hasErrors() ? Optional.empty() : Optional.of(parsed.plan());
        return new Checked(sound, problems.sorted());
    }

    /** Of a plan that was read in part only errors are told: what seems unused may be used in what was not read. */
    private static void check(Parsed parsed, Source source, Problems problems) {
        if (!problems.hasErrors()) {
            Checker.check(parsed.plan(), parsed.places(), source, problems);
            return;
        }
        Problems found = new Problems();
        Checker.check(parsed.plan(), parsed.places(), source, found);
        found.sorted().stream().filter(Problem::error).forEach(problems::add);
    }

    private static boolean fits(Source source, Problems problems) {
        int length = source.text().length();
        if (length <= LONGEST_TEXT) {
            return true;
        }
        problems.in(source)
                .error(
                        "text-too-long",
                        "a plan has at most " + LONGEST_TEXT + " characters, but this one has " + length,
                        Span.NONE,
                        "read long texts as inputs");
        return false;
    }

    /** What is wrong with a plan; its problems have no place, as it was not read from a text. */
    public static List<Problem> check(Plan plan) {
        Problems problems = new Problems();
        Checker.check(plan, null, new Source(""), problems);
        return problems.sorted();
    }

    /**
     * A text in ACL laid out: a statement a line, indented; comments and the order of statements stay. Laying out twice changes
     * nothing, and the plan stays the same.
     *
     * @throws PlanRefused if it cannot be read; whether it is sound does not matter
     */
    public static String format(String text) {
        Source source = new Source(text);
        Problems problems = new Problems();
        String formatted = fits(source, problems) ? AclFormatter.format(source, problems) : text;
        problems.refuse("the plan");
        return formatted;
    }

    /**
     * A plan as ACL, without comments. Equal plans give equal texts, and reading the text gives an equal plan.
     *
     * @throws dev.aimos.AimosException.InvalidRequest if a name in it is none, or an expression cannot be read
     */
    public static String print(Plan plan) {
        return AclPrinter.print(plan);
    }

    /**
     * A plan as a flowchart of Mermaid.
     *
     * @throws PlanRefused if an expression in it cannot be read
     */
    public static String mermaid(Plan plan) {
        return Mermaid.of(plan);
    }

    /**
     * How the steps of a plan follow from each other.
     *
     * @throws PlanRefused if an expression in it cannot be read
     */
    public static Outline outline(Plan plan) {
        PlanGraph graph = PlanGraph.of(plan);
        Map<String, List<String>> dependencies = new LinkedHashMap<>();
        List<String> dormant = new ArrayList<>();
        for (int step = 0; step < graph.size(); step++) {
            dependencies.putIfAbsent(graph.name(step), names(graph, graph.dependencies(step)));
            if (graph.isDormant(step)) {
                dormant.add(graph.name(step));
            }
        }
        return new Outline(
                names(graph, graph.order()),
                graph.criticalPath().steps().stream().map(graph::name).toList(),
                dependencies,
                dormant);
    }

    private static List<String> names(PlanGraph graph, IntStream steps) {
        return steps.mapToObj(graph::name).toList();
    }
}
