package dev.aimos.core.acl;

import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.core.expr.Token;
import dev.aimos.core.expr.TokenType;
import dev.aimos.core.expr.Tokens;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads ACL. Tells every error of the text at once: after one it goes on at the next statement. Takes time in proportion to the
 * text, whatever the text is.
 */
public final class AclParser {
    private final AclCursor cursor;
    private final Tokens tokens;

    /** Whether all was read that other statements may refer to. */
    private boolean declared = true;

    private AclParser(AclCursor cursor) {
        this.cursor = cursor;
        this.tokens = cursor.tokens();
    }

    /**
     * Reads a text: its first plan, with the others in it.
     *
     * @return the plan as far as it could be read; null if what it declares could not all be read, so that checking it would find
     *     errors that are none. In both cases there may be errors among the problems
     */
    public static @Nullable Parsed parse(Source source, Problems problems) {
        AclCursor cursor = new AclCursor(source, problems);
        return new AclParser(cursor).parse();
    }

    private @Nullable Parsed parse() {
        List<Plan> plans = new ArrayList<>();
        Statement first = begin();
        while (first != null) {
            plans.add(plan(first, plans.isEmpty()));
            first = cursor.statement();
        }
        if (plans.isEmpty() || !declared) {
            return null;
        }
        Plan main = plans.getFirst();
        Plan whole = new Plan(
                main.name(),
                main.description(),
                main.inputs(),
                main.results(),
                main.roles(),
                main.budget(),
                main.pools(),
                main.timeout(),
                main.amendment(),
                main.steps(),
                plans.subList(1, plans.size()));
        return new Parsed(whole, cursor.places());
    }

    /** The first statement; what stands before it is passed, with an error, and so is that it is none of a plan. */
    private @Nullable Statement begin() {
        Statement first = cursor.statement();
        if (first == Statement.PLAN) {
            return first;
        }
        declared = false;
        cursor.missing(
                "plan-expected", "a text of ACL begins with PLAN, but there is " + cursor.here(), "write PLAN name:");
        cursor.skip();
        return cursor.statement();
    }

    /** Reads a plan, up to the next. */
    private Plan plan(Statement first, boolean main) {
        Token name = null;
        String description = "";
        if (first == Statement.PLAN) {
            tokens.next();
            name = cursor.name("a plan");
            if (name == null) {
                declared = false;
                cursor.skip();
            } else {
                cursor.prefix(main ? "" : "plan:" + name.text() + "/");
                cursor.place("plan", name.span());
                description = header();
                finish(Statement.PLAN, true);
            }
        }
        PlanStatements ofPlan = new PlanStatements(cursor);
        List<Step> steps = new ArrayList<>();
        StepStatements ofStep = null;
        for (Statement next = cursor.statement(); next != null && next != Statement.PLAN; next = cursor.statement()) {
            Token keyword = tokens.next();
            if (next == Statement.STEP) {
                if (ofStep != null) {
                    steps.add(ofStep.step());
                }
                ofStep = step();
            } else {
                finish(next, read(next, keyword, ofPlan, ofStep));
            }
        }
        if (ofStep != null) {
            steps.add(ofStep.step());
        }
        return ofPlan.plan(name == null ? "plan" : name.text(), description, steps);
    }

    private StepStatements step() {
        Token name = cursor.name("a step");
        if (name == null) {
            declared = false;
            cursor.skip();
            return nameless();
        }
        StepStatements step = new StepStatements(cursor, name, header());
        finish(Statement.STEP, true);
        return step;
    }

    /** What the statements of a step without a name are read into. */
    private StepStatements nameless() {
        return new StepStatements(
                cursor, new Token(TokenType.NAME, "step", tokens.previous().span(), null), "");
    }

    /** What follows the name of a plan or a step. */
    private String header() {
        boolean colon = tokens.take(":");
        String description = cursor.description();
        if (!colon) {
            tokens.take(":");
        }
        return description;
    }

    private boolean read(Statement statement, Token keyword, PlanStatements ofPlan, @Nullable StepStatements ofStep) {
        if (ofStep != null && statement.ofStep()) {
            return ofStep.read(statement, keyword);
        }
        if (statement.ofPlan()) {
            if (ofStep != null) {
                cursor.error(
                        "statement-misplaced",
                        statement + " says something of the plan, so it stands before the first STEP",
                        keyword.span(),
                        "move it up");
            }
            return ofPlan.read(statement, keyword);
        }
        cursor.error(
                "statement-misplaced",
                statement + " says something of a step, but no STEP has begun",
                keyword.span(),
                "write STEP name: before it");
        new StepStatements(cursor, keyword, "").read(statement, keyword);
        return false;
    }

    /** Ends a statement: what is left of it is passed, with an error if there was none. */
    private void finish(Statement statement, boolean good) {
        if (!good) {
            declared &= !statement.declares();
        } else if (!cursor.atStatement()) {
            declared = false;
            Token token = tokens.peek();
            cursor.error(
                    "token-unexpected",
                    token.shown() + " does not belong here, after " + statement + " has been read",
                    token.span(),
                    LeftOver.suggestion(statement, token));
        }
        cursor.skip();
    }
}
