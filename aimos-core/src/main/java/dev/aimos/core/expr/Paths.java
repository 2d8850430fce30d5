package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fixed paths in an expression: a name and the members after it. */
final class Paths {
    private Paths() {}

    /** The path that an expression is as a whole; null if it is none. {@code output} is another name of {@code out}. */
    static @Nullable List<String> of(Expr expr) {
        if (expr instanceof Expr.Name name) {
            return List.of(root(name.name()));
        }
        if (!(expr instanceof Expr.Member || expr instanceof Expr.Index || expr instanceof Expr.Reference)) {
            return null;
        }
        Deque<String> members = new ArrayDeque<>();
        Expr rest = expr;
        while (true) {
            if (rest instanceof Expr.Name name) {
                members.addFirst(root(name.name()));
                return List.copyOf(members);
            } else if (rest instanceof Expr.Member member) {
                members.addFirst(member.name());
                rest = member.of();
            } else if (rest instanceof Expr.Reference reference) {
                rest = reference.inner();
            } else if (rest instanceof Expr.Index index
                    && index.index() instanceof Expr.Literal literal
                    && literal.value() instanceof Json.Str text) {
                members.addFirst(text.value());
                rest = index.of();
            } else {
                return null;
            }
        }
    }

    private static String root(String name) {
        return name.equals("output") ? "out" : name;
    }

    static void collect(Expr expr, boolean optional, List<Ref> found) {
        List<String> path = of(expr);
        if (path != null) {
            found.add(new Ref(path, optional, expr.span()));
            return;
        }
        switch (expr) {
            case Expr.Literal none -> {}
            case Expr.Quantity none -> {}
            case Expr.Name name -> {}
            case Expr.Text text -> text.parts().forEach(part -> collect(part, optional, found));
            case Expr.Items items -> items.items().forEach(item -> collect(item, optional, found));
            case Expr.Fields fields -> fields.members().values().forEach(member -> collect(member, optional, found));
            case Expr.Member member -> collect(member.of(), optional, found);
            case Expr.Index index -> {
                collect(index.of(), optional, found);
                collect(index.index(), optional, found);
            }
            case Expr.Reference reference -> collect(reference.inner(), optional, found);
            case Expr.Not not -> collect(not.of(), optional, found);
            case Expr.Negate negate -> collect(negate.of(), optional, found);
            case Expr.Binary binary -> {
                collect(binary.left(), optional || binary.operator() == Operator.DEFAULT, found);
                collect(binary.right(), optional, found);
            }
            case Expr.Apply apply -> {
                boolean inner = optional || apply.function().equals("exists");
                apply.arguments().forEach(argument -> collect(argument, inner, found));
            }
        }
    }
}
