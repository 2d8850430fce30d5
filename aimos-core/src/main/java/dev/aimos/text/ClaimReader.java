package dev.aimos.text;

import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Extractor.Found;
import dev.aimos.graph.Value;
import dev.aimos.index.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the claims of a text by the patterns that {@link RuleExtractor} tells of. Each looks a bounded way ahead. */
final class ClaimReader {
    private static final double MEASURED = 0.9;

    private static final double NAMED = 0.8;

    private static final double CALLED = 0.7;

    private static final double WORDS = 0.6;

    private static final double QUALITY = 0.5;

    private final Reading reading;
    private final String speaker;
    private final List<Found> claims = new ArrayList<>();
    private String subject = "";
    private int start;
    private boolean denied;

    ClaimReader(Reading reading, String speaker) {
        this.reading = reading;
        this.speaker = speaker;
    }

    List<Found> read() {
        int at = 0;
        while (at < reading.size()) {
            Name name = reading.name(at);
            String word = reading.word(at);
            if (name != null) {
                named(name);
                at = name.to();
            } else {
                if (!speaker.isEmpty() && !reading.piece(at).possessive()) {
                    spoken(at, word);
                }
                at++;
            }
        }
        return claims;
    }

    /** Claims about what has a name. */
    private void named(Name name) {
        subject = Entity.idOf(name.name());
        start = reading.piece(name.from()).start();
        if (coordinated(name.from()) || reading.asks(name.from())) {
            return;
        }
        if (reading.piece(name.to() - 1).possessive()) {
            attribute(name.to());
            return;
        }
        int of = reading.word(name.from() - 1).equals("the") ? name.from() - 2 : name.from() - 1;
        if (reading.word(of).equals("of")) {
            if (of >= 2 && reading.word(of - 2).equals("the") && plain(reading.word(of - 1))) {
                start = reading.piece(of - 2).start();
                copula(name.to(), reading.word(of - 1));
            }
            return;
        }
        if (!preposition(reading.word(of))) {
            predicate(name.to());
        }
    }

    /** Claims about who speaks. */
    private void spoken(int at, String word) {
        boolean self = word.equals("i") || word.equals("i'm") || word.equals("i've");
        if ((!self && !word.equals("my")) || reading.asks(at) || conditional(reading.word(at - 1))) {
            return;
        }
        subject = Entity.idOf(speaker);
        start = reading.piece(at).start();
        if (word.equals("my")) {
            attribute(at + 1);
        } else if (word.equals("i'm")) {
            denied = false;
            being(denials(at + 1));
        } else {
            predicate(at + 1);
        }
    }

    private boolean coordinated(int from) {
        String before = reading.piece(from).gap() ? reading.word(from - 1) : "";
        return before.equals("and") || before.equals("or") || conditional(before);
    }

    private static boolean conditional(String word) {
        return word.equals("if") || word.equals("unless") || word.equals("whether");
    }

    private static boolean preposition(String word) {
        return switch (word) {
            case "of", "in", "at", "to", "for", "with", "by", "from", "on", "near", "about", "than", "like", "as" ->
                true;
            default -> false;
        };
    }

    private static boolean plain(String word) {
        return word.length() > 1
                && word.chars().allMatch(c -> c >= 'a' && c <= 'z')
                && !NameWords.never(word)
                && NumberWords.scale(word) == 0;
    }

    /** {@code Bob's age is 34}: an attribute behind who has it. */
    private void attribute(int at) {
        if (!plain(reading.next(at))) {
            return;
        }
        String noun = reading.word(at);
        int next = at + 1;
        if (plain(reading.next(next)) && Verbs.copula(reading.next(next + 1))) {
            String second = reading.word(next);
            noun += Character.toUpperCase(second.charAt(0)) + second.substring(1);
            next++;
        }
        copula(next, noun);
    }

    /** What a form of to be says of an attribute. */
    private void copula(int at, String predicate) {
        if (!Verbs.copula(reading.next(at))) {
            return;
        }
        denied = Verbs.denying(reading.word(at));
        int next = denials(at + 1);
        Said said = pausing(next) ? null : reading.object(next);
        if (said != null) {
            boolean words = said.value() instanceof Value.Text;
            add(predicate, said, words ? CALLED : said.value() instanceof Value.Ref ? NAMED : MEASURED);
        }
    }

    /** What a verb says of the subject. */
    private void predicate(int from) {
        denied = false;
        int at = denials(from);
        String word = reading.next(at);
        if (Verbs.copula(word)) {
            denied |= Verbs.denying(word);
            being(denials(at + 1));
            return;
        }
        if (word.equals("has") || word.equals("have") || word.equals("had")) {
            having(at);
            return;
        }
        boolean past = word.equals("did") || word.equals("didn't");
        if (Verbs.auxiliary(word)) {
            denied |= Verbs.denying(word);
            at = denials(at + 1);
        }
        acting(at, past);
    }

