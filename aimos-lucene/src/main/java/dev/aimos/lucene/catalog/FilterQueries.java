package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Micros;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Modality;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** A filter as Lucene queries, all of which must match. */
final class FilterQueries {
    private static final Instant LEAST = Instant.parse("-290000-01-01T00:00:00Z");
    private static final Instant MOST = Instant.parse("+290000-01-01T00:00:00Z");

    private FilterQueries() {}

    /** All conditions. */
    static List<Query> of(Filter filter) {
        List<Query> all = ofAllButKey(filter);
        if (!filter.keyPrefix().isEmpty()) {
            all.add(keyPrefix(filter));
        }
        return all;
    }

    /** The condition on the key. */
    static Query keyPrefix(Filter filter) {
        BytesRef prefix = RecordFields.key(filter.keyPrefix());
        return new BooleanQuery.Builder()
                .add(new PrefixQuery(new Term(Fields.KEY, prefix)), Occur.SHOULD)
                .add(new PrefixQuery(new Term(Fields.PART_OF, prefix)), Occur.SHOULD)
                .build();
    }

    /** Some conditions as one. */
    static Query all(List<Query> conditions) {
        if (conditions.isEmpty()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        conditions.forEach(condition -> all.add(condition, Occur.FILTER));
        return all.build();
    }

    /** All conditions but the one on the key. */
    static List<Query> ofAllButKey(Filter filter) {
        List<Query> all = new ArrayList<>();
        filter.tags().forEach((name, weight) -> all.add(TagTerms.atLeast(name, weight)));
        if (!filter.modalities().isEmpty()) {
            all.add(terms(
                    Fields.MODALITY,
                    filter.modalities().stream().map(Modality::name).toList()));
        }
        filter.metadata()
                .forEach((path, value) ->
                        all.add(new TermQuery(new Term(Fields.METADATA, MetadataTerms.of(path, value)))));
        if (!filter.withoutPolicies().isEmpty()) {
            all.add(new BooleanQuery.Builder()
                    .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                    .add(terms(Fields.POLICY, List.copyOf(filter.withoutPolicies())), Occur.MUST_NOT)
                    .build());
        }
        if (!filter.recordedFrom().equals(Instant.MIN)
                || !filter.recordedUntil().equals(Instant.MAX)) {
            all.add(NumericDocValuesField.newSlowRangeQuery(
                    Fields.AT, ceiling(filter.recordedFrom()), before(ceiling(filter.recordedUntil()))));
        }
        return all;
    }

    private static Query terms(String field, List<String> values) {
        List<BytesRef> terms = values.stream().map(RecordFields::key).toList();
        return terms.size() == 1 ? new TermQuery(new Term(field, terms.get(0))) : new TermInSetQuery(field, terms);
    }

    /** Transaction time is kept to the microsecond: at or after an instant is at or after the next whole one. */
    private static long ceiling(Instant instant) {
        if (instant.isBefore(LEAST)) {
            return Micros.BEGINNING;
        }
        if (instant.isAfter(MOST)) {
            return Micros.FOREVER;
        }
        Instant whole = instant.truncatedTo(ChronoUnit.MICROS);
        return Micros.of(whole.equals(instant) ? whole : whole.plus(1, ChronoUnit.MICROS));
    }

    private static long before(long instant) {
        return instant == Micros.BEGINNING ? instant : instant - 1;
    }
}
