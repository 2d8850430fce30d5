package dev.aimos.core.acl;

import dev.aimos.core.expr.Token;
import dev.aimos.core.expr.TokenType;
import dev.aimos.core.expr.Tokens;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepBuilder;
import dev.aimos.plan.ValueType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Reads the statements of one step. Each reader says whether it could read. */
final class StepStatements {
    private final AclCursor cursor;
    private final Tokens tokens;
    private final AclValues values;
    private final AclSettings settings;
    private final String name;
    private final String prefix;
    private final StepBuilder step;
    private final FailureStatements failure;
    private final Set<Statement> seen = EnumSet.noneOf(Statement.class);
    private final Set<String> inputs = new HashSet<>();
    private int gates;

    StepStatements(AclCursor cursor, Token name, String description) {
        this.cursor = cursor;
        this.tokens = cursor.tokens();
        this.values = new AclValues(cursor);
        this.settings = new AclSettings(cursor);
        this.name = name.text();
        this.prefix = "step:" + this.name + "/";
        this.step = Step.named(name.text()).description(description);
        this.failure = new FailureStatements(cursor, step, prefix);
        cursor.place("step:" + this.name, name.span());
    }

    /** What was read. */
    Step step() {
        if (failure.retries() && !seen.contains(Statement.RETRY)) {
            step.retry(Step.Retry.times(FailureStatements.RETRIES));
        }
        return step.build();
    }

    private String key(String element) {
        return prefix + element;
    }

    /** Reads what follows the keyword of a statement. */
    boolean read(Statement statement, Token keyword) {
        if (!seen.add(statement) && !statement.repeated()) {
            cursor.error(
                    "statement-twice",
                    "the step '" + name + "' has its " + statement + " already",
                    keyword.span(),
                    statement == Statement.WHEN ? "join the conditions by and" : "keep one of them");
        }
        return switch (statement) {
            case ASSIGN -> assign(keyword);
            case CALL -> call(keyword);
            case REQUIRES -> requires();
            case INPUT -> input();
            case OUTPUT -> output();
            case BUDGET -> budget(keyword);
            case GATE -> gate(keyword);
            case WHEN -> when();
            case FOR_EACH -> forEach();
            case RETRY -> failure.retry(keyword);
            case TIMEOUT -> timeout(keyword);
            case ON_FAIL -> failure.onFail(keyword);
            case COMPENSATE -> failure.compensate();
            case APPROVE -> approve(keyword);
            default -> throw new IllegalArgumentException("not of a step: " + statement);
        };
    }

    private void oneWork(Statement other, Token keyword) {
        if (seen.contains(other)) {
            cursor.error(
                    "work-twice",
                    "the step '" + name + "' has an " + Statement.ASSIGN + " and a " + Statement.CALL,
                    keyword.span(),
                    "make two steps of it");
        }
    }

    private boolean assign(Token keyword) {
        oneWork(Statement.CALL, keyword);
        Token role = cursor.name("a role");
        if (role == null) {
            return false;
        }
        String action = "";
        if (tokens.take(".")) {
            Token function = cursor.name("an action");
            if (function == null) {
                return false;
            }
            action = function.text();
        }
        cursor.place(key("assign"), role.span().to(tokens.previous().span()));
        Expression instruction = null;
        boolean told = tokens.take(":") || tokens.at(TokenType.STRING);
        if (told) {
            instruction = cursor.expression(key("assign"), "what the role is told");
        }
        step.work(new Step.Work.Assign(role.text(), action, Optional.ofNullable(instruction)));
        return !told || instruction != null;
    }

    private boolean call(Token keyword) {
        oneWork(Statement.ASSIGN, keyword);
        Token plan = cursor.name("a plan");
        if (plan == null) {
            return false;
        }
        cursor.place(key("call"), plan.span());
        step.call(plan.text());
        return true;
    }

    private boolean requires() {
        while (true) {
            Token required = cursor.name("a step");
            if (required == null) {
                return false;
            }
            cursor.place(key("requires:" + required.text()), required.span());
            step.requires(required.text());
            if (tokens.at(TokenType.NAME) && !cursor.atStatement()) {
                cursor.missing(
                        "token-expected",
                        "steps are separated by commas",
                        "write , before " + tokens.peek().text());
            } else if (!tokens.take(",")) {
                return true;
            }
        }
    }

    private boolean input() {
        Token input = cursor.name("an input");
        if (input == null) {
            return false;
        }
        if (!inputs.add(input.text())) {
            cursor.error(
                    "input-twice",
                    "the step '" + name + "' has the input '" + input.text() + "' already",
                    input.span(),
                    "keep one of them");
        }
        cursor.place(key("input:" + input.text()), input.span());
        if (!cursor.expect("=", "an input of a step has a value, as in INPUT query = ${inputs.question}")) {
            return false;
        }
        Expression value = cursor.expression(key("input:" + input.text()), "the value of the input");
        if (value == null) {
            return false;
        }
        step.input(input.text(), value.text());
        return true;
    }

