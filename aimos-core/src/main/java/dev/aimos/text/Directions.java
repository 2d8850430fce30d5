package dev.aimos.text;

import java.util.HashMap;
import java.util.Map;

/** Words that say which way something goes: more of it, or less. By stem. */
final class Directions {
    private static final String MORE = """
            increase raise rise elevate enhance promote stimulate activate induce upregulate amplify augment boost
            accelerate strengthen improve facilitate enable favor favour encourage trigger drive heighten intensify
            higher high greater more larger bigger gain overexpress overexpression upregulation grow expand exacerbate
            aggravate restore rescue prolong extend longer lengthen heavier faster better beneficial abundant
            abundance enrich positive positively stronger multiply susceptible vulnerable hypersensitive surge climb soar escalate inflate widen deepen
            hasten propel foster nurture advance reinforce potentiate sensitize excess overproduce accumulate
            accumulation hyperactive heavy thicken richer maximize double triple require essential necessary crucial
            critical indispensable outperform superior exceed elevated frequent
            stabilize preserve
            """;

    private static final String LESS = """
            decrease reduce reduction lower low diminish decline fall suppress suppression inhibit inhibitor repress
            block blockade prevent attenuate impair impairment downregulate downregulation abolish abrogate ablate deplete
            depletion knockout knockdown delete deletion deficient deficiency lack loss lose absence absent silence
            deactivate inactivate weaken slow slower delay hinder impede hamper restrict fewer few less lesser
            smaller shorter shorten worse worsen poor poorer negative negatively inverse inversely antagonize
            antagonist counteract degrade eliminate remove removal blunt dampen curb alleviate ameliorate mitigate relieve
            protect protective undetectable without null shrink cut minimize minimal rare rarely scarce
            disrupt destabilize dissociate halve narrow erode deprive deprivation disable undermine interfere
            obstruct thwart arrest halt stop cease retard inferior insufficient insensitive weak weaker underexpress
            disappear vanish starve quench neutralize desensitize depress deter discourage forbid ban exclude
            subside abate defect defective dysfunction dispensable redundant unnecessary
            curtail lessen decelerate deflate loosen thin withdraw withdrawal
            """;

    private static final Map<String, Integer> SIGNS = signs();

    private Directions() {}

    /** 1 for more, -1 for less, 0 for a stem that says neither. */
    static int sign(String stem) {
        return SIGNS.getOrDefault(stem, 0);
    }

    private static Map<String, Integer> signs() {
        Map<String, Integer> signs = new HashMap<>();
        for (String word : LESS.strip().split("\\s+", -1)) {
            signs.put(Tokens.stem(word), -1);
        }
        for (String word : MORE.strip().split("\\s+", -1)) {
            signs.putIfAbsent(Tokens.stem(word), 1);
        }
        return Map.copyOf(signs);
    }
}
