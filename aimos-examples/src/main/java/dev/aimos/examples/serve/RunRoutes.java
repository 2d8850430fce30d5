package dev.aimos.examples.serve;

import static dev.aimos.examples.serve.Route.Param.text;
import static dev.aimos.examples.serve.Route.Param.typed;
import static dev.aimos.examples.serve.Route.Param.whole;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.apoe.Acl;
import dev.aimos.examples.wire.HandlerChoice;
import dev.aimos.examples.wire.PlanEventShapes;
import dev.aimos.examples.wire.PlanProblems;
import dev.aimos.examples.wire.PlanShapes;
import dev.aimos.examples.wire.RunShapes;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.Problem;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunQuery;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans and their runs: started, watched, decided about, cancelled, resumed. */
final class RunRoutes {
    private static final int MOST_RUNS = 10_000;
    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_WAIT_SECONDS = 25;

    private static final Route.Param[] HANDLERS = {
        typed(
                "handlers",
                "array",
                "Who works: library, mock, ROLE=library or ROLE=mock; the server's choice without it."),
        typed("mock", "object", "What mocked steps give: values by STEP.OUTPUT.")
    };

    private final LiveRuns live;

    RunRoutes(LiveRuns live) {
        this.live = live;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/plans",
                        "plans",
                        "The plans on offer.",
                        "{items: [{name, file, text, sound, plan}]}",
                        call -> Answer.json(
                                Map.of("items", new PlanFolder(call.options().plans()).list()))),
                Route.write(
                                "POST",
                                "/api/v1/plans/check",
                                "plans",
                                "Shows everything that is wrong with a plan.",
                                "as an item of plan:check --json, with the plan if it can be read",
                                RunRoutes::check)
                        .reads(text("text", "The plan.").needed(), text("syntax", "acl (without it) or yaml."))
                        .harmless(),
                Route.get(
                                "/api/v1/runs",
                                "plans",
                                "The runs of plans, the latest first.",
                                "as plan:runs --json",
                                RunRoutes::list)
                        .takes(
                                text(
                                        "status",
                                        "running, waiting, interrupted, completed, failed or cancelled;"
                                                + " several with commas."),
                                text("plan", "Only runs of the plan of this name."),
                                whole("limit", "So many at the most, up to 10000; 100 without it."),
                                text("as_of", "As they were known then.")),
                Route.write(
                                "POST",
                                "/api/v1/runs",
                                "plans",
                                "Starts a run; it goes on by itself.",
                                "202 with the run, as plan:run --json",
                                this::start)
                        .reads(
                                text("plan", "The name of a plan on offer; or text."),
                                text("text", "The plan itself."),
                                text("syntax", "acl (without it) or yaml, of text."),
                                typed("inputs", "object", "The plan's inputs by name."),
                                text("id", "Names the run, so that it is not started twice."),
                                HANDLERS[0],
                                HANDLERS[1]),
                Route.get(
                                "/api/v1/runs/{run}",
                                "plans",
                                "A run in full.",
                                "as plan:run --json, with live",
                                call -> Answer.json(view(call.os().plans().show(call.path("run"), call.moment()))))
                        .takes(text("as_of", "As it was known then.")),
                Route.get(
                                "/api/v1/runs/{run}/plan",
                                "plans",
                                "The plan of a run, with what depends on what.",
                                "as plan:show --json",
                                call -> Answer.json(PlanShapes.of(call.os()
                                        .plans()
                                        .show(call.path("run"), call.moment())
                                        .plan())))
                        .takes(text("as_of", "As it was known then.")),
                Route.get(
                        "/api/v1/runs/{run}/mermaid",
                        "plans",
                        "A run as a Mermaid flow chart.",
                        "text",
                        call -> Answer.text("text/plain", call.os().plans().mermaid(call.path("run")))),
                Route.get(
                                "/api/v1/runs/{run}/events",
                                "plans",
                                "Events of a run; waits for the next if asked to.",
                                "{items: [event as of plan:tail --json], next, status}",
                                this::events)
                        .takes(
                                whole("from", "Number of the first event; 0 without it."),
                                whole("limit", "So many at the most, up to 10000; 1000 without it."),
                                whole("wait", "Seconds to wait for an event if there is none yet, up to 25.")),
                Route.write(
                                "POST",
                                "/api/v1/runs/{run}/decisions",
                                "plans",
                                "Answers a question of a run.",
                                "the run",
                                this::decide)
                        .reads(
                                text("request", "Which question; not needed if there is only one."),
                                text("choice", "approve, reject, retry, skip or accept, as the question offers.")
                                        .needed(),
                                text("by", "Who decides.").needed(),
                                text("note", "Why."),
                                typed("outputs", "object", "Of accept: what the step is taken to have given.")),
                Route.write(
                                "POST",
                                "/api/v1/runs/{run}/cancel",
                                "plans",
                                "Stops a run; what is done is compensated.",
                                "the run",
                                RunRoutes::cancel)
                        .reads(text("by", "Who.").needed(), text("reason", "Why.")),
                Route.write(
                                "POST",
                                "/api/v1/runs/{run}/resume",
                                "plans",
                                "Goes on with a run that was interrupted, or was decided about.",
                                "202 with the run",
                                this::resume)
                        .reads(HANDLERS));
    }

    private static Answer check(Call call) throws Exception {
        Fields fields = call.fields();
        String text = fields.requiredString("text");
        Acl.Syntax syntax = syntax(fields);
        fields.end();
        Acl.Checked checked = Acl.check(text, syntax);
        Map<String, @Nullable Object> document = PlanProblems.shape("", checked.problems());
        document.put("plan", checked.plan().map(PlanShapes::of).orElse(null));
        return Answer.json(document);
    }

    private static Acl.Syntax syntax(Fields fields) {
        return fields.string("syntax")
                .map(word -> Spelling.choose("syntax", word, Acl.Syntax.values()))
                .orElse(Acl.Syntax.ACL);
    }

    private static Answer list(Call call) {
        Set<RunStatus> statuses = EnumSet.noneOf(RunStatus.class);
        call.text("status").ifPresent(words -> {
            for (String word : words.split(",", -1)) {
                statuses.add(Spelling.choose("status", word.strip(), RunStatus.values()));
            }
        });
        RunQuery query = new RunQuery(
                statuses.isEmpty() ? EnumSet.allOf(RunStatus.class) : statuses,
                call.text("plan"),
                call.moment("as_of"),
                call.limit(100, MOST_RUNS));
        return Answer.json(Map.of(
                "items",
                call.os().plans().runs(query).stream().map(RunShapes::summary).toList()));
    }

    private static Map<String, @Nullable Object> view(RunView view) {
        return RunShapes.view(view);
    }

    private Answer start(Call call) throws Exception {
        Fields fields = call.fields();
        Optional<String> name = fields.string("plan");
        Optional<String> text = fields.string("text");
        Acl.Syntax syntax = syntax(fields);
        Json.Obj inputs = fields.object("inputs");
        Optional<String> id = fields.string("id");
        HandlerChoice handlers = handlers(fields, call);
        fields.end();
        if (name.isPresent() == text.isPresent()) {
            throw new Refusal(400, "bad-plan", "name a plan on offer as plan, or give one as text");
        }
        Plan plan = name.isPresent()
                ? new PlanFolder(call.options().plans()).plan(name.get())
                : sound(text.orElseThrow(), syntax);
        Launch launch = Launch.of(plan, handlers.handlers(plan)).inputs(inputs);
        Run run = call.os().plans().start(id.map(launch::id).orElse(launch));
        live.add(run);
        return Answer.json(202, view(run.view()));
    }

    /** A plan from its text, if it is sound. */
    static Plan sound(String text, Acl.Syntax syntax) {
        Acl.Checked checked = Acl.check(text, syntax);
        if (checked.plan().isEmpty() || checked.problems().stream().anyMatch(Problem::error)) {
            throw new PlanRefused("plan", checked.problems());
        }
        return checked.plan().get();
    }

    private static HandlerChoice handlers(Fields fields, Call call) {
        List<String> chosen = fields.strings("handlers");
        List<HandlerChoice.Told> told = new ArrayList<>();
        fields.object("mock").members().forEach((place, value) -> {
            int dot = place.lastIndexOf('.');
            if (dot <= 0) {
                throw new Refusal(400, "bad-mock", "'" + place + "' is no output; write STEP.OUTPUT");
            }
            told.add(new HandlerChoice.Told(place.substring(0, dot), place.substring(dot + 1), type -> value));
        });
        return new HandlerChoice(chosen.isEmpty() ? call.options().handlers() : chosen, told);
    }

    private Answer events(Call call) throws Exception {
        String run = call.path("run");
        AimOs os = call.os();
        long from = call.whole("from", 0L, 0, Long.MAX_VALUE);
        int limit = call.limit(1_000, MOST_EVENTS);
        List<RunEvent> events = os.plans().events(run, from, limit);
        int wait = call.whole("wait", 0, 0, MOST_WAIT_SECONDS);
        if (events.isEmpty() && wait > 0) {
            call.aside(() -> live.await(run, from + 1, wait * 1_000L));
            events = os.plans().events(run, from, limit);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("items", events.stream().map(PlanEventShapes::of).toList());
        document.put("next", from + events.size());
        document.put("status", Shapes.lower(os.plans().show(run).summary().status()));
        return Answer.json(document);
    }

    private Answer decide(Call call) throws Exception {
        String run = call.path("run");
        Fields fields = call.fields();
        Optional<String> request = fields.string("request");
        Decision.Choice choice = Spelling.choose("choice", fields.requiredString("choice"), Decision.Choice.values());
        String by = who(fields);
        String note = fields.string("note").orElse("");
        Json.Obj outputs = fields.object("outputs");
        fields.end();
        RunView before = call.os().plans().show(run);
        String asked = request.orElseGet(() -> only(before));
        RunView after = call.os().plans().decide(run, asked, new Decision(choice, by, note, outputs));
        return Answer.json(view(after));
    }

    private static String who(Fields fields) {
        String by = fields.requiredString("by");
        if (by.isBlank()) {
            throw new Refusal(400, "bad-by", "who decides? say so in by");
        }
        return by;
    }

    private static String only(RunView view) {
        if (view.waiting().size() != 1) {
            throw new Refusal(
                    view.waiting().isEmpty() ? 409 : 400,
                    view.waiting().isEmpty() ? "no-question" : "which-question",
                    view.waiting().isEmpty()
                            ? "the run asks nothing; it is "
                                    + Shapes.lower(view.summary().status())
                            : "the run asks several questions; name one in request");
        }
        return view.waiting().get(0).request();
    }

    private static Answer cancel(Call call) throws Exception {
        Fields fields = call.fields();
        String by = who(fields);
        String reason = fields.string("reason").orElse("");
        fields.end();
        return Answer.json(view(call.os().plans().cancel(call.path("run"), by, reason)));
    }

    private Answer resume(Call call) throws Exception {
        Fields fields = call.fields();
        HandlerChoice handlers = handlers(fields, call);
        fields.end();
        String id = call.path("run");
        Plan plan = call.os().plans().show(id).plan();
        Run run = call.os().plans().resume(id, handlers.handlers(plan));
        live.add(run);
        return Answer.json(202, view(run.view()));
    }
}
