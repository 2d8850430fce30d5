package dev.aimos.core.expr;

import dev.aimos.Json;
import dev.aimos.plan.PlanRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads expressions, writes them, and tells what they refer to. */
public final class Expressions {
    private Expressions() {}

    /**
     * The expression that a text is.
     *
     * @throws PlanRefused if it is none
     */
    public static Expr parse(String text) {
        Source source = new Source(text);
        Problems problems = new Problems();
        Tokens tokens = Lexer.tokens(source, problems);
        Expr expr = ExprParser.parse(tokens, source, problems);
        if (expr != null && !tokens.done()) {
            problems.in(source)
                    .error(
                            "expression-end",
                            "the expression is over before " + tokens.peek().shown(),
                            tokens.peek().span(),
                            "write an operator between the two, or leave one out");
        }
        problems.refuse("the expression");
        if (expr == null) {
            throw new IllegalStateException("an expression that could not be read, and no problem told");
        }
        return expr;
    }

    /**
     * An expression as ACL writes it: {@code parse(print(e))} is {@code e} but for spans, if {@code e} was read from a text, and
     * printing that gives the same text.
     */
    public static String print(Expr expr) {
        return Printer.print(expr);
    }

    /** The expression that stands for a value. */
    public static Expr of(Json value) {
        return switch (value) {
            case Json.Num num ->
                num.value() < 0
                        ? new Expr.Negate(new Expr.Literal(Json.of(-num.value()), Span.NONE), Span.NONE)
                        : new Expr.Literal(num, Span.NONE);
            case Json.Str str -> new Expr.Literal(str, Span.NONE);
            case Json.Bool bool -> new Expr.Literal(bool, Span.NONE);
            case Json.Null none -> new Expr.Literal(none, Span.NONE);
            case Json.Arr arr ->
                new Expr.Items(arr.items().stream().map(Expressions::of).toList(), Span.NONE);
            case Json.Obj obj -> {
                Map<String, Expr> members = new LinkedHashMap<>();
                obj.members().forEach((name, member) -> members.put(name, of(member)));
                yield new Expr.Fields(members, Span.NONE);
            }
        };
    }

    /**
     * Every path that an expression reads, in the order of the text, as long as it is fixed: of {@code a.b[c.d].e} these are
     * {@code a.b} and {@code c.d}. An index that is a text counts as a member.
     */
    public static List<Ref> references(Expr expr) {
        List<Ref> found = new ArrayList<>();
        Paths.collect(expr, false, found);
        return List.copyOf(found);
    }
}
