package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.ArrayList;
import java.util.List;

/** Makes texts of parts: in one way only, so that equal texts are equal expressions. */
final class Texts {
    private Texts() {}

    /** The text of parts: what is embedded in it and is a text itself becomes part of it, and its brackets fall away. */
    static Expr joined(List<Expr> parts, Span span) {
        List<Expr> all = new ArrayList<>();
        for (Expr part : parts) {
            Expr inner = part;
            while (inner instanceof Expr.Reference reference) {
                inner = reference.inner();
            }
            if (inner instanceof Expr.Text text) {
                text.parts().forEach(each -> add(all, each));
            } else {
                add(all, inner);
            }
        }
        if (all.isEmpty()) {
            return new Expr.Literal(Json.of(""), span);
        }
        if (all.size() == 1 && all.get(0) instanceof Expr.Literal only && only.value() instanceof Json.Str) {
            return new Expr.Literal(only.value(), span);
        }
        return new Expr.Text(all, span);
    }

    private static void add(List<Expr> all, Expr part) {
        if (!(part instanceof Expr.Literal literal && literal.value() instanceof Json.Str text)) {
            all.add(part);
            return;
        }
        if (text.value().isEmpty()) {
            return;
        }
        int last = all.size() - 1;
        if (last >= 0 && all.get(last) instanceof Expr.Literal before && before.value() instanceof Json.Str start) {
            all.set(
                    last,
                    new Expr.Literal(
                            Json.of(start.value() + text.value()), before.span().to(part.span())));
        } else {
            all.add(part);
        }
    }
}
