package dev.aimos.core.acl;

import dev.aimos.Json;
import dev.aimos.core.expr.Constant;
import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Result;
import dev.aimos.core.expr.Token;
import dev.aimos.core.expr.TokenType;
import dev.aimos.core.expr.Tokens;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import dev.aimos.plan.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads the statements that say something of one plan, and keeps what they say. Each reader says whether it could read. */
final class PlanStatements {
    private final AclCursor cursor;
    private final Tokens tokens;
    private final AclValues values;
    private final AclSettings settings;
    private final Set<Statement> seen = EnumSet.noneOf(Statement.class);
    private final List<Plan.Input> inputs = new ArrayList<>();
    private final List<Plan.Result> results = new ArrayList<>();
    private final List<Plan.Role> roles = new ArrayList<>();
    private final List<Plan.Pool> pools = new ArrayList<>();
    private Budget budget = Budget.NONE;
    private Optional<Duration> timeout = Optional.empty();
    private Optional<Plan.Amendment> amendment = Optional.empty();

    PlanStatements(AclCursor cursor) {
        this.cursor = cursor;
        this.tokens = cursor.tokens();
        this.values = new AclValues(cursor);
        this.settings = new AclSettings(cursor);
    }

    /** What was read. */
    Plan plan(String name, String description, List<Step> steps) {
        return new Plan(name, description, inputs, results, roles, budget, pools, timeout, amendment, steps, List.of());
    }

    /** Reads what follows the keyword of a statement. */
    boolean read(Statement statement, Token keyword) {
        if (!seen.add(statement) && !statement.repeated()) {
            cursor.error(
                    "statement-twice",
                    "this plan has its " + statement + " already",
                    keyword.span(),
                    "put everything into one " + statement);
        }
        return switch (statement) {
            case INPUT -> input();
            case OUTPUT -> result();
            case ROLE -> role();
            case BUDGET -> budget(keyword);
            case POOL -> pool();
            case TIMEOUT -> timeout(keyword);
            case AMEND -> amendment(keyword);
            default -> throw new IllegalArgumentException("not of a plan: " + statement);
        };
    }

    private boolean input() {
        Token name = cursor.name("an input");
        if (name == null) {
            return false;
        }
        ValueType type = tokens.take(":") ? values.type("the input") : ValueType.ANY;
        if (type == null) {
            return false;
        }
        Optional<Json> fallback = Optional.empty();
        if (tokens.take("=")) {
            fallback = constant("input:" + name.text(), "the default of the input");
            if (fallback.isEmpty()) {
                return false;
            }
        }
        String description = cursor.description();
        cursor.place("input:" + name.text(), name.span());
        inputs.add(new Plan.Input(name.text(), type, fallback, description));
        return true;
    }

    /** The value of an expression without references. */
    private Optional<Json> constant(String key, String what) {
        Expr expr = cursor.expr(key, what);
        if (expr == null) {
            return Optional.empty();
        }
        Optional<Result> result = Constant.result(expr);
        if (result.isPresent() && result.get() instanceof Result.Value value) {
            return Optional.of(value.json());
        }
        String why = result.isPresent() && result.get() instanceof Result.Failed failed
                ? what + " has no value: " + failed.reason()
                : what + " is known before anything runs, so it reads nothing";
        cursor.error("not-constant", why, expr.span(), "write a value, such as 5, \"text\" or [1, 2]");
        return Optional.empty();
    }

    private boolean result() {
        Token name = cursor.name("an output");
        if (name == null) {
            return false;
        }
        String key = "result:" + name.text();
        cursor.place(key, name.span());
        ValueType type = tokens.take(":") ? values.type("the output") : ValueType.ANY;
        if (type == null
                || !cursor.expect(
                        "=", "an output of a plan has a value, as in OUTPUT answer = ${steps.write.out.text}")) {
            return false;
        }
        Expression value = cursor.expression(key, "the value of the output");
        if (value == null) {
            return false;
        }
        results.add(new Plan.Result(name.text(), type, value));
        return true;
    }

    private boolean role() {
        Token name = cursor.name("a role");
        if (name == null) {
            return false;
        }
        cursor.place("role:" + name.text(), name.span());
        boolean colon = tokens.take(":");
        String kind = tokens.at(TokenType.NAME) ? tokens.next().text() : "";
        Map<String, Json> given = new LinkedHashMap<>();
        if (tokens.take("(") && !roleSettings(name.text(), given)) {
            return false;
        }
        if (colon && kind.isEmpty() && given.isEmpty() && !tokens.previous().is(")")) {
            cursor.missing(
                    "role-kind",
                    "after the colon there should be what kind of role it is, as in llm(model=\"m\")",
                    null);
            return false;
        }
        String description = cursor.description();
        Plan.Breaker breaker = null;
        if (tokens.take("BREAKER")) {
            breaker = breaker();
            if (breaker == null) {
                return false;
            }
        }
        roles.add(new Plan.Role(name.text(), kind, new Json.Obj(given), Optional.ofNullable(breaker), description));
        return true;
    }

