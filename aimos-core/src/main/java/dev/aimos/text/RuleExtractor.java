package dev.aimos.text;

import dev.aimos.graph.Entity;
import dev.aimos.graph.Extractor;
import dev.aimos.graph.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds names in English text, and the few things said of them that a few patterns find. It is for a first graph without a model, for
 * tests and examples; a language model finds far more, and is wrong less often.
 *
 * <p><b>Entities</b> are runs of words with capitals ({@code the Eiffel Tower}, {@code Dr. Ada King}, {@code NASA},
 * {@code LuceneAimOs}, {@code University of Oslo}), without the article. A single one that begins a sentence counts only if
 * more than its place speaks for it. Pronouns, days and months are none. The speaker of a turn in a conversation is one, too.
 * There is no list of persons or places: what sort of thing a name is for, it does not say, nor which names are one thing's.
 *
 * <p><b>Claims</b>, with their confidence:
 *
 * <ul>
 *   <li>0.9: {@code X is 330 m tall}, {@code the height of X is 330 m}, {@code X's height is 330 m}, {@code X has a height of
 *       330 m}: predicate {@code height}; likewise any noun. {@code X was born in 1990}: {@code birthYear}; {@code on 12 May
 *       1990}: {@code birthDate}, as an instant at midnight UTC; {@code in Oslo}: {@code bornIn}.
 *   <li>0.8: a verb of a short list and a name: {@code X lives in Y} is {@code livesIn}, {@code X founded Y} is
 *       {@code founded}, {@code X is located in Y} is {@code locatedIn}, {@code X is the capital of Y} is {@code capitalOf}.
 *   <li>0.7: {@code X is a Y}: {@code is}, with a text or a name.
 *   <li>0.6: a verb and words that are no name: {@code X plays chess}. 0.5: {@code X is open}.
 * </ul>
 *
 * <p>Of who speaks, {@code I} and {@code my} say the same. What is denied ({@code not}, {@code never}, {@code no longer}) is a
 * claim denied. Questions and what stands behind {@code if} claim nothing. Verbs keep their tense: {@code livedIn} is not
 * {@code livesIn}. It does not resolve pronouns, and does not see irony or who is quoted.
 *
 * <p>Thread-safe and deterministic; takes any text. Spans are exact. Cost: linear in the text.
 */
public final class RuleExtractor implements Extractor {
    /** The one way to extract by rules. */
    public RuleExtractor() {}

    /** {@code rules-1}. */
    @Override
    public String id() {
        return "rules-1";
    }

    @Override
    public Extraction extract(Passage passage) {
        Reading reading = new Reading(passage.text());
        String speaker = Speaker.of(passage.searchable());
        Map<String, Entity> entities = new LinkedHashMap<>();
        if (!speaker.isEmpty()) {
            put(entities, speaker);
        }
        for (int i = 0; i < reading.size(); i++) {
            Name name = reading.name(i);
            if (name != null) {
                put(entities, name.name());
            }
        }
        List<Found> claims = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Found found : new ClaimReader(reading, speaker).read()) {
            boolean known = !(found.claim().object() instanceof Value.Ref ref) || entities.containsKey(ref.id());
            if (known && seen.add(found.claim().id())) {
                claims.add(found);
            }
        }
        return new Extraction(List.copyOf(entities.values()), claims);
    }

    private static void put(Map<String, Entity> entities, String name) {
        Entity entity = Entity.of(name);
        entities.putIfAbsent(entity.id(), entity);
    }
}
