package dev.aimos.apoe;

import dev.aimos.Json;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Item;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Source;
import dev.aimos.graph.Value;
import dev.aimos.memory.Interval;
import dev.aimos.plan.StepContext;
import dev.aimos.plan.StepFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asserts in the graph, for one attempt of a step. What the graph does not show yet and a claim needs is asserted with it. */
final class Claiming {
    private enum Polarity {
        POSITIVE,
        NEGATIVE
    }

    private final StepContext context;
    private final Quoting quoting;
    private final Set<String> asserted = new HashSet<>();

    private Claiming(StepContext context) {
        this.context = context;
        this.quoting = new Quoting(context);
    }

    static Json.Obj claim(StepContext context, Given given) throws StepFailure {
        Claiming claiming = new Claiming(context);
        List<Json> ids = new ArrayList<>();
        List<Json> statements = new ArrayList<>();
        List<Json> evidence = new ArrayList<>();
        boolean several = given.has("claims");
        List<Given> claims = several ? given.objects("claims") : List.of(given);
        for (Given one : claims) {
            Claim claim = claiming.one(one, evidence);
            ids.add(Json.of(claim.id()));
            statements.add(Json.of(claim.statement()));
        }
        given.done();
        Fields outputs = Fields.of();
        if (!several) {
            outputs.put("id", ids.get(0)).put("statement", statements.get(0));
        }
        return outputs.put("ids", new Json.Arr(ids))
                .put("statements", new Json.Arr(statements))
                .put("evidence", new Json.Arr(evidence))
                .number("count", ids.size())
                .build();
    }

    private Claim one(Given given, List<Json> evidence) throws StepFailure {
        String subject = entityOf(given.name("subject"));
        String predicate = given.name("predicate");
        boolean positive =
                given.word("polarity", List.of(Polarity.values())).orElse(Polarity.POSITIVE) == Polarity.POSITIVE;
        Claim claim = new Claim(subject, predicate, object(given), positive, given.share("confidence", 1));
        Optional<Interval> valid = given.valid();
        List<Given> quotes = given.objects("evidence");
        given.done();
        put(claim, valid);
        for (Given quote : quotes) {
            evidence.add(Json.of(supports(quote, claim).id()));
        }
        return claim;
    }

    private Evidence supports(Given given, Claim claim) throws StepFailure {
        Evidence said = quoting.quote(given.name("key"), given.text("quote")).confidence(given.share("confidence", 1));
        Optional<String> source = given.optionalText("source");
        if (source.isPresent()) {
            said = said.from(sourceOf(given, source.get()));
        }
        given.done();
        put(said, Optional.empty());
        put(Relation.of(said, RelationType.SUPPORTS, claim), Optional.empty());
        return said;
    }

    private String sourceOf(Given given, String name) throws StepFailure {
        boolean weighed = given.has("reliability");
        Source source = Source.of(name, given.share("reliability", 1));
        if (weighed || !shown(source.id())) {
            put(source, Optional.empty());
        }
        return source.id();
    }

    /** A text, a number (with {@code unit}), a truth value, or an object that names one of them, an entity or a time. */
    private Value object(Given given) throws StepFailure {
        String unit = given.text("unit", "");
        Json object = given.any("object").orElseThrow(() -> given.missing("object", "a value"));
        if (!unit.isEmpty() && !(object instanceof Json.Num)) {
            throw given.value("unit", "is only given with a number");
        }
        return switch (object) {
            case Json.Str text -> textOrEntity(text.value());
            case Json.Num number -> Value.of(number.value(), unit);
            case Json.Bool truth -> Value.of(truth.value());
            case Json.Obj members -> named(new Given("the object", members));
            default -> throw given.value("object", "is a text, a number, a boolean or an object, but is a list");
        };
    }

    private Value textOrEntity(String text) {
        return text.startsWith(Kind.ENTITY.prefix()) ? Value.entity(entityOf(text)) : Value.of(text);
    }

    private Value named(Given given) throws StepFailure {
        Value value;
        if (given.has("entity")) {
            value = Value.entity(entityOf(given.name("entity")));
        } else if (given.has("number")) {
            value = object(new Given("the object", number(given)));
        } else if (given.has("time")) {
            value = Value.of(given.time("time").orElseThrow());
        } else if (given.has("truth")) {
            value = Value.of(given.flag("truth"));
        } else {
            value = Value.of(given.text("text"));
        }
        given.done();
        return value;
    }

    private static Json.Obj number(Given given) throws StepFailure {
        Fields fields = Fields.of();
        given.any("number").ifPresent(number -> fields.put("object", number));
        return fields.text("unit", given.text("unit", "")).build();
    }

    static Json.Obj relate(StepContext context, Given given) throws StepFailure {
        Claiming claiming = new Claiming(context);
        Relation relation = new Relation(
                Named.id(given.name("from")),
                RelationType.of(given.name("type")),
                Named.id(given.name("to")),
                given.share("confidence", 1),
                given.object("properties"));
        Optional<Interval> valid = given.valid();
        given.done();
        claiming.put(relation, valid);
        return Fields.of().text("id", relation.id()).build();
    }

    static Json.Obj entity(StepContext context, Given given) throws StepFailure {
        Claiming claiming = new Claiming(context);
        String name = given.name("name");
        Entity entity = new Entity(
                given.text("id", Entity.idOf(name)), name, given.text("type", ""), given.object("properties"));
        Optional<Interval> valid = given.valid();
        given.done();
        boolean found = claiming.shown(entity.id());
        claiming.put(entity, valid);
        return Fields.of().text("id", entity.id()).flag("found", found).build();
    }

    /** The id of an entity, by its name or its id; it is made if it is missing. */
    private String entityOf(String text) {
        Entity entity = Named.entity(text);
        if (!shown(entity.id())) {
            put(entity, Optional.empty());
        }
        return entity.id();
    }

    private boolean shown(String id) {
        return asserted.contains(id) || context.graph().get(id, context.asOf()).isPresent();
    }

    private void put(Item item, Optional<Interval> valid) {
        if (asserted.add(item.id()) || item instanceof Claim) {
            context.assertItem(new Assertion(item, valid));
        }
    }
}
