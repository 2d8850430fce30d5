package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.CatalogReader.Found;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.Utf8Order;
import dev.aimos.lucene.LuceneTerms;
import dev.aimos.lucene.catalog.Driver.Rec;
import dev.aimos.lucene.catalog.Driver.Scored;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a catalog must answer, by the definitions. */
final class Expected {
    private final List<Rec> records;

    Expected(List<Rec> records) {
        this.records = records;
    }

    SortedSet<String> keys() {
        SortedSet<String> keys = new TreeSet<>(Utf8Order.INSTANCE);
        records.forEach(rec -> keys.add(rec.key()));
        return keys;
    }

    /** The last record up to a moment that speaks about it. */
    Optional<Rec> last(String key, Moment moment) {
        Rec last = null;
        for (Rec rec : records) {
            if (rec.key().equals(key)
                    && rec.entry().tx() <= moment.tx()
                    && rec.entry().covers(moment.validAt())) {
                last = rec;
            }
        }
        return Optional.ofNullable(last);
    }

    Optional<Rec> visible(String key, Moment moment) {
        return last(key, moment).filter(rec -> rec.entry().present());
    }

    List<Entry> entries(String key, long tx) {
        return records.stream()
                .filter(rec -> rec.key().equals(key) && rec.entry().tx() <= tx)
                .map(Rec::entry)
                .toList();
    }

    List<Found> scan(Moment moment) {
        List<Found> found = new ArrayList<>();
        for (String key : keys()) {
            visible(key, moment)
                    .ifPresent(rec -> found.add(new Found(key, rec.entry().seq())));
        }
        return found;
    }

    /** All matches with their scores, by BM25's formula in double precision. */
    List<Scored> search(String query, Moment moment) {
        Map<String, Integer> terms = counts(query);
        List<List<String>> texts = records.stream()
                .filter(rec -> rec.entry().tx() <= moment.tx() && rec.document() != null)
                .map(rec -> LuceneTerms.INSTANCE.terms(rec.document().segments().source()))
                .filter(text -> !text.isEmpty())
                .toList();
        double average = texts.stream().mapToInt(List::size).average().orElse(1);
        Map<String, Double> weights = new LinkedHashMap<>();
        terms.forEach((term, count) -> {
            long n = texts.stream().filter(text -> text.contains(term)).count();
            weights.put(term, count * Math.log(1 + (texts.size() - n + 0.5) / (n + 0.5)));
        });
        double most = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Scored> found = new ArrayList<>();
        for (String key : keys()) {
            Optional<Rec> rec = visible(key, moment);
            if (rec.isPresent()) {
                List<String> text = LuceneTerms.INSTANCE.terms(
                        rec.get().document().segments().source());
                double score = 0;
                for (String term : terms.keySet()) {
                    double f = Collections.frequency(text, term);
                    score += weights.get(term) * f / (f + 1.2 * (1 - 0.75 + 0.75 * text.size() / average));
                }
                if (score > 0) {
                    found.add(new Scored(key, rec.get().entry().seq(), score / most));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Scored::score).reversed());
        return found;
    }

    private static Map<String, Integer> counts(String query) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        LuceneTerms.INSTANCE.terms(query).forEach(term -> counts.merge(term, 1, Integer::sum));
        return counts;
    }

    /** Keys that show something else at one moment than at another. */
    SortedSet<String> changed(Moment from, Moment to) {
        SortedSet<String> changed = keys();
        changed.removeIf(key -> visible(key, from).equals(visible(key, to)));
        return changed;
    }
}
