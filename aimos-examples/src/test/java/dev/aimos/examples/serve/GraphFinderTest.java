package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GraphFinderTest {
    private final Served served = new Served();

    @AfterEach
    void close() {
        served.close();
    }

    /** Claims that say nothing of interest, and one that does among them. */
    private void claim(int count) {
        List<Assertion> all = new ArrayList<>();
        Entity port = Entity.of("port");
        all.add(Assertion.of(port));
        for (int i = 0; i < count; i++) {
            all.add(Assertion.of(Claim.of(port, "has ship " + i, Value.of("hull " + i))));
        }
        Entity gull = Entity.of("gull");
        all.add(Assertion.of(gull));
        all.add(Assertion.of(Claim.of(gull, "steals", Value.of("a herring"))));
        served.os().graph().assertAll(all);
    }

    @Test
    void aClaimIsFoundHoweverManyThereAre() {
        claim(2_500);
        JsonNode found = served.get("/api/v1/graph/find?q=herring").ok();
        assertThat(found.path("items").findValuesAsText("label"))
                .singleElement()
                .asString()
                .contains("a herring");
        assertThat(found.path("complete").asBoolean()).isTrue();
    }

    @Test
    void whetherThereIsMoreIsSaid() {
        claim(5);
        for (String words : List.of("q=hull&", "")) {
            JsonNode cut = served.get("/api/v1/graph/find?" + words + "limit=3").ok();
            assertThat(cut.path("items")).as(words).hasSize(3);
            assertThat(cut.path("complete").asBoolean()).as(words).isFalse();
            JsonNode whole =
                    served.get("/api/v1/graph/find?" + words + "limit=20").ok();
            assertThat(whole.path("complete").asBoolean()).as(words).isTrue();
        }
    }
}