    private boolean output() {
        Token output = cursor.name("an output");
        if (output == null) {
            return false;
        }
        ValueType type = tokens.take(":") ? values.type("the output") : ValueType.ANY;
        if (type == null) {
            return false;
        }
        if (tokens.at("=")) {
            cursor.missing(
                    "output-value",
                    "an output of a step has no value here: it is what the step gives back",
                    "the OUTPUT of the plan, with a value, stands before the first STEP");
            return false;
        }
        cursor.place(key("output:" + output.text()), output.span());
        step.output(output.text(), type);
        return true;
    }

    private boolean budget(Token keyword) {
        AclBudgets reader = new AclBudgets(cursor, values);
        cursor.place(key("budget"), keyword.span());
        Map<String, BooleanSupplier> known = reader.amounts();
        boolean[] other = {false};
        int[] priority = {0};
        String[] pool = {""};
        known.put("pool", () -> {
            Token named = cursor.name("a pool");
            if (named != null) {
                cursor.place(key("pool"), named.span());
                pool[0] = named.text();
            }
            return named != null;
        });
        known.put("priority", () -> {
            boolean negative = tokens.take("-");
            Integer read = values.whole("a priority", 0, 1_000_000);
            priority[0] = read == null ? 0 : negative ? -read : read;
            other[0] = true;
            return read != null;
        });
        boolean good = settings.read("the BUDGET of a step", known);
        step.budget(reader.budget()).priority(priority[0]);
        if (!pool[0].isEmpty()) {
            step.pool(pool[0], priority[0]);
        } else if (good && reader.budget().isEmpty() && !other[0]) {
            cursor.missing("budget-empty", "a BUDGET names at least one amount, or a pool", "write BUDGET tokens=2k");
            return false;
        }
        return good;
    }

    private boolean gate(Token keyword) {
        String key = key("gate:" + gates);
        String gate = "";
        Token first = tokens.peek();
        if (tokens.peek(1).is(":") && first.type() != TokenType.STRING) {
            Token named = cursor.name("a gate");
            if (named == null) {
                return false;
            }
            tokens.next();
            gate = named.text();
        }
        cursor.place(key, keyword.span());
        Expression condition = cursor.expression(key, "the condition of the gate");
        if (condition == null) {
            return false;
        }
        Expression message = null;
        if (tokens.at(TokenType.STRING)) {
            message = cursor.expression(key + "/message", "the message of the gate");
            if (message == null) {
                return false;
            }
        }
        gates++;
        step.gate(new Step.Gate(gate, condition, Optional.ofNullable(message)));
        return true;
    }

    private boolean when() {
        Expression condition = cursor.expression(key("when"), "the condition of the WHEN");
        if (condition == null) {
            return false;
        }
        step.when(condition.text());
        return true;
    }

    private boolean forEach() {
        Token variable = cursor.name("an item");
        if (variable == null) {
            return false;
        }
        cursor.place(key("for_each"), variable.span());
        if (tokens.peek().isName("in")) {
            cursor.missing("token-expected", "FOR_EACH has its IN in upper case", "write IN");
            tokens.next();
        } else if (!cursor.expect(
                "IN", "FOR_EACH names what it goes through, as in FOR_EACH hit IN ${steps.find.out.hits}")) {
            return false;
        }
        Expression items = cursor.expression(key("for_each"), "the list that FOR_EACH goes through");
        if (items == null) {
            return false;
        }
        int[] parallel = {0};
        boolean good = settings.read("FOR_EACH", Map.of("parallel", () -> {
            Integer read = values.whole("parallel", 1, 1_000_000);
            parallel[0] = read == null ? 0 : read;
            return read != null;
        }));
        step.forEach(new Step.ForEach(variable.text(), items, parallel[0]));
        return good;
    }

    private boolean timeout(Token keyword) {
        cursor.place(key("timeout"), keyword.span());
        Duration duration = values.positiveDuration("a TIMEOUT");
        if (duration != null) {
            step.timeout(duration);
        }
        return duration != null;
    }

    private boolean approve(Token keyword) {
        cursor.place(key("approve"), keyword.span());
        Expression message = cursor.expression(key("approve"), "what a person is asked");
        if (message == null) {
            return false;
        }
        String[] by = {""};
        Duration[] within = {Duration.ZERO};
        Map<String, BooleanSupplier> known = new LinkedHashMap<>();
        known.put("by", () -> {
            Token role = cursor.name("a role");
            by[0] = role == null ? "" : role.text();
            return role != null;
        });
        known.put("within", () -> {
            Duration read = values.positiveDuration("within");
            within[0] = read == null ? Duration.ZERO : read;
            return read != null;
        });
        boolean good = settings.read("APPROVE", known);
        step.approval(new Step.Approval(
                message,
                Optional.of(by[0]).filter(role -> !role.isEmpty()),
                Optional.of(within[0]).filter(time -> !time.isZero())));
        return good;
    }
}
