package dev.aimos.core.graphrank;

import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entities that a question names: those whose id is made of up to {@value #LONGEST} of its words that stand together.
 * One look-up for all.
 */
final class Named {
    private static final int LONGEST = 5;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’.&_-][\\p{L}\\p{M}\\p{N}]+)*");
    private static final Pattern POSSESSIVE = Pattern.compile("['’][sS]$");

    private Named() {}

    /** The ids of the entities that a text names and that are known at a moment, in order. */
    static Set<String> in(String text, RegisterReader reader, Moment moment) throws IOException {
        Set<String> named = new TreeSet<>();
        for (Filed filed : reader.visible(names(text), moment).values()) {
            named.add(filed.key());
        }
        return named;
    }

    /** The ids that entities have if the text names them. */
    static Collection<String> names(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        Set<String> ids = new TreeSet<>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST); to++) {
                String name = String.join(" ", words.subList(from, to));
                ids.add(Entity.idOf(name));
                ids.add(Entity.idOf(POSSESSIVE.matcher(name).replaceFirst("")));
            }
        }
        ids.removeIf(id -> id.length() == Kind.ENTITY.prefix().length());
        return ids;
    }
}
