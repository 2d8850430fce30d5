package dev.aimos.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pairs of words of which not both are true of the same thing, other than directions. By stem. */
final class Antonyms {
    private static final String PAIRS = """
            open/closed open/shut before/after above/below inside/outside internal/external present/absent alive/dead
            living/dead true/false right/wrong correct/incorrect safe/dangerous safe/unsafe legal/illegal possible/impossible
            easy/difficult easy/hard hot/cold warm/cool wet/dry full/empty old/new old/young early/late first/last
            male/female man/woman men/women boy/girl mother/father husband/wife son/daughter brother/sister
            north/south east/west northern/southern eastern/western left/right top/bottom front/back
            start/end begin/end began/ended start/finish begin/finish enter/leave arrive/leave arrive/depart
            accept/reject accept/refuse accept/decline allow/forbid allow/prohibit permit/prohibit permit/forbid
            approve/reject approve/oppose agree/disagree support/oppose confirm/refute confirm/deny prove/disprove
            win/lose won/lost success/failure succeed/fail successful/unsuccessful pass/fail buy/sell bought/sold
            love/hate like/dislike like/hate friend/enemy ally/enemy peace/war attack/defend
            cause/prevent enable/prevent include/exclude attach/detach connect/disconnect join/separate
            bind/release import/export input/output public/private local/remote local/global
            common/rare usual/unusual normal/abnormal regular/irregular healthy/sick healthy/diseased
            benign/malignant acute/chronic active/inactive dominant/recessive soluble/insoluble
            stable/unstable sensitive/resistant susceptible/resistant sensitivity/resistance
            dependent/independent homozygous/heterozygous symmetric/asymmetric reversible/irreversible
            proximal/distal anterior/posterior dorsal/ventral systolic/diastolic extracellular/intracellular
            agonist/antagonist oncogene/suppressor enhancer/suppressor activator/repressor activator/inhibitor
            proinflammatory/antiinflammatory pathogenic/protective coding/noncoding methylated/unmethylated
            maternal/paternal prenatal/postnatal vertebrate/invertebrate aerobic/anaerobic acidic/alkaline acid/base
            hypermethylation/hypomethylation hypertension/hypotension hyperglycemia/hypoglycemia hypoxia/normoxia
            hypertrophy/atrophy systolic/diastolic benefit/harm beneficial/harmful toxic/nontoxic virulent/avirulent
            phosphorylation/dephosphorylation methylation/demethylation acetylation/deacetylation
            polymerization/depolymerization assembly/disassembly synthesis/degradation anabolic/catabolic
            gene/pseudogene innate/adaptive exogenous/endogenous same/different similar/different identical/different
            identical/distinct similar/dissimilar uniform/varied constant/variable fixed/variable homogeneous/heterogeneous
            specific/nonspecific direct/indirect parallel/antiparallel single/married married/divorced single/multiple
            employed/unemployed hired/fired hire/fire borrow/lend lent/borrowed give/take gave/took send/receive
            sent/received teach/learn ask/answer question/answer push/pull lock/unlock locked/unlocked
            on/off enabled/disabled visible/hidden visible/invisible known/unknown certain/uncertain
            clear/unclear popular/unpopular happy/sad happy/unhappy kind/cruel brave/cowardly honest/dishonest
            rich/poor wealthy/poor cheap/expensive free/occupied vacant/occupied free/paid clean/dirty
            light/dark day/night morning/evening summer/winter spring/autumn black/white hard/soft smooth/rough
            stiff/soft thick/thin wide/narrow deep/shallow tall/short long/short big/small large/small huge/tiny
            fast/slow quick/slow strong/weak loud/quiet sharp/blunt sweet/bitter raw/cooked ripe/unripe
            guilty/innocent convicted/acquitted victory/defeat profit/loss debit/credit asset/liability income/expense
            majority/minority maximum/minimum ancestor/descendant parent/child predator/prey guest/host
            teacher/student doctor/patient employer/employee landlord/tenant vegetarian/carnivore mandatory/optional
            required/optional compulsory/voluntary forbidden/required temporary/permanent finite/infinite odd/even
            vertical/horizontal convex/concave ascending/descending sunrise/sunset departure/arrival entrance/exit
            synchronous/asynchronous mutable/immutable serial/parallel static/dynamic manual/automatic analog/digital
            client/server encrypted/unencrypted signed/unsigned compressed/uncompressed online/offline
            deprecated/recommended passed/failed pass/failing works/broken working/broken
            """;

    private static final Map<String, List<String>> OF = opposites();

    private Antonyms() {}

    /** The opposites of a stem; none if it has none. */
    static List<String> of(String stem) {
        return OF.getOrDefault(stem, List.of());
    }

    private static Map<String, List<String>> opposites() {
        Map<String, List<String>> opposites = new HashMap<>();
        for (String pair : PAIRS.strip().split("\\s+", -1)) {
            int slash = pair.indexOf('/');
            String one = Tokens.stem(pair.substring(0, slash));
            String other = Tokens.stem(pair.substring(slash + 1));
            if (!one.equals(other)) {
                opposites.computeIfAbsent(one, stem -> new ArrayList<>()).add(other);
                opposites.computeIfAbsent(other, stem -> new ArrayList<>()).add(one);
            }
        }
        return opposites;
    }
}
