package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.SegShapes;
import dev.aimos.examples.wire.SegValues;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.graph.GraphQuery;
import dev.aimos.graph.Rows;
import dev.aimos.graph.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "seg:query",
        description = {
            "Find the ways to fill in the variables of patterns of claims, which share them.",
            "",
            "A pattern is a subject, a predicate and an object, as in '?what height ?h' or '?city in entity:france'; a word"
                    + " that begins with ? is a variable, 'not' before the predicate asks for denials, and a text with"
                    + " spaces is in double quotes. Words given one by one are one pattern."
        })
final class SegQuery extends SegCommand {
    @Parameters(arity = "1..*", paramLabel = "PATTERN", description = "The patterns; all of them must hold.")
    private List<String> patterns = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "Rows at the most; 1000 without it.")
    private int limit = 1_000;

    @Option(names = "--rejected", description = "Also over claims that lost against others.")
    private boolean rejected;

    @Mixin
    private MomentOptions moment = new MomentOptions();

    private GraphQuery query() {
        List<String> whole = patterns.stream().allMatch(text -> text.contains(" "))
                ? patterns
                : List.of(patterns.stream().map(SegQuery::word).collect(Collectors.joining(" ")));
        GraphQuery query = GraphQuery.where(GraphQuery.parse(whole.get(0)));
        for (String pattern : whole.subList(1, whole.size())) {
            query = query.and(GraphQuery.parse(pattern));
        }
        return query.limit(limit).rejectedToo(rejected);
    }

    /** A word of a pattern: a name or a text is quoted if it has spaces; a quantity is not. */
    private static String word(String text) {
        return !text.contains(" ") || SegValues.parse(List.of(text)) instanceof Value.Quantity
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    void check() {
        query();
    }

    @Override
    int seg(AimOs os) {
        Rows rows = os.graph().query(query().asOf(moment.resolve(os)));
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("items", rows.rows().stream().map(SegShapes::row).toList());
            document.put("complete", rows.complete());
            document.put("basis", Shapes.basis(rows.basis()));
            out().document(document);
        } else {
            people(rows);
        }
        return Exit.OK;
    }

    private void people(Rows rows) {
        if (rows.rows().isEmpty()) {
            out().line("nothing fits");
            return;
        }
        Map<String, Value> first = rows.rows().get(0).bindings();
        if (first.isEmpty()) {
            out().line("yes");
            return;
        }
        Table table = new Table(first.keySet().stream().map(name -> "?" + name).toArray(String[]::new));
        rows.rows()
                .forEach(row -> table.row(
                        row.bindings().values().stream().map(SegQuery::shown).toArray(String[]::new)));
        table.print(out());
        if (!rows.complete()) {
            out().line(out().ink().dim("and more; --limit shows them"));
        }
    }

    private static String shown(Value value) {
        return value instanceof Value.Text text ? text.text() : value.toString();
    }
}
