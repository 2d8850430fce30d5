package dev.aimos.apoe;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.contract.TestClock;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Graph;
import dev.aimos.index.Index;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Memory;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Handler;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepContext;
import dev.aimos.plan.StepFailure;
import dev.aimos.witness.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An attempt of a step that keeps what is to be written, until it is told to land. */
final class RecordedContext implements StepContext {
    final List<Witness> witnesses = new ArrayList<>();
    final List<AtomDraft> drafts = new ArrayList<>();
    final List<String> retracted = new ArrayList<>();
    final List<Assertion> assertions = new ArrayList<>();
    Budget spent = Budget.NONE;

    private final AimOs os;
    private final Step step;
    private String path;
    private String action = "";
    private String instruction = "";
    private Json.Obj inputs = Json.Obj.EMPTY;
    private int attempt = 1;
    private AsOf asOf = AsOf.now();

    RecordedContext(AimOs os) {
        this(os, Step.named("work").assign("any").build());
    }

    RecordedContext(AimOs os, Step step) {
        this.os = os;
        this.step = step;
        this.path = step.name();
    }

    RecordedContext at(String itsPath) {
        path = itsPath;
        return this;
    }

    RecordedContext action(String value) {
        action = value;
        return this;
    }

    RecordedContext told(String value) {
        instruction = value;
        return this;
    }

    RecordedContext attempt(int value) {
        attempt = value;
        return this;
    }

    RecordedContext reading(AsOf value) {
        asOf = value;
        return this;
    }

    RecordedContext given(String name, Object value) {
        inputs = inputs.with(name, Json.from(value));
        return this;
    }

    /** What a handler gives back. */
    Json.Obj by(Handler handler) {
        try {
            return handler.handle(this);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** How a handler fails. */
    StepFailure failure(Handler handler) {
        try {
            throw new AssertionError("no failure, but " + handler.handle(this));
        } catch (StepFailure e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Writes what was kept. */
    void land() {
        os.memory().putAll(drafts);
        retracted.forEach(key -> os.memory().retract(key));
        os.graph().assertAll(assertions);
    }

    static String text(Json.Obj outputs, String name) {
        return ((Json.Str) outputs.get(name).orElseThrow()).value();
    }

    static double number(Json.Obj outputs, String name) {
        return ((Json.Num) outputs.get(name).orElseThrow()).value();
    }

    static List<Json> list(Json.Obj outputs, String name) {
        return ((Json.Arr) outputs.get(name).orElseThrow()).items();
    }

    static Json.Obj object(Json.Obj outputs, String name) {
        return (Json.Obj) outputs.get(name).orElseThrow();
    }

    @Override
    public String run() {
        return "run-1";
    }

    @Override
    public String step() {
        return path;
    }

    @Override
    public Plan plan() {
        return Plan.of("plan", List.of(step));
    }

    @Override
    public Step definition() {
        return step;
    }

    @Override
    public Plan.Role role() {
        return new Plan.Role("any", "", Json.Obj.EMPTY, Optional.empty(), "");
    }

    @Override
    public String action() {
        return action;
    }

    @Override
    public String instruction() {
        return instruction;
    }

    @Override
    public Json.Obj inputs() {
        return inputs;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public String idempotencyKey() {
        return run() + "/" + path;
    }

    @Override
    public Instant startedAt() {
        return TestClock.START;
    }

    @Override
    public Optional<Instant> deadline() {
        return Optional.empty();
    }

    @Override
    public AsOf asOf() {
        return asOf;
    }

    @Override
    public Memory memory() {
        return os.memory();
    }

    @Override
    public Index index() {
        return os.index();
    }

    @Override
    public Graph graph() {
        return os.graph();
    }

    @Override
    public void put(AtomDraft draft) {
        drafts.add(draft);
    }

    @Override
    public void retract(String key) {
        retracted.add(key);
    }

    @Override
    public void assertItem(Assertion assertion) {
        assertions.add(assertion);
    }

    @Override
    public void witness(Witness witness) {
        witnesses.add(witness);
    }

    @Override
    public void spend(Budget used) {
        spent = spent.plus(used);
    }

    @Override
    public Optional<Long> left(Resource resource) {
        return Optional.empty();
    }

    @Override
    public boolean stopped() {
        return false;
    }

    @Override
    public void progress(double fraction, String message) {}

    @Override
    public void propose(Plan revised) {
        throw new UnsupportedOperationException();
    }

    /** An object of names and values in turn. */
    static Map<String, Object> of(String name, Object value, Object... more) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(name, value);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }
}
