package dev.aimos.core.graph.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.aimos.Json;
import dev.aimos.core.json.JsonReader;
import dev.aimos.graph.GraphExport;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvTest {
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try (InputStream in = Objects.requireNonNull(ProvTest.class.getResourceAsStream("prov-json.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, Json> document(List<Held<? extends Item>> items) throws IOException {
        String text = Graphs.text(GraphExport.Format.PROV_JSON, items);
        assertThat(SCHEMA.validate(text, InputFormat.JSON)).isEmpty();
        Map<String, Json> document = object(JsonReader.read(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(dangling(document)).isEmpty();
        return document;
    }

    private static Map<String, Json> object(Json json) {
        return ((Json.Obj) json).members();
    }

    private static Map<String, Json> section(Map<String, Json> document, String name) {
        return object(document.getOrDefault(name, Json.Obj.EMPTY));
    }

    /** Names that records refer to but nothing has, and prefixes that nothing declares. */
    private static Set<String> dangling(Map<String, Json> document) {
        Set<String> known = new TreeSet<>();
        for (String section : List.of("entity", "agent", "activity")) {
            known.addAll(section(document, section).keySet());
        }
        Set<String> prefixes = new TreeSet<>(section(document, "prefix").keySet());
        prefixes.addAll(List.of("prov", "xsd", "_"));
        Set<String> missing = new TreeSet<>();
        document.forEach((name, records) -> {
            if (name.equals("prefix")) {
                return;
            }
            object(records).forEach((id, record) -> {
                prefix(id, prefixes, missing);
                object(record).forEach((attribute, value) -> {
                    prefix(attribute, prefixes, missing);
                    if (value instanceof Json.Obj literal
                            && literal.get("type").equals(java.util.Optional.of(Json.of("xsd:QName")))) {
                        prefix(((Json.Str) literal.members().get("$")).value(), prefixes, missing);
                    }
                    boolean refers = attribute.matches(
                            "prov:(entity|agent|activity|generatedEntity|usedEntity|influencee|influencer|alternate\\d)");
                    if (refers && !known.contains(((Json.Str) value).value())) {
                        missing.add(value.toString());
                    }
                });
            });
        });
        return missing;
    }

    private static void prefix(String name, Set<String> prefixes, Set<String> missing) {
        if (!prefixes.contains(name.substring(0, name.indexOf(':')))) {
            missing.add(name);
        }
    }

    @Test
    void everyKindHasItsPlace() throws IOException {
        Map<String, Json> document = document(Graphs.tower());
        assertThat(section(document, "agent")).containsOnlyKeys("source:le-monde");
        assertThat(section(document, "activity")).containsKeys("tx:1", "tx:2");
        assertThat(section(document, "entity"))
                .containsKeys("entity:eiffel-tower", "entity:paris", "predicate:height", "doc:notes%2Ftower")
                .containsKey("doc:notes%2Ftower%2Fsec%3A1%2Fpar%3A1%2Fsen%3A1");
        assertThat(section(document, "wasDerivedFrom").values().toString()).contains("prov:Quotation");
        assertThat(section(document, "wasDerivedFrom")).hasSize(2);
        assertThat(section(document, "wasAttributedTo")).hasSize(1);
        assertThat(section(document, "alternateOf")).hasSize(1);
        assertThat(section(document, "wasInfluencedBy").values().toString())
                .contains(
                        "aimos:supports", "aimos:contradicts", "aimos:mentions", "aimos:references", "aimos:resolves");
        assertThat(section(document, "wasGeneratedBy")).hasSize(Graphs.tower().size() - 1 - 7);
    }

    @Test
    void whatSupportsAClaimInfluencesIt() throws IOException {
        List<Json> supports = new ArrayList<>();
        section(document(Graphs.tower()), "wasInfluencedBy").values().stream()
                .filter(record -> record.toString().contains("aimos:supports"))
                .forEach(supports::add);
        assertThat(supports).hasSize(1);
        Map<String, Json> record = object(supports.get(0));
        assertThat(record.get("prov:influencee").toString()).contains("claim:");
        assertThat(record.get("prov:influencer").toString()).contains("evidence:");
        assertThat(record).containsKeys("aimos:confidence", "aimos:recordedBy");
    }

    @Test
    void nothingIsAGraphToo() throws IOException {
        assertThat(document(List.of())).containsOnlyKeys("prefix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\", "\n\0", "%2F", "🗼", "a.", ".a", "-", "a:b", "_:", "\uFFFF", "é"})
    void anyTextHasItsName(String text) throws IOException {
        document(Graphs.saying("x", text));
        String name = ProvNames.of("doc:" + text);
        assertThat(name.substring(4)).matches("([A-Za-z0-9_.-]|%[0-9A-F]{2})+");
        assertThat(java.net.URLDecoder.decode(name.substring(4), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Test
    void theSchemaRefusesWhatIsNotProv() {
        for (String text : List.of(
                "{}",
                "{\"prefix\":{},\"other\":{}}",
                "{\"prefix\":{},\"entity\":{\"no name\":{}}}",
                "{\"prefix\":{},\"entity\":{\"a:b\":{\"a:c\":{\"$\":1}}}}",
                "{\"prefix\":{},\"wasDerivedFrom\":{\"_:1\":{\"prov:usedEntity\":\"a:b\"}}}",
                "{\"prefix\":{},\"wasGeneratedBy\":{\"_:1\":{\"prov:entity\":\"a:b\",\"prov:time\":\"soon\"}}}")) {
            assertThat(SCHEMA.validate(text, InputFormat.JSON)).as(text).isNotEmpty();
        }
    }
}
