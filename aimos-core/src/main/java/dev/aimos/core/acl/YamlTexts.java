package dev.aimos.core.acl;

import dev.aimos.Json;
import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.ExprParser;
import dev.aimos.core.expr.Expressions;
import dev.aimos.core.expr.Lexer;
import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.core.expr.Span;
import dev.aimos.core.expr.Tokens;
import dev.aimos.plan.Expression;
import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads values and conditions of the YAML form as expressions. In a text {@code @input.x} names a value; alone it is that value,
 * else it is put into the text. {@code @@} is an @. In a condition it is an operand.
 */
final class YamlTexts {
    /** The most characters that one expression has. */
    private static final int LONGEST = 10_000;

    private final YamlForm form;
    private final YamlNames names;

    YamlTexts(YamlForm form) {
        this.form = form;
        this.names = new YamlNames(form, node -> {
            Expr value = value(node, YamlPlace.ANYWHERE);
            return value == null || written(value, node.span()) == null ? null : value;
        });
    }

    YamlNames names() {
        return names;
    }

    /** A value as an expression; null, with an error told, if a reference in it names nothing. */
    @Nullable
    Expression expression(YamlNode node, YamlPlace place) {
        Expr expr = value(node, place);
        return expr == null ? null : written(expr, node.span());
    }

    /** A condition as an expression; null, with an error told, if it is none. */
    @Nullable
    Expression condition(YamlNode node, YamlPlace place) {
        Expr expr = operand(node, place);
        return expr == null ? null : written(expr, node.span());
    }

    /** An expression as it stands in a plan; null, with an error told, if it is larger than expressions may be. */
    @Nullable
    Expression written(Expr expr, Span span) {
        try {
            return new Expression(Expressions.print(Expressions.parse(Expressions.print(expr))));
        } catch (PlanRefused refused) {
            Problem first = refused.problems().getFirst();
            return form.error(
                    first.code(), first.message(), span, first.suggestion().orElse(null));
        }
    }

    /** A value. */
    @Nullable
    Expr value(YamlNode node, YamlPlace place) {
        return switch (node) {
            case YamlNode.Scalar scalar ->
                scalar.value() instanceof Json.Str text
                        ? text(scalar, text.value(), place)
                        : Expressions.of(scalar.value());
            case YamlNode.Items list -> {
                List<Expr> items = new ArrayList<>();
                boolean good = true;
                for (YamlNode item : list.items()) {
                    Expr value = value(item, place);
                    good &= value != null;
                    if (value != null) {
                        items.add(value);
                    }
                }
                yield good ? new Expr.Items(items, Span.NONE) : null;
            }
            case YamlNode.Members mapping -> {
                Map<String, Expr> members = new LinkedHashMap<>();
                boolean good = true;
                for (Map.Entry<String, YamlNode.Member> member :
                        mapping.members().entrySet()) {
                    Expr value = value(member.getValue().value(), place);
                    good &= value != null;
                    if (value != null) {
                        members.put(member.getKey(), value);
                    }
                }
                yield good ? new Expr.Fields(members, Span.NONE) : null;
            }
        };
    }

    /** What a reference stands for, as it is written where it stands alone: a path in brackets. */
    static Expr referenced(Expr named) {
        boolean path = named instanceof Expr.Name || named instanceof Expr.Member || named instanceof Expr.Index;
        return path ? new Expr.Reference(named, Span.NONE) : named;
    }

    /** Texts, joined: each a text, or what is put into one. */
    static Expr joined(List<Expr> parts) {
        return parts.size() == 1 && parts.getFirst() instanceof Expr.Literal only
                ? only
                : new Expr.Text(parts, Span.NONE);
    }

    private @Nullable Expr text(YamlNode.Scalar scalar, String text, YamlPlace place) {
        if (!YamlCode.check(scalar, text, form)) {
            return null;
        }
        if (text.indexOf('@') < 0) {
            return new Expr.Literal(Json.of(text), Span.NONE);
        }
        List<Expr> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int length = 0;
        for (int at = 0; at < text.length(); ) {
            YamlReference reference = YamlReference.at(text, at);
            if (reference == null) {
                plain.append(text.charAt(at));
                at += YamlReference.isEscape(text, at) ? 2 : 1;
                continue;
            }
            Expr named = names.reference(reference.path(), scalar.within(at, reference.end()), place);
            if (named == null) {
                return null;
            }
            if (at == 0 && reference.end() == text.length()) {
                return referenced(named);
            }
            if (!plain.isEmpty()) {
                parts.add(new Expr.Literal(Json.of(plain.toString()), Span.NONE));
                plain.setLength(0);
            }
            parts.add(
                    named instanceof Expr.Literal known
                            ? new Expr.Literal(Json.of(YamlScalars.written(known.value())), Span.NONE)
                            : named);
            length += Expressions.print(named).length();
            if (length > LONGEST) {
                return form.error(
                        "expression-too-long", "this text is too long with what it names", scalar.span(), null);
            }
            at = reference.end();
        }
        if (!plain.isEmpty() || parts.isEmpty()) {
            parts.add(new Expr.Literal(Json.of(plain.toString()), Span.NONE));
        }
        return joined(parts);
    }

    private @Nullable Expr operand(YamlNode node, YamlPlace place) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            return form.error("yaml-kind", "a condition is a text, not " + node.kind(), node.span(), null);
        }
        String text = scalar.string();
        if (text == null) {
            return Expressions.of(scalar.value());
        }
        if (!YamlCode.check(scalar, text, form) || !YamlCode.checkCondition(scalar, text, form)) {
            return null;
        }
        YamlCondition condition = YamlCondition.of(scalar, text, names, place, form);
        return condition == null ? null : parse(condition, scalar);
    }

    private @Nullable Expr parse(YamlCondition condition, YamlNode.Scalar scalar) {
        Source source = new Source(condition.text());
        Problems problems = new Problems();
        Tokens tokens = Lexer.tokens(source, problems);
        Expr expr = ExprParser.parse(tokens, source, problems);
        for (Problem problem : problems.sorted()) {
            int at = condition.from(problem.column() - 1);
            form.error(
                    problem.code(),
                    "the condition: " + problem.message(),
                    scalar.within(at, at + 1),
                    problem.suggestion().orElse(null));
        }
        if (expr != null && !tokens.done() && !problems.hasErrors()) {
            int at = condition.from(tokens.peek().span().start());
            return form.error(
                    "expression-end",
                    "the condition is over before " + tokens.peek().shown(),
                    scalar.within(at, at + 1),
                    "write an operator between the two, or leave one out");
        }
        return problems.hasErrors() ? null : expr;
    }
}
