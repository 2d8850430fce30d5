package dev.aimos.core.assemble;

import dev.aimos.index.Address;
import dev.aimos.index.Level;
import dev.aimos.index.Node;
import dev.aimos.index.Outline;
import dev.aimos.index.Span;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A text of one section, whose paragraphs end with a blank line and whose sentences end with a full stop and a space. */
final class PlainText implements Outline {
    static final Basis BASIS = new Basis(1, Instant.EPOCH, Instant.EPOCH);

    private final String key;
    private final String text;
    private final List<Node> nodes = new ArrayList<>();

    private PlainText(String key, String text) {
        this.key = key;
        this.text = text;
    }

    static PlainText of(String key, String text) {
        PlainText plain = new PlainText(key, text);
        Span whole = new Span(0, text.length());
        plain.add(0, 0, 0, whole);
        if (!text.isEmpty()) {
            plain.add(1, 0, 0, whole);
            int paragraph = 0;
            for (Span part : split(text, whole, "\n\n")) {
                paragraph++;
                plain.add(1, paragraph, 0, part);
                int sentence = 0;
                for (Span smaller : split(text, part, ". ")) {
                    sentence++;
                    plain.add(1, paragraph, sentence, smaller);
                }
            }
        }
        return plain;
    }

    private void add(int section, int paragraph, int sentence, Span span) {
        nodes.add(new Piece(new Address(key, section, paragraph, sentence), span, text));
    }

    private static List<Span> split(String text, Span within, String end) {
        List<Span> spans = new ArrayList<>();
        int start = within.start();
        while (start < within.end()) {
            int found = text.indexOf(end, start);
            int next = found < 0 ? within.end() : Math.min(within.end(), found + end.length());
            spans.add(new Span(start, next));
            start = next;
        }
        return spans;
    }

    Found found(String place, double score) {
        return new Found(Address.parse(Address.of(key) + place), score, this);
    }

    Found found(double score) {
        return found("/sec:1/par:1", score);
    }

    private record Piece(Address address, Span span, String whole) implements Node {
        @Override
        public boolean heading() {
            return false;
        }

        @Override
        public String headings() {
            return "";
        }

        @Override
        public String text() {
            return span.of(whole);
        }

        @Override
        public Span quote() {
            String stripped = text().strip();
            int start = span.start() + (stripped.isEmpty() ? 0 : text().indexOf(stripped));
            return new Span(start, start + stripped.length());
        }

        @Override
        public String searchable() {
            return text();
        }

        @Override
        public Hash hash() {
            return Hash.sha256(text().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Basis basis() {
        return BASIS;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public List<Node> nodes() {
        return nodes;
    }

    @Override
    public List<Node> nodes(Level level) {
        return nodes.stream().filter(node -> node.level() == level).toList();
    }

    @Override
    public Node document() {
        return nodes.getFirst();
    }

    @Override
    public Optional<Node> node(Address address) {
        return nodes.stream().filter(node -> node.address().equals(address)).findFirst();
    }

    @Override
    public Optional<Node> parent(Address address) {
        return address.parent().flatMap(this::node);
    }

    @Override
    public List<Node> children(Address address) {
        return nodes.stream()
                .filter(node -> node.address().parent().equals(Optional.of(address)))
                .sorted(Comparator.comparing(Node::address))
                .toList();
    }

    @Override
    public List<Node> siblings(Address address) {
        return address.parent().map(this::children).orElse(nodes(Level.DOCUMENT));
    }

    @Override
    public List<Node> window(Address address, int before, int after) {
        List<Node> level = nodes(address.level());
        int at = level.indexOf(node(address).orElseThrow());
        return level.subList(Math.max(0, at - before), Math.min(level.size(), at + after + 1));
    }

    @Override
    public LeafChanges since(Outline earlier) {
        throw new UnsupportedOperationException("not asked for by an assembly");
    }
}
