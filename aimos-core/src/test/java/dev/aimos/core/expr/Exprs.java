package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random expressions and values, and expressions without their places. */
final class Exprs {
    static final List<String> ROOTS = List.of("inputs", "steps", "out", "output", "hit", "index");

    private static final List<String> NAMES =
            List.of("a", "best", "find", "out", "x-1", "gpt-4", "STEP", "and", "true", "in", "status", "a_b");
    private static final List<String> QUANTITIES =
            List.of("5k", "1.5M", "30s", "2m", "1.5h", "2d", "7us", "250ms", "1e3k", "0.1s");
    private static final String[] PIECES = {
        "a",
        "heron",
        " ",
        "\"",
        "\"\"\"",
        "\\",
        "$",
        "${",
        "{",
        "}",
        "\n",
        "\r",
        "\t",
        "\u0000",
        "\u007F",
        "\u0085",
        "é",
        "漢",
        "\uD83D\uDE00",
        "\uFEFF",
        "'",
        "#",
        "//",
        "*",
        "?"
    };

    private final Random random;

    Exprs(Random random) {
        this.random = random;
    }

    /** An expression that could have been read. */
    Expr expr(int depth) {
        int kind = random.nextInt(depth > 0 ? 16 : 6);
        return switch (kind) {
            case 0 -> literal();
            case 1 -> Expressions.parse(QUANTITIES.get(random.nextInt(QUANTITIES.size())));
            case 2, 3, 4 -> path();
            case 5 -> new Expr.Literal(Json.of(string()), Span.NONE);
            case 6 -> Texts.joined(list(depth, 4), Span.NONE);
            case 7 -> new Expr.Items(list(depth, 3), Span.NONE);
            case 8 -> fields(depth);
            case 9 -> new Expr.Member(expr(depth - 1), name(), Span.NONE);
            case 10 -> new Expr.Index(expr(depth - 1), expr(depth - 1), Span.NONE);
            case 11 -> new Expr.Reference(expr(depth - 1), Span.NONE);
            case 12 ->
                random.nextBoolean()
                        ? new Expr.Not(expr(depth - 1), Span.NONE)
                        : new Expr.Negate(expr(depth - 1), Span.NONE);
            case 13 -> call(depth);
            default -> {
                Operator[] all = Operator.values();
                yield new Expr.Binary(all[random.nextInt(all.length)], expr(depth - 1), expr(depth - 1), Span.NONE);
            }
        };
    }

    private Expr call(int depth) {
        List<Function> all = Functions.all();
        Function function = all.get(random.nextInt(all.size()));
        int most = Math.min(function.most(), function.least() + 2);
        int count = function.least() + random.nextInt(most - function.least() + 1);
        List<Expr> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(expr(depth - 1));
        }
        return new Expr.Apply(function.name(), arguments, Span.NONE);
    }

    private Expr path() {
        Expr path = new Expr.Name(ROOTS.get(random.nextInt(ROOTS.size())), Span.NONE);
        for (int i = random.nextInt(4); i > 0; i--) {
            path = new Expr.Member(path, name(), Span.NONE);
        }
        return path;
    }

    private Expr fields(int depth) {
        Map<String, Expr> members = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            members.put(random.nextBoolean() ? name() : string(), expr(depth - 1));
        }
        return new Expr.Fields(members, Span.NONE);
    }

    private List<Expr> list(int depth, int most) {
        List<Expr> items = new ArrayList<>();
        for (int i = random.nextInt(most); i > 0; i--) {
            items.add(expr(depth - 1));
        }
        return items;
    }

    private Expr literal() {
        return switch (random.nextInt(4)) {
            case 0 -> new Expr.Literal(Json.of(random.nextBoolean()), Span.NONE);
            case 1 -> new Expr.Literal(new Json.Null(), Span.NONE);
            default -> new Expr.Literal(Json.of(Math.abs(number())), Span.NONE);
        };
    }

    private double number() {
        return switch (random.nextInt(6)) {
            case 0 -> Double.longBitsToDouble(random.nextLong() & 0x7FEF_FFFF_FFFF_FFFFL);
            case 1 -> random.nextDouble();
            case 2 -> random.nextInt() * 0.01;
            default -> random.nextInt(9) - 2;
        };
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    /** A text with what is hard to write in it. */
    String string() {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(random.nextInt(8) == 0 ? 200 : 5);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** A value. */
    Json json(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> new Json.Null();
            case 1 -> Json.of(random.nextBoolean());
            case 2, 3 -> Json.of(number());
            case 4, 5 -> Json.of(string());
            case 6 -> {
                List<Json> items = new ArrayList<>();
                boolean alike = random.nextBoolean();
                Json first = json(depth - 1);
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(alike ? first : json(depth - 1));
                }
                yield new Json.Arr(items);
            }
            default -> {
                Map<String, Json> members = new LinkedHashMap<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    members.put(name(), json(depth - 1));
                }
                yield new Json.Obj(members);
            }
        };
    }

    /** What the names that expressions have stand for. */
    Map<String, Json> roots() {
        Map<String, Json> roots = new LinkedHashMap<>();
        for (String root : ROOTS) {
            if (!root.equals("output") && random.nextInt(4) > 0) {
                roots.put(root, random.nextInt(3) > 0 ? object(4) : json(3));
            }
        }
        return roots;
    }

    private Json object(int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (String name : NAMES) {
            members.put(name, depth > 2 && random.nextBoolean() ? object(depth - 1) : json(2));
        }
        return new Json.Obj(members);
    }

    /** An expression with no places in it, so that equal ones are equal wherever they were read. */
    static Expr bare(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> new Expr.Literal(literal.value(), Span.NONE);
            case Expr.Quantity quantity -> new Expr.Quantity(quantity.written(), quantity.value(), Span.NONE);
            case Expr.Text text -> new Expr.Text(bare(text.parts()), Span.NONE);
            case Expr.Items items -> new Expr.Items(bare(items.items()), Span.NONE);
            case Expr.Fields fields -> {
                Map<String, Expr> members = new LinkedHashMap<>();
                fields.members().forEach((name, member) -> members.put(name, bare(member)));
                yield new Expr.Fields(members, Span.NONE);
            }
            case Expr.Name name -> new Expr.Name(name.name(), Span.NONE);
            case Expr.Member member -> new Expr.Member(bare(member.of()), member.name(), Span.NONE);
            case Expr.Index index -> new Expr.Index(bare(index.of()), bare(index.index()), Span.NONE);
            case Expr.Reference reference -> new Expr.Reference(bare(reference.inner()), Span.NONE);
            case Expr.Not not -> new Expr.Not(bare(not.of()), Span.NONE);
            case Expr.Negate negate -> new Expr.Negate(bare(negate.of()), Span.NONE);
            case Expr.Binary binary ->
                new Expr.Binary(binary.operator(), bare(binary.left()), bare(binary.right()), Span.NONE);
            case Expr.Apply apply -> new Expr.Apply(apply.function(), bare(apply.arguments()), Span.NONE);
        };
    }

    private static List<Expr> bare(List<Expr> all) {
        return all.stream().map(Exprs::bare).toList();
    }
}
