package dev.aimos.core.graph.export;

import dev.aimos.Json;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Item;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Source;
import dev.aimos.graph.Value;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Interval;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Collects the attributes of one record of PROV. */
final class ProvAttributes {
    private static final String DOUBLE = "xsd:double";

    private final Map<String, Json> members = new LinkedHashMap<>();

    /** An attribute. */
    ProvAttributes with(String name, Json value) {
        members.put(name, value);
        return this;
    }

    ProvAttributes with(String name, String text) {
        return with(name, Json.of(text));
    }

    /** That it is of a type. */
    ProvAttributes type(String name) {
        return with("prov:type", ProvNames.reference(name));
    }

    /** Its valid time; an end that is open is left out. */
    ProvAttributes valid(Interval valid) {
        if (!valid.from().equals(Interval.BEGINNING)) {
            with("aimos:validFrom", time(valid.from()));
        }
        if (!valid.to().equals(Interval.FOREVER)) {
            with("aimos:validTo", time(valid.to()));
        }
        return this;
    }

    /** What an item says. */
    ProvAttributes item(Item item) {
        switch (item) {
            case Entity entity -> {
                if (!entity.type().isEmpty()) {
                    with("aimos:entityType", entity.type());
                }
                properties(entity.properties());
            }
            case Claim claim -> {
                with("aimos:subject", ProvNames.reference(ProvNames.of(claim.subject())));
                with("aimos:predicate", claim.predicate());
                with("aimos:object", value(claim.object()));
                if (claim.object() instanceof Value.Quantity quantity
                        && !quantity.unit().isEmpty()) {
                    with("aimos:unit", quantity.unit());
                }
                with("aimos:positive", flag(claim.positive()));
                with("aimos:confidence", number(claim.confidence()));
            }
            case Evidence evidence -> {
                with("aimos:start", whole(evidence.span().start()));
                with("aimos:end", whole(evidence.span().end()));
                with("aimos:quoteHash", evidence.quote().toString());
                with("aimos:confidence", number(evidence.confidence()));
            }
            case Source source -> {
                with("aimos:reliability", number(source.reliability()));
                properties(source.properties());
            }
            case Relation relation -> {
                with("aimos:confidence", number(relation.confidence()));
                properties(relation.properties());
            }
            case Predicate predicate -> {
                with("aimos:functional", flag(predicate.functional()));
                with("aimos:symmetric", flag(predicate.symmetric()));
                with("aimos:transitive", flag(predicate.transitive()));
                predicate.inverse().ifPresent(inverse -> with("aimos:inverse", inverse));
            }
            case Resolution resolution -> {
                with(
                        "aimos:decision",
                        resolution.decision().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                resolution.prevails().ifPresent(id -> with("aimos:prevails", ProvNames.reference(ProvNames.of(id))));
                if (!resolution.note().isEmpty()) {
                    with("aimos:note", resolution.note());
                }
            }
        }
        return this;
    }

    Json toJson() {
        return new Json.Obj(members);
    }

    private void properties(Json.Obj properties) {
        if (!properties.members().isEmpty()) {
            with("aimos:properties", CanonicalWriter.toText(properties));
        }
    }

    private static Json value(Value value) {
        return switch (value) {
            case Value.Ref ref -> ProvNames.reference(ProvNames.of(ref.id()));
            case Value.Text text -> Json.of(text.text());
            case Value.Quantity quantity -> number(quantity.number());
            case Value.Time time -> time(time.at());
            case Value.Truth truth -> flag(truth.value());
        };
    }

    private static Json number(double number) {
        return ProvNames.literal(String.valueOf(number), DOUBLE);
    }

    private static Json whole(int number) {
        return ProvNames.literal(String.valueOf(number), "xsd:int");
    }

    private static Json flag(boolean value) {
        return ProvNames.literal(String.valueOf(value), "xsd:boolean");
    }

    private static Json time(Instant instant) {
        return ProvNames.literal(dateTime(instant), "xsd:dateTime");
    }

    /** An instant as XML Schema has it: years of more than four digits without a plus sign. */
    static String dateTime(Instant instant) {
        String text = instant.toString();
        return text.startsWith("+") ? text.substring(1) : text;
    }
}
