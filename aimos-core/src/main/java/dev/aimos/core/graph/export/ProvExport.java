package dev.aimos.core.graph.export;

import dev.aimos.Json;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Relation;
import dev.aimos.graph.Resolution;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Recorded;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a graph as PROV-JSON (W3C Member Submission, 24 April 2013).
 *
 * <p>Sources are agents; every other item, and every address, is an entity, but for relations; the transactions that recorded
 * items are activities, which generated them. A quotation is derived from the address it quotes, with the type {@code
 * prov:Quotation}, and attributed to its source. {@code derivedFrom} is a derivation and {@code sameAs} an alternate; every
 * other relation is an influence with the relation as its type: on a claim of what supports or contradicts it, for that
 * is weaker than to say it was made of it; and on whatever refers to something of what it refers to.
 */
final class ProvExport {
    private static final String ENTITY = "entity";
    private static final String AGENT = "agent";
    private static final String ACTIVITY = "activity";
    private static final String GENERATION = "wasGeneratedBy";
    private static final String DERIVATION = "wasDerivedFrom";
    private static final String INFLUENCE = "wasInfluencedBy";

    private final Map<String, Map<String, Json>> sections = new TreeMap<>();
    private int unnamed;

    private ProvExport() {}

    static void write(Drawing drawing, OutputStream out) throws IOException {
        ProvExport export = new ProvExport();
        drawing.nodes().forEach(export::node);
        drawing.edges().forEach(export::edge);
        Map<String, Json> document = new TreeMap<>();
        document.put("prefix", ProvNames.prefixes());
        export.sections.forEach((name, records) -> document.put(name, new Json.Obj(records)));
        out.write(CanonicalWriter.toBytes(new Json.Obj(document)));
        out.write('\n');
    }

    private Map<String, Json> section(String name) {
        return sections.computeIfAbsent(name, missing -> new TreeMap<>());
    }

    private static Json activity(String at) {
        return new ProvAttributes()
                .type("aimos:Transaction")
                .with("prov:startTime", at)
                .with("prov:endTime", at)
                .toJson();
    }

    private void node(Drawing.Node node) {
        String name = ProvNames.of(node.id());
        boolean agent = node.kind() == Kind.SOURCE;
        ProvAttributes attributes = new ProvAttributes().type(type(node.kind())).with("prov:label", node.label());
        Held<? extends Item> held = node.held();
        if (held != null) {
            attributes.item(held.item()).valid(held.valid());
            recorded(held.recorded());
            if (!agent) {
                section(GENERATION)
                        .put(
                                "_:g" + ++unnamed,
                                new ProvAttributes()
                                        .with("prov:entity", name)
                                        .with(
                                                "prov:activity",
                                                ProvNames.transaction(
                                                        held.recorded().tx()))
                                        .with(
                                                "prov:time",
                                                ProvAttributes.dateTime(
                                                        held.recorded().at()))
                                        .toJson());
            }
        }
        section(agent ? AGENT : ENTITY).put(name, attributes.toJson());
        if (held != null && held.item() instanceof Evidence evidence) {
            evidence(name, evidence);
        } else if (held != null && held.item() instanceof Resolution resolution) {
            influence(name, ProvNames.of(resolution.first()), "aimos:resolves");
            influence(name, ProvNames.of(resolution.second()), "aimos:resolves");
        }
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case ENTITY -> "aimos:Entity";
            case CLAIM -> "aimos:Claim";
            case EVIDENCE -> "aimos:Evidence";
            case SOURCE -> "aimos:Source";
            case RELATION -> "aimos:Relation";
            case PREDICATE -> "aimos:Predicate";
            case RESOLUTION -> "aimos:Resolution";
            case MEMORY -> "aimos:Memory";
        };
    }

    private void recorded(Recorded recorded) {
        section(ACTIVITY).put(ProvNames.transaction(recorded.tx()), activity(ProvAttributes.dateTime(recorded.at())));
    }

    private void evidence(String name, Evidence evidence) {
        section(DERIVATION)
                .put(
                        "_:d" + ++unnamed,
                        new ProvAttributes()
                                .with("prov:generatedEntity", name)
                                .with(
                                        "prov:usedEntity",
                                        ProvNames.of(evidence.at().toString()))
                                .type("prov:Quotation")
                                .toJson());
        evidence.source()
                .ifPresent(source -> section("wasAttributedTo")
                        .put(
                                "_:a" + ++unnamed,
                                new ProvAttributes()
                                        .with("prov:entity", name)
                                        .with("prov:agent", ProvNames.of(source))
                                        .toJson()));
    }

    private void influence(String influencee, String influencer, String type) {
        section(INFLUENCE)
                .put(
                        "_:i" + ++unnamed,
                        new ProvAttributes()
                                .with("prov:influencee", influencee)
                                .with("prov:influencer", influencer)
                                .type(type)
                                .toJson());
    }

    private void edge(Drawing.Edge edge) {
        Held<Relation> held = edge.relation();
        if (held == null) {
            return;
        }
        recorded(held.recorded());
        Relation relation = held.item();
        String from = ProvNames.of(relation.from());
        String to = ProvNames.of(relation.to());
        String id = ProvNames.of(held.id());
        ProvAttributes attributes = new ProvAttributes();
        switch (relation.type()) {
            case SAME_AS -> {
                // PROV lets alternates have neither ids nor attributes.
                section("alternateOf")
                        .put(
                                "_:s" + ++unnamed,
                                attributes
                                        .with("prov:alternate1", from)
                                        .with("prov:alternate2", to)
                                        .toJson());
                return;
            }
            case DERIVED_FROM -> {
                if (edge.from().kind() != Kind.SOURCE && edge.to().kind() != Kind.SOURCE) {
                    attributes.with("prov:generatedEntity", from).with("prov:usedEntity", to);
                    section(DERIVATION).put(id, said(attributes, held));
                    return;
                }
                // Agents are not derived from, nor derived.
                attributes.with("prov:influencee", from).with("prov:influencer", to);
            }
            case SUPPORTS, CONTRADICTS -> attributes.with("prov:influencee", to).with("prov:influencer", from);
            case REFERENCES, ABOUT, MENTIONS ->
                attributes.with("prov:influencee", from).with("prov:influencer", to);
        }
        attributes.type("aimos:" + relation.type().word());
        section(INFLUENCE).put(id, said(attributes, held));
    }

    private static Json said(ProvAttributes attributes, Held<Relation> held) {
        return attributes
                .item(held.item())
                .valid(held.valid())
                .with(
                        "aimos:recordedBy",
                        ProvNames.reference(
                                ProvNames.transaction(held.recorded().tx())))
                .with(
                        "aimos:recordedAt",
                        ProvNames.literal(
                                ProvAttributes.dateTime(held.recorded().at()), "xsd:dateTime"))
                .toJson();
    }
}
