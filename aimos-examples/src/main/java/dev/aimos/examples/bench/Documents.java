package dev.aimos.examples.bench;

import dev.aimos.memory.AtomDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up documents of twelve nodes: the whole with a title, two sections, three paragraphs and six sentences of about eleven
 * words each; the same for the same number, in every run. A title is one of {@value #TOPICS} topics.
 */
final class Documents {
    /** Nodes of a document, itself included. */
    static final int NODES = 12;

    /** Of how many things the documents speak. */
    static final int TOPICS = 2_000;

    private static final int[] PARAGRAPHS_OF_SECTIONS = {2, 1};
    private static final int SENTENCES_OF_PARAGRAPH = 2;

    private final Corpus corpus;

    Documents(Corpus corpus) {
        this.corpus = corpus;
    }

    /**
     * A document.
     *
     * @param title its title
     * @param sections their paragraphs
     */
    record Text(String title, List<List<String>> sections) {
        String whole() {
            return String.join("\n\f\n", sections.stream().map(Text::section).toList());
        }

        static String section(List<String> paragraphs) {
            return String.join("\n\n", paragraphs);
        }
    }

    /** Document number {@code i}, in a version. */
    Text text(long i, int version) {
        SplittableRandom random = new SplittableRandom(i * 37 + version);
        List<List<String>> sections = new ArrayList<>();
        for (int paragraphs : PARAGRAPHS_OF_SECTIONS) {
            List<String> section = new ArrayList<>();
            for (int p = 0; p < paragraphs; p++) {
                List<String> sentences = new ArrayList<>();
                for (int s = 0; s < SENTENCES_OF_PARAGRAPH; s++) {
                    sentences.add(corpus.sentence(random, 8 + random.nextInt(7)));
                }
                section.add(String.join(" ", sentences));
            }
            sections.add(section);
        }
        return new Text(topic(topicOf(i)), sections);
    }

    /** Drafts [from, to). */
    List<AtomDraft> drafts(long from, long to, int version) {
        List<AtomDraft> drafts = new ArrayList<>((int) (to - from));
        for (long i = from; i < to; i++) {
            Text text = text(i, version);
            drafts.add(AtomDraft.text(Corpus.key(i), text.whole()).metadata("title", text.title()));
        }
        return drafts;
    }

    /** What document {@code i} speaks of. */
    static int topicOf(long i) {
        return new SplittableRandom(i).nextInt(TOPICS);
    }

    /** The title of a topic. */
    static String topic(int number) {
        return Corpus.word(2_000 + number) + " " + Corpus.word(9_000 + number);
    }
}
