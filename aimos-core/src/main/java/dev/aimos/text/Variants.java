package dev.aimos.text;

import java.util.HashMap;
import java.util.Map;

/** Words that are taken for one another: irregular plurals, spellings, and a few words for the same thing. By stem. */
final class Variants {
    private static final String GROUPS = """
            mouse mice murine|man men|woman women|child children infant|foot feet|tooth teeth|goose geese
            person people persons|tumor tumour cancer carcinoma neoplasm|outcome prognosis|mortality death died fatal
            disease illness disorder|color colour|behavior behaviour|fiber fibre|liver hepatic|kidney renal|heart cardiac
            brain cerebral|lung pulmonary|blood plasma serum|bacteria bacterium bacterial|virus viral|analysis analyses
            hypothesis hypotheses|rat rats|house home|car automobile|doctor physician|job work|purchase buy bought|begin began
            start started|go went gone|write wrote written|build built|make made|find found|give gave given
            lead led|hold held|tell told|say said|think thought|leave left|keep kept|sell sold|send sent|win won
            lose lost loss|rise rose risen|fall fell fallen|grow grew grown growth|die dead
            """;

    private static final Map<String, String> FIRST = first();

    private Variants() {}

    /** The stem that stands for a stem. */
    static String of(String stem) {
        return FIRST.getOrDefault(stem, stem);
    }

    private static Map<String, String> first() {
        Map<String, String> first = new HashMap<>();
        for (String group : GROUPS.strip().split("[|\\n]", -1)) {
            String[] words = group.strip().split(" +", -1);
            for (String word : words) {
                first.putIfAbsent(Tokens.plainStem(word), Tokens.plainStem(words[0]));
            }
        }
        return Map.copyOf(first);
    }
}
