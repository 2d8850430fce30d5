package dev.aimos.core.expr;

import dev.aimos.Json;
import dev.aimos.json.CanonicalWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes expressions: single spaces around operators, no brackets but those that are needed. */
final class Printer {
    /** What binds tighter than any operator between two expressions. */
    private static final int UNARY = 8;

    private static final int PRIMARY = 9;

    private final StringBuilder out = new StringBuilder();

    /** How many texts the place being written is embedded in. */
    private int embedded;

    private Printer() {}

    static String print(Expr expr) {
        Printer printer = new Printer();
        printer.write(expr);
        return printer.out.toString();
    }

    private void write(Expr expr) {
        switch (expr) {
            case Expr.Literal literal -> literal(literal.value());
            case Expr.Quantity quantity -> out.append(quantity.written());
            case Expr.Text text -> text(text.parts());
            case Expr.Items items -> {
                out.append('[');
                list(items.items());
                out.append(']');
            }
            case Expr.Fields fields -> fields(fields.members());
            case Expr.Name name -> out.append(name.name());
            case Expr.Member member -> {
                within(member.of(), PRIMARY);
                out.append('.').append(member.name());
            }
            case Expr.Index index -> {
                within(index.of(), PRIMARY);
                out.append('[');
                write(index.index());
                out.append(']');
            }
            case Expr.Reference reference -> {
                out.append("${");
                write(reference.inner());
                out.append('}');
            }
            case Expr.Not not -> {
                out.append("not ");
                within(not.of(), 4);
            }
            case Expr.Negate negate -> {
                out.append('-');
                within(negate.of(), UNARY);
            }
            case Expr.Binary binary -> binary(binary);
            case Expr.Apply apply -> {
                out.append(apply.function()).append('(');
                list(apply.arguments());
                out.append(')');
            }
        }
    }

    private void binary(Expr.Binary binary) {
        int precedence = binary.operator().precedence();
        within(binary.left(), binary.operator().compares() ? precedence + 1 : precedence);
        out.append(' ').append(binary.operator().written()).append(' ');
        within(binary.right(), precedence + 1);
    }

    /** An expression, in brackets if it binds less tightly than its place needs. */
    private void within(Expr expr, int least) {
        if (precedence(expr) >= least) {
            write(expr);
        } else {
            out.append('(');
            write(expr);
            out.append(')');
        }
    }

    private static int precedence(Expr expr) {
        return switch (expr) {
            case Expr.Not not -> 4;
            case Expr.Negate negate -> UNARY;
            case Expr.Binary binary -> binary.operator().precedence();
            case Expr.Literal literal -> literal.value() instanceof Json.Num num && num.value() < 0 ? UNARY : PRIMARY;
            default -> PRIMARY;
        };
    }

    private void list(List<Expr> items) {
        for (int i = 0; i < items.size(); i++) {
            out.append(i > 0 ? ", " : "");
            write(items.get(i));
        }
    }

    private void fields(Map<String, Expr> members) {
        out.append('{');
        for (Iterator<Map.Entry<String, Expr>> each = members.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, Expr> member = each.next();
            if (Words.isName(member.getKey())) {
                out.append(member.getKey());
            } else {
                out.append('"')
                        .append(TextPrinter.escaped(member.getKey(), false, true))
                        .append('"');
            }
            out.append(": ");
            write(member.getValue());
            out.append(each.hasNext() ? ", " : "");
        }
        out.append('}');
    }

    private void literal(Json value) {
        if (value instanceof Json.Str str) {
            text(List.of(new Expr.Literal(str, Span.NONE)));
        } else {
            out.append(CanonicalWriter.toText(value));
        }
    }

    private void text(List<Expr> parts) {
        boolean triple = embedded == 0 && TextPrinter.ofSeveralLines(parts);
        out.append(triple ? "\"\"\"" : "\"");
        for (int i = 0; i < parts.size(); i++) {
            Expr part = parts.get(i);
            if (part instanceof Expr.Literal literal && literal.value() instanceof Json.Str str) {
                out.append(TextPrinter.escaped(str.value(), triple, i == parts.size() - 1));
            } else {
                out.append("${");
                embedded++;
                write(part);
                embedded--;
                out.append('}');
            }
        }
        out.append(triple ? "\"\"\"" : "\"");
    }
}