    private boolean roleSettings(String role, Map<String, Json> given) {
        while (!tokens.take(")")) {
            if (cursor.atStatement()) {
                cursor.missing("token-expected", "nothing closes the ( of the settings of a role", "write )");
                return false;
            }
            if (!given.isEmpty() && !cursor.expect(",", "settings of a role are separated by commas and end with )")) {
                return false;
            }
            Token name = tokens.at(TokenType.STRING) && tokens.peek().isPlainText()
                    ? tokens.next()
                    : cursor.name("a setting");
            if (name == null || !cursor.expect("=", "a setting of a role is written NAME=VALUE")) {
                return false;
            }
            Optional<Json> value = constant("role:" + role + "/" + name.text(), "a setting of a role");
            if (value.isEmpty()) {
                return false;
            }
            if (given.put(name.text(), value.get()) != null) {
                cursor.error(
                        "setting-twice",
                        "the setting " + name.shown() + " is here twice",
                        name.span(),
                        "keep one of them");
            }
        }
        return true;
    }

    private Plan.@Nullable Breaker breaker() {
        int[] failures = {0};
        Duration[] cooldown = {Duration.ZERO};
        Map<String, BooleanSupplier> known = new LinkedHashMap<>();
        known.put("failures", () -> {
            Integer read = values.whole("failures", 1, Integer.MAX_VALUE);
            failures[0] = read == null ? 0 : read;
            return read != null;
        });
        known.put("cooldown", () -> {
            Duration read = values.positiveDuration("cooldown");
            cooldown[0] = read == null ? Duration.ZERO : read;
            return read != null;
        });
        if (!settings.read("BREAKER", known)) {
            return null;
        }
        if (failures[0] == 0 || cooldown[0].isZero()) {
            return cursor.missing(
                    "breaker-incomplete",
                    "a BREAKER says after how many failures it opens, and for how long",
                    "write BREAKER failures=3, cooldown=30s");
        }
        return new Plan.Breaker(failures[0], cooldown[0]);
    }

    private boolean budget(Token keyword) {
        AclBudgets reader = new AclBudgets(cursor, values);
        cursor.place("budget", keyword.span());
        boolean good = settings.read("the BUDGET of a plan", reader.amounts());
        budget = reader.budget();
        if (good && budget.isEmpty()) {
            cursor.missing("budget-empty", "a BUDGET names at least one amount", "write BUDGET tokens=20k, time=2m");
            return false;
        }
        return good;
    }

    private boolean pool() {
        Token name = cursor.name("a pool");
        if (name == null) {
            return false;
        }
        cursor.place("pool:" + name.text(), name.span());
        tokens.take(":");
        AclBudgets reader = new AclBudgets(cursor, values);
        Plan.Policy[] policy = {Plan.Policy.FAIR};
        Map<String, BooleanSupplier> known = reader.amounts();
        known.put("policy", () -> {
            Token word = cursor.name("a policy");
            if (word != null && word.text().equals("priority")) {
                policy[0] = Plan.Policy.PRIORITY;
            } else if (word != null && !word.text().equals("fair")) {
                cursor.error(
                        "policy-unknown", "there is no policy " + word.shown(), word.span(), "write fair or priority");
            }
            return word != null;
        });
        if (!settings.read("a POOL", known)) {
            return false;
        }
        if (reader.budget().isEmpty()) {
            cursor.missing("budget-empty", "a POOL names at least one amount", "write POOL shared: tokens=8k");
            return false;
        }
        pools.add(new Plan.Pool(name.text(), reader.budget(), policy[0]));
        return true;
    }

    private boolean timeout(Token keyword) {
        cursor.place("timeout", keyword.span());
        Duration duration = values.positiveDuration("a TIMEOUT");
        timeout = Optional.ofNullable(duration);
        return duration != null;
    }

    private boolean amendment(Token keyword) {
        cursor.place("amend", keyword.span());
        Expression condition = cursor.expression("amend", "the condition of the AMEND");
        Expression approval = null;
        boolean good = condition != null;
        while (!good && !tokens.at("APPROVE") && !cursor.atStatement()) {
            tokens.next();
        }
        if (tokens.take("APPROVE")) {
            approval = cursor.expression("amend/approve", "what is asked");
            good = good && approval != null;
        }
        if (condition != null) {
            amendment = Optional.of(new Plan.Amendment(condition, Optional.ofNullable(approval)));
        }
        return good;
    }
}