    private void acting(int at, boolean past) {
        String form = reading.next(at);
        String follows = reading.next(at + 1);
        Verbs.@Nullable Verb verb = form.isEmpty() ? null : Verbs.verb(form, follows);
        if (verb == null) {
            return;
        }
        int next = Verbs.takes(form, follows) ? at + 2 : at + 1;
        Said said = pausing(next) || reading.day(next) || reading.year(next) ? null : reading.object(next);
        if (said != null) {
            String predicate = past && !verb.past().isEmpty() ? verb.past() : verb.predicate();
            add(predicate, said, said.value() instanceof Value.Text ? WORDS : NAMED);
        }
    }

    /** {@code has a height of 330 m}, {@code has moved to Oslo}, {@code has a cat}. */
    private void having(int at) {
        boolean article =
                reading.next(at + 1).equals("a") || reading.next(at + 1).equals("an");
        if (!article) {
            acting(denials(at + 1), false);
            return;
        }
        boolean attribute = plain(reading.next(at + 2)) && reading.next(at + 3).equals("of");
        Said said = attribute ? reading.told(at + 4) : reading.object(at + 1);
        if (said != null && !pausing(at + 2)) {
            add(attribute ? reading.word(at + 2) : "has", said, attribute ? MEASURED : WORDS);
        }
    }

    /** What stands behind a form of to be. */
    private void being(int at) {
        if (pausing(at)) {
            return;
        }
        String word = reading.word(at);
        Said told = reading.told(at);
        if (told != null) {
            measured(told);
        } else if (word.equals("born")) {
            born(at + 1);
        } else if (Verbs.passive(word, reading.next(at + 1)) != null) {
            passive(at);
        } else if (word.equals("a") || word.equals("an") || word.equals("the")) {
            called(at + 1);
        } else {
            Said quality = reading.object(at);
            boolean one = quality != null && quality.end() == at + 1 && (at + 1 >= reading.size() || pausing(at + 1));
            if (quality != null && one && !word.endsWith("ing")) {
                add("is", quality, QUALITY);
            }
        }
    }

    /** {@code is 330 m tall}, {@code is Bob}. */
    private void measured(Said told) {
        if (told.value() instanceof Value.Ref) {
            add("is", told, CALLED);
            return;
        }
        String dimension = Dimensions.of(reading.next(told.end()));
        if (!dimension.isEmpty() && told.value() instanceof Value.Quantity) {
            int end = reading.piece(told.end()).end();
            add(dimension, new Said(told.value(), told.end() + 1, end), MEASURED);
        }
    }

    private void born(int at) {
        boolean joined = reading.next(at).equals("in") || reading.next(at).equals("on");
        Said told = joined ? reading.told(at + 1) : null;
        if (told != null) {
            boolean place = told.value() instanceof Value.Ref;
            add(place ? "bornIn" : reading.year(at + 1) ? "birthYear" : "birthDate", told, MEASURED);
        }
    }

    private void passive(int at) {
        String predicate = Verbs.passive(reading.word(at), reading.word(at + 1));
        Said said = predicate == null || pausing(at + 2) ? null : reading.object(at + 2);
        if (said != null && predicate != null) {
            add(predicate, said, said.value() instanceof Value.Text ? WORDS : NAMED);
        }
    }

    /** {@code is the capital of France}, {@code is a tower}. */
    private void called(int at) {
        Said words = pausing(at) ? null : reading.object(at);
        if (words == null) {
            return;
        }
        boolean one = words.end() == at + 1 && plain(reading.word(at));
        Said of = one && reading.next(at + 1).equals("of") && !pausing(at + 2) ? reading.told(at + 2) : null;
        if (of != null && of.value() instanceof Value.Ref) {
            add(reading.word(at) + "Of", of, NAMED);
        } else {
            add("is", words, CALLED);
        }
    }

    /** Behind words that deny, or that matter to no claim; sets whether any denied. */
    private int denials(int from) {
        int at = from;
        while (at - from < 3) {
            String word = reading.next(at);
            boolean longer = word.equals("no") && reading.next(at + 1).equals("longer");
            if (longer || (Verbs.denying(word) && !Verbs.copula(word) && !Verbs.auxiliary(word))) {
                denied = true;
                at += longer ? 2 : 1;
            } else if (light(word)) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean light(String word) {
        return switch (word) {
            case "also",
                    "still",
                    "now",
                    "currently",
                    "just",
                    "really",
                    "once",
                    "originally",
                    "about",
                    "only",
                    "been",
                    "recently",
                    "already",
                    "approximately",
                    "roughly",
                    "nearly",
                    "almost",
                    "very",
                    "exactly",
                    "around" -> true;
            default -> false;
        };
    }

    /** Whether nothing is joined to what is before a word. */
    private boolean pausing(int at) {
        boolean number = reading.number(at) != null;
        return at >= reading.size() || (!reading.piece(at).gap() && !number);
    }

    private void add(String predicate, Said said, double confidence) {
        if (said.value() instanceof Value.Ref ref && ref.id().equals(subject)) {
            return;
        }
        Claim claim = new Claim(subject, predicate, said.value(), !denied, confidence);
        claims.add(new Found(claim, new Span(start, Math.max(start, said.at()))));
        denied = false;
    }
}
