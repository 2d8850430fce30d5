package dev.aimos.core.graphrank;

import dev.aimos.core.graph.Terms;
import dev.aimos.graph.Link;
import dev.aimos.index.Address;
import dev.aimos.index.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the relations and the evidence that are about some nodes or what is in them, among what is about the atoms. Where
 * that is more than {@value #ATOM} records, only what is about the very addresses is looked at, and of a paragraph about
 * its first {@value #SENTENCES} sentences.
 */
final class Anchors {
    static final int ATOM = 1_024;
    private static final int SENTENCES = 64;

    private final Bounded look;

    Anchors(Bounded look) {
        this.look = look;
    }

    /** What is about the nodes, and perhaps about others of their atoms. */
    List<Said> about(Collection<Address> nodes) throws IOException {
        Set<String> atoms = new HashSet<>();
        nodes.forEach(node -> atoms.add(Terms.atom(node.key())));
        List<Said> about = new ArrayList<>();
        look.find(atoms, ATOM).values().forEach(about::addAll);
        Set<String> terms = new HashSet<>();
        for (Address node : nodes) {
            if (look.exceeded(Terms.atom(node.key()))) {
                add(node, terms);
            }
        }
        look.find(terms, Integer.MAX_VALUE).values().forEach(about::addAll);
        return about;
    }

    private static void add(Address node, Set<String> terms) {
        addOne(node, terms);
        if (node.level() == Level.PARAGRAPH) {
            for (int sentence = 1; sentence <= SENTENCES; sentence++) {
                addOne(new Address(node.key(), node.section(), node.paragraph(), sentence), terms);
            }
        }
    }

    private static void addOne(Address node, Set<String> terms) {
        terms.add(Terms.out(Link.Label.MENTIONS, node.toString()));
        terms.add(Terms.out(Link.Label.ABOUT, node.toString()));
        terms.add(Terms.in(Link.Label.QUOTES, node.toString()));
    }
}
