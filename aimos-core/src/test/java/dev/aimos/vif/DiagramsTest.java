package dev.aimos.vif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aimos.AimosException;
import dev.aimos.witness.CalibrationReport;
import dev.aimos.witness.Prediction;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The diagrams are XML, show what the report says, and need nothing else. */
final class DiagramsTest {
    private static final CalibrationReport REPORT = Calibrations.report(Outcomes.fawcett(), 10);

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document document, String name, String style) {
        NodeList all = document.getElementsByTagName(name);
        List<Element> some = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.getAttribute("class").contains(style)) {
                some.add(element);
            }
        }
        return some;
    }

    private static List<String> texts(Document document) {
        return elements(document, "text", "").stream()
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    void eachBinThatIsNotEmptyIsABarWithItsCount() throws Exception {
        Document document = parse(Diagrams.reliability("Reliability", REPORT));
        List<CalibrationReport.Bin> bins =
                REPORT.bins().stream().filter(bin -> bin.count() > 0).toList();
        List<Element> bars = elements(document, "rect", "aimos-bar");
        assertThat(bars).hasSize(bins.size());
        assertThat(elements(document, "circle", "aimos-dot")).hasSize(bins.size());
        for (int i = 0; i < bars.size(); i++) {
            assertThat(Double.parseDouble(bars.get(i).getAttribute("height")))
                    .isCloseTo(300 * bins.get(i).accuracy(), within(0.01));
        }
        assertThat(texts(document))
                .contains("Reliability", "confidence", "n = 20 · ECE 0.122 · MCE 0.700 · Brier 0.225")
                .containsAll(
                        bins.stream().map(bin -> String.valueOf(bin.count())).toList());
    }

    @Test
    void aCurveHasAPointForEachThreshold() throws Exception {
        Document document = parse(Diagrams.riskCoverage("Risk", REPORT));
        Element line = elements(document, "polyline", "aimos-c0").get(0);
        assertThat(line.getAttribute("points").split(" ", -1)).hasSize(20);
        assertThat(texts(document)).anyMatch(text -> text.startsWith("n = 20 · AURC 0."));
    }

    @Test
    void curvesAreNamedAndTooManyAreRefused() throws Exception {
        List<Diagrams.Curve> two = List.of(new Diagrams.Curve("ours", REPORT), new Diagrams.Curve("theirs", REPORT));
        Document document = parse(Diagrams.riskCoverage("Risk", two));
        assertThat(elements(document, "polyline", "")).hasSize(2);
        assertThat(texts(document)).contains("ours", "theirs");
        for (int curves : new int[] {0, 7}) {
            assertThatThrownBy(() -> Diagrams.riskCoverage("Risk", Collections.nCopies(curves, two.get(0))))
                    .isInstanceOfSatisfying(
                            AimosException.InvalidRequest.class,
                            refused -> assertThat(refused.code()).isEqualTo("curves-out-of-range"));
        }
    }

    @Test
    void aManyPointedCurveIsThinnedToItsShape() throws Exception {
        List<Prediction> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(new Prediction(i / 10_000.0, i % 3 == 0));
        }
        Document document = parse(Diagrams.riskCoverage("Risk", Calibrations.report(many, 10)));
        String points = elements(document, "polyline", "").get(0).getAttribute("points");
        assertThat(points.split(" ", -1)).hasSize(400);
        assertThat(points).as("the last point is of all answers").contains(" 456,");
    }

    @Test
    void whatATitleSaysIsTextWhateverItIs() throws Exception {
        String hostile = "</text><script>alert(\"&\")</script>\u0000\uD800\u0007";
        for (String svg : List.of(Diagrams.reliability(hostile, REPORT), Diagrams.riskCoverage(hostile, REPORT))) {
            Document document = parse(svg);
            assertThat(elements(document, "script", "")).isEmpty();
            assertThat(texts(document)).anyMatch(text -> text.startsWith("</text><script>alert(\"&\")</script>"));
        }
    }

    @Test
    void nothingIsDrawnOfNothingAndTheSameIsDrawnOfTheSame() throws Exception {
        CalibrationReport nothing = Calibrations.report(List.of(), 10);
        assertThat(elements(parse(Diagrams.reliability("", nothing)), "rect", "aimos-bar"))
                .isEmpty();
        assertThat(elements(parse(Diagrams.riskCoverage("", nothing)), "polyline", ""))
                .hasSize(1);
        assertThat(Diagrams.reliability("x", REPORT))
                .isEqualTo(Diagrams.reliability("x", Calibrations.report(Outcomes.fawcett(), 10)))
                .doesNotContain("http://www.w3.org/1999/xlink", "href", "url(");
    }
}
