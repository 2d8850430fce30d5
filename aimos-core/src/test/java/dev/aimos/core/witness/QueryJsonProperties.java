package dev.aimos.core.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.json.JsonReader;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Query;
import dev.aimos.index.TokenBudget;
import dev.aimos.memory.AsOf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Queries and options come back from JSON as they were, through its text too; what is malformed is refused. */
class QueryJsonProperties {
    @Provide
    Arbitrary<Query> queries() {
        return AnyQuery.query();
    }

    @Provide
    Arbitrary<ContextOptions> options() {
        return AnyQuery.options();
    }

    @Provide
    Arbitrary<Json> values() {
        return AnyQuery.json();
    }

    @Property(tries = 300)
    void aQueryComesBackAsItWas(@ForAll("queries") Query query) throws IOException {
        Json.Obj json = QueryJson.write(query);
        Query read = QueryJson.read(throughText(json));
        assertThat(said(read)).isEqualTo(said(query));
        assertThat(QueryJson.write(read)).isEqualTo(json);
    }

    @Property(tries = 200)
    void optionsComeBackAsTheyWere(@ForAll("options") ContextOptions options) throws IOException {
        assertThat(OptionsJson.read(throughText(OptionsJson.write(options)))).isEqualTo(options);
    }

    private static Json.Obj throughText(Json.Obj json) throws IOException {
        return (Json.Obj) JsonReader.read(json.canonical().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Object> said(Query query) {
        return Arrays.asList(
                query.text(),
                query.limit(),
                query.filter(),
                query.level(),
                query.mode(),
                query.match(),
                query.field(),
                query.fusion(),
                query.votes(),
                query.embedding(),
                query.exact(),
                query.reranking(),
                query.graph());
    }

    /** One member of a query, or of what it holds, becomes anything: it is read, and writes so, or it is refused. */
    @Property(tries = 300)
    void whatIsMalformedIsRefusedAndNothingElse(
            @ForAll("queries") Query query, @ForAll int member, @ForAll("values") Json value) {
        Json.Obj altered = altered(QueryJson.write(query), member, value);
        Query read;
        try {
            read = QueryJson.read(altered);
        } catch (AimosException.InvalidRequest refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        assertThat(QueryJson.read(QueryJson.write(read)))
                .satisfies(again -> assertThat(said(again)).isEqualTo(said(read)));
    }

    private static Json.Obj altered(Json.Obj json, int member, Json value) {
        Map<String, Json> members = new LinkedHashMap<>(json.members());
        List<String> names = new ArrayList<>(members.keySet());
        String name = names.get(Math.floorMod(member, names.size()));
        Json old = Objects.requireNonNull(members.get(name), name);
        boolean inside = old instanceof Json.Obj object && !object.members().isEmpty() && member % 2 == 0;
        members.put(name, inside ? altered((Json.Obj) old, member / 2, value) : value);
        return new Json.Obj(members);
    }

    @Example
    void whatIsLeftOutIsForEverTheSame() {
        assertThat(QueryJson.write(Query.of("x"))).isEqualTo(Json.Obj.EMPTY.with("text", Json.of("x")));
        assertThat(OptionsJson.write(ContextOptions.of(TokenBudget.of(7))))
                .as("if this fails, a default has changed, and receipts are to say it from now on")
                .isEqualTo(Json.Obj.EMPTY.with("budget", Json.of(7)));
    }

    @Example
    void whatCannotChangeWhatIsFoundIsNotWritten() {
        Query query = Query.of("x")
                .asOf(AsOf.tx(1))
                .timeout(Duration.ofSeconds(1))
                .explain(true)
                .receipt(true);
        assertThat(QueryJson.write(query)).isEqualTo(QueryJson.write(Query.of("x")));
    }

    @Example
    void aTextThatIsNoUnicodeIsRefused() {
        assertThatThrownBy(() -> QueryJson.write(Query.of("\ud800"))).isInstanceOf(AimosException.InvalidRequest.class);
    }
}
