package dev.aimos.core.assess;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether passages are about whom a question asks.
 *
 * <p>If the question names a speaker, a turn is about its speaker where it is in the first person, rather about whom it is
 * said to where it is in the second only, and rather about its speaker otherwise. Else a passage is about the names that it
 * has; to one without them something is allowed for pronouns.
 */
final class Attribution {
    private static final double OF_ONESELF = 1;
    private static final double RATHER = 0.7;
    private static final double NOT_NAMED = 0.3;

    private final Set<String> names;
    private final Set<String> speakers;

    Attribution(Set<String> names, List<Passage> passages) {
        this.names = names;
        this.speakers = new TreeSet<>();
        for (Passage passage : passages) {
            speakers.addAll(PlainWords.distinct(passage.speaker()));
        }
        speakers.retainAll(names);
    }

    /** Whether the question names anybody or anything. */
    boolean applies() {
        return !names.isEmpty();
    }

    /** The names that are not looked for in a passage's text: those of speakers if there are any, else all. */
    Set<String> apart() {
        return speakers.isEmpty() ? names : speakers;
    }

    /** How far a passage is about whom the question asks, from 0 to 1. */
    double of(Passage passage) {
        if (speakers.isEmpty() || passage.speaker().isEmpty()) {
            Set<String> words = PlainWords.distinct(passage.text());
            double share = (double) names.stream().filter(words::contains).count() / names.size();
            return NOT_NAMED + (1 - NOT_NAMED) * share;
        }
        double ofSpeaker = PlainWords.inFirstPerson(passage.text())
                ? OF_ONESELF
                : PlainWords.inSecondPerson(passage.text()) ? 1 - RATHER : RATHER;
        boolean own = PlainWords.distinct(passage.speaker()).stream().anyMatch(speakers::contains);
        return own ? ofSpeaker : 1 - ofSpeaker;
    }
}
