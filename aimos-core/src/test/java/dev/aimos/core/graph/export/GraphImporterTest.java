package dev.aimos.core.graph.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aimos.AimosException;
import dev.aimos.Limits;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Entity;
import dev.aimos.graph.GraphExport;
import dev.aimos.memory.Interval;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphImporterTest {
    private static final String ENTRY = "{\"item\":{\"kind\":\"entity\",\"id\":\"entity:a\",\"name\":\"A\"}}";

    private static List<Assertion> read(GraphExport.Format format, String text) {
        return read(format, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Assertion> read(GraphExport.Format format, byte[] bytes) {
        return GraphImporter.read(format, new ByteArrayInputStream(bytes), Limits.DEFAULT);
    }

    private static List<Assertion> json(String items) {
        return read(GraphExport.Format.JSON, "{\"version\":1,\"format\":\"aimos-graph\",\"items\":[" + items + "]}");
    }

    private static String graphMl(String inside) {
        return "<?xml version='1.0'?><graphml xmlns='" + GraphMlExport.NAMESPACE + "'><graph>" + inside
                + "</graph></graphml>";
    }

    private static AimosException.InvalidRequest refused(GraphExport.Format format, String text) {
        return catchThrowableOfType(AimosException.InvalidRequest.class, () -> read(format, text));
    }

    @Test
    void membersComeInAnyOrderAndWithoutTimesTheDefaultHolds() {
        assertThat(json(ENTRY)).containsExactly(Assertion.of(Entity.of("A")));
        assertThat(json("{\"validTo\":null," + ENTRY.substring(1)))
                .containsExactly(Assertion.of(Entity.of("A"), Interval.always()));
        assertThat(json("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"format\":\"aimos-graph\",\"version\":1}",
                "{\"format\":\"aimos-graph\",\"items\":[]}",
                "{\"format\":\"other\",\"version\":1,\"items\":[]}",
                "{\"format\":\"aimos-graph\",\"version\":2,\"items\":[]}",
                "{\"format\":\"aimos-graph\",\"version\":1,\"items\":{}}",
                "{\"format\":\"aimos-graph\",\"version\":1,\"items\":[],\"more\":1}",
                "{\"format\":\"aimos-graph\",\"version\":1,\"items\":[],\"items\":[]}",
                "{\"format\":\"aimos-graph\",\"version\":1,\"items\":[]} x",
                "{\"format\":\"aimos-graph\",\"version\":1,\"items\":[],\"basis\":3}"
            })
    void aDocumentThatIsNoGraphIsRefused(String text) {
        assertThat(refused(GraphExport.Format.JSON, text).code()).isEqualTo("import-malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "{}",
                "{\"item\":{}}",
                "{\"item\":{\"kind\":\"thing\"}}",
                "{\"item\":{\"kind\":\"memory\"}}",
                "{\"item\":{\"kind\":\"entity\",\"id\":\"entity:a\",\"name\":\"A\",\"more\":1}}",
                "{\"item\":{\"kind\":\"entity\",\"id\":\"claim:a\",\"name\":\"A\"}}",
                "{\"item\":{\"kind\":\"entity\",\"id\":\"entity:a\",\"name\":\"A\",\"name\":\"B\"}}",
                "{\"item\":{\"kind\":\"entity\",\"id\":\"entity:a\",\"name\":\"A\\ud800\"}}",
                "{\"item\":{\"kind\":\"source\",\"id\":\"source:a\",\"name\":\"A\",\"reliability\":1e999}}",
                "{\"item\":{\"kind\":\"source\",\"id\":\"source:a\",\"name\":\"A\",\"reliability\":2}}",
                "{\"item\":{\"kind\":\"claim\",\"subject\":\"entity:a\",\"predicate\":\"p\",\"object\":{\"time\":\"soon\"}}}",
                "{\"item\":{\"kind\":\"entity\",\"id\":\"entity:a\",\"name\":\"A\"},\"validFrom\":\"soon\"}",
                "{\"item\":{\"kind\":\"entity\",\"id\":\"entity:a\",\"name\":\"A\"},\"validFrom\":7}",
                "{\"item\":{\"kind\":\"entity\",\"id\":\"entity:a\",\"name\":\"A\"},\"until\":null}",
                "{\"item\":{\"kind\":\"entity\",\"id\":\"entity:a\",\"name\":\"A\"},\"validFrom\":\"2024-01-02T00:00:00Z\","
                        + "\"validTo\":\"2024-01-01T00:00:00Z\"}"
            })
    void anItemThatIsNoneIsRefusedAndTheMessageSaysWhichAndWhere(String entry) {
        String text = "{\"version\":1,\"format\":\"aimos-graph\",\"items\":[\n" + ENTRY + ",\n" + entry + "]}";
        AimosException.InvalidRequest refused = refused(GraphExport.Format.JSON, text);
        assertThat(refused.code()).isEqualTo("import-malformed");
        assertThat(refused.getMessage()).contains("line 3");
    }

    @Test
    void depthIsBounded() {
        String deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
        String item = "{\"item\":{\"kind\":\"entity\",\"id\":\"entity:a\",\"name\":\"A\",\"properties\":" + deep + "}}";
        assertThatThrownBy(() -> json(item)).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> json("{\"recorded\":" + deep + "}")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThat(refused(GraphExport.Format.GRAPHML, graphMl("<a>".repeat(5_000) + "</a>".repeat(5_000)))
                        .getMessage())
                .contains("nested deeper");
    }

    @Test
    void aDocumentTypeIsRefusedWithAllItCouldDeclare() {
        String laughs = "<!DOCTYPE graphml [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>";
        String outside = "<!DOCTYPE graphml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>";
        String schema = "<!DOCTYPE graphml SYSTEM 'http://127.0.0.1:1/graphml.dtd'>";
        for (String type : List.of(laughs, outside, schema)) {
            String text =
                    graphMl("<node id='n1'><data key='item'>&a;</data></node>").replace("<graphml", type + "<graphml");
            AimosException.InvalidRequest refused = refused(GraphExport.Format.GRAPHML, text);
            assertThat(refused.code()).isEqualTo("import-malformed");
            assertThat(refused.getMessage()).contains("document type");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<node id='n1'><data key='item'>&a;</data></node>",
                "<node id='n1'><data key='item'><b/></data></node>",
                "<node id='n1'><data key='item'>{}</data></node>",
                "<node id='n1'><data key='item'>{\"kind\":\"entity\"</data></node>",
                "<node id='n1'><data key='item'></data></node>",
                "<node id='n1'><data key='item'>{\"kind\":\"entity\",\"id\":\"entity:a\",\"name\":\"A\"} x</data></node>",
                "<node id='n1'><data key='item'>{\"kind\":\"entity\",\"id\":\"entity:a\",\"name\":\"A\"}</data>"
                        + "<data key='validTo'>soon</data></node>",
                "<node id='n1'><data key='item'>1</data><data key='item'>2</data></node>",
                "<node id='n1'>",
                "\u0001"
            })
    void graphMlThatIsMalformedIsRefused(String inside) {
        AimosException.InvalidRequest refused = refused(GraphExport.Format.GRAPHML, graphMl(inside));
        assertThat(refused.code()).isEqualTo("import-malformed");
        assertThat(refused.getMessage()).contains("line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "<graphml/>", "<html xmlns='http://graphml.graphdrawing.org/xmlns'/>"})
    void xmlThatIsNoGraphIsRefused(String text) {
        assertThat(refused(GraphExport.Format.GRAPHML, text).code()).isEqualTo("import-malformed");
    }

    @Test
    void whatOtherProgramsAddIsPassedOver() {
        String inside = "<desc>x</desc><node id='n1'><data key='colour'>red</data><graph><node id='m'/></graph>"
                + "<!-- c --><data key='item'>{\"kind\":\"entity\",<!-- c --><![CDATA[\"id\":\"entity:a\",\"name\":\"A\"}]]></data></node>"
                + "<edge source='n1' target='m'/><x xmlns='urn:other'><node/></x>";
        assertThat(read(GraphExport.Format.GRAPHML, graphMl(inside)))
                .containsExactly(Assertion.of(Entity.of("A"), Interval.always()));
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] bytes = graphMl("<desc>\u00E9</desc>").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(GraphExport.Format.GRAPHML, bytes))
                .isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> read(GraphExport.Format.JSON, new byte[] {'"', (byte) 0xff}))
                .isInstanceOf(AimosException.InvalidRequest.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOT", "MERMAID", "PROV_JSON"})
    void picturesAreNotRead(GraphExport.Format format) {
        assertThat(refused(format, "").code()).isEqualTo("import-format");
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "GRAPHML"})
    void aStreamThatFailsIsAFault(GraphExport.Format format) {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> GraphImporter.read(format, failing, Limits.DEFAULT))
                .isInstanceOf(AimosException.Fault.class)
                .hasMessageContaining("gone");
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "GRAPHML"})
    void moreItemsThanTheLimitAreRefused(GraphExport.Format format) {
        byte[] bytes = Graphs.bytes(format, Graphs.tower());
        Limits few = Limits.builder().maxGraphNodes(3).build();
        assertThatThrownBy(() -> GraphImporter.read(format, new ByteArrayInputStream(bytes), few))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("maxGraphNodes");
    }
}
