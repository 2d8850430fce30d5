package dev.aimos.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The verbs that {@link RuleExtractor} makes claims of. */
final class Verbs {
    /** Third person, other persons, past and participle parted by strokes, the words that follow, or -; and the predicates. */
    private static final String ACTIVE = """
            lives live lived|lived in livesIn livedIn
            works work worked|worked at worksAt workedAt
            works work worked|worked for worksFor workedFor
            works work worked|worked as worksAs workedAs
            moves move moved|moved to movesTo movedTo
            goes go went|gone to goesTo wentTo
            travels travel traveled|travelled to travelsTo traveledTo
            belongs belong belonged|belonged to belongsTo belongedTo
            studies study studied|studied at studiesAt studiedAt
            studies study studied|studied - studies studied
            stays stay stayed|stayed in staysIn stayedIn
            depends depend depended|depended on dependsOn dependedOn
            joins join joined|joined - joins joined
            leaves leave left|left - leaves left
            founds found founded|founded - founds founded
            writes write wrote|written - writes wrote
            marries marry married|married - marries married
            owns own owned|owned - owns owned
            likes like liked|liked - likes liked
            loves love loved|loved - loves loved
            hates hate hated|hated - hates hated
            prefers prefer preferred|preferred - prefers preferred
            plays play played|played - plays played
            speaks speak spoke|spoken - speaks spoke
            teaches teach taught|taught - teaches taught
            visits visit visited|visited - visits visited
            buys buy bought|bought - buys bought
            sells sell sold|sold - sells sold
            uses use used|used - uses used
            needs need needed|needed - needs needed
            wants want wanted|wanted - wants wanted
            knows know knew|known - knows knew
            meets meet met|met - meets met
            leads lead led|led - leads led
            builds build built|built - builds built
            designs design designed|designed - designs designed
            directs direct directed|directed - directs directed
            discovers discover discovered|discovered - discovers discovered
            invents invent invented|invented - invents invented
            paints paint painted|painted - paints painted
            publishes publish published|published - publishes published
            wins win won|won - wins won
            acquires acquire acquired|acquired - acquires acquired
            contains contain contained|contained - contains contained
            supports support supported|supported - supports supported
            requires require required|required - requires required
            extends extend extended|extended - extends extended
            implements implement implemented|implemented - implements implemented
            replaces replace replaced|replaced - replaces replaced
            manages manage managed|managed - manages managed
            adopts adopt adopted|adopted - adopts adopted
            costs cost cost|cost - costs cost
            weighs weigh weighed|weighed - weight weighed
            """;

    /** Participle, the word behind it, and the predicate. */
    private static final String PASSIVE = """
            located in locatedIn|situated in locatedIn|based in basedIn|married to marriedTo|engaged to engagedTo
            made of madeOf|owned by ownedBy|written by writtenBy|founded by foundedBy|built by builtBy
            designed by designedBy|directed by directedBy|invented by inventedBy|discovered by discoveredBy
            published by publishedBy|painted by paintedBy|employed by employedBy|born in bornIn|raised in raisedIn
            allergic to allergicTo|afraid of afraidOf|part of partOf|known as knownAs|named after namedAfter
            founded in foundedIn|built in builtIn|opened in openedIn|released in releasedIn|published in publishedIn
            completed in completedIn|interested in interestedIn|used for usedFor|compatible with compatibleWith
            """;

    private static final Map<String, Verb> FORMS = new HashMap<>();

    private static final Map<String, String> PASSIVES = new HashMap<>();

    private static final Set<String> COPULAS = Set.of("is", "was", "are", "were", "am");

    private static final Set<String> NEGATED_COPULAS = Set.of("isn't", "wasn't", "aren't", "weren't");

    private static final Set<String> AUXILIARIES = Set.of(
            "do", "does", "did", "don't", "doesn't", "didn't", "has", "have", "had", "hasn't", "haven't", "hadn't");

    private static final Set<String> FIRST = new HashSet<>();

    static {
        for (String line : ACTIVE.strip().split("\n", -1)) {
            String[] fields = line.strip().split(" ", -1);
            String[] past = fields[2].split("\\|", -1);
            for (int i = 0; i < 2; i++) {
                put(fields[i], fields[3], fields[4], i == 1 ? fields[5] : "");
                FIRST.add(fields[0]);
            }
            for (String form : past) {
                put(form, fields[3], fields[5], "");
                FIRST.add(form);
            }
        }
        for (String entry : PASSIVE.strip().split("[|\n]", -1)) {
            String[] fields = entry.strip().split(" ", -1);
            PASSIVES.put(fields[0] + " " + fields[1], fields[2]);
        }
    }

    private Verbs() {}

    /**
     * A verb.
     *
     * @param predicate what it says
     * @param past what it says behind {@code did}; empty for a form that does not stand there
     */
    record Verb(String predicate, String past) {}

    private static void put(String form, String follows, String predicate, String past) {
        FORMS.putIfAbsent(follows.equals("-") ? form : form + " " + follows, new Verb(predicate, past));
    }

    /** The verb of a form and the word behind it; null if it is none of these. */
    static @Nullable Verb verb(String form, String follows) {
        Verb with = FORMS.get(form + " " + follows);
        return with == null ? FORMS.get(form) : with;
    }

    /** Whether a form needs the word behind it. */
    static boolean takes(String form, String follows) {
        return FORMS.containsKey(form + " " + follows);
    }

    /** The predicate of a participle behind a form of to be, with the word behind it; null if it is none of these. */
    static @Nullable String passive(String participle, String follows) {
        return PASSIVES.get(participle + " " + follows);
    }

    static boolean copula(String word) {
        return COPULAS.contains(word) || NEGATED_COPULAS.contains(word);
    }

    static boolean auxiliary(String word) {
        return AUXILIARIES.contains(word);
    }

    static boolean denying(String word) {
        return word.endsWith("n't") || word.equals("not") || word.equals("never");
    }

    /** Whether a word behind another says that the other is a subject, of one. */
    static boolean after(String word) {
        return copula(word) || auxiliary(word) || FIRST.contains(word) || word.equals("never") || word.equals("also");
    }
}
