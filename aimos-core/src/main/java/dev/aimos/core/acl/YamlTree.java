package dev.aimos.core.acl;

import dev.aimos.core.expr.Sink;
import dev.aimos.core.expr.Source;
import dev.aimos.core.expr.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads one YAML document into nodes, event by event: no object is made but those nodes, whatever the document says. Nesting, nodes
 * (those that aliases repeat included) and anchors are limited.
 */
final class YamlTree {
    /** How deep nodes may be nested. */
    static final int DEEPEST = 60;
    /** How many nodes there may be, each counted as often as an alias repeats it. */
    static final int MOST_NODES = 200_000;
    /** How many anchors there may be. */
    static final int MOST_ANCHORS = 1_000;

    private final YamlMarks marks;
    private final Sink sink;
    private final YamlScalars scalars;
    private final Deque<YamlCollection> open = new ArrayDeque<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int documents;
    private int nodes;
    private @Nullable YamlNode root;

    private YamlTree(Source source, Sink sink) {
        this.marks = new YamlMarks(source);
        this.sink = sink;
        this.scalars = new YamlScalars(source, marks, sink);
    }

    /** What an anchor names, and how many nodes that is. */
    private record Anchored(YamlNode node, int nodes) {}

    /** The document's root; null, with an error told, if it cannot be read. */
    static @Nullable YamlNode read(Source source, Sink sink) {
        return new YamlTree(source, sink).read(source);
    }

    private @Nullable YamlNode read(Source source) {
        if (!YamlMarks.wellFormed(source, sink)) {
            return null;
        }
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(true)
                .build();
        try {
            Parser events = new ParserImpl(settings, new StreamReader(settings, marks.body()));
            while (events.hasNext()) {
                if (!take(events.next())) {
                    return null;
                }
            }
        } catch (MarkedYamlEngineException e) {
            Span where =
                    e.getProblemMark().or(e::getContextMark).map(marks::point).orElse(new Span(0, 1));
            boolean reference = source.text().startsWith("@", where.start());
            sink.error(
                    "yaml-malformed",
                    "this is not YAML: " + told(e.getProblem()),
                    where,
                    reference ? "a value that begins with @ stands in quotes: \"@input.x\"" : null);
            return null;
        } catch (YamlEngineException e) {
            sink.error("yaml-malformed", "this is not YAML: " + told(e.getMessage()), new Span(0, 1), null);
            return null;
        }
        if (root == null) {
            sink.error("yaml-empty", "there is no plan here", new Span(0, 1), "a plan begins with id: NAME");
        }
        return root;
    }

    private static String told(@Nullable String problem) {
        if (problem == null) {
            return "it cannot be read";
        }
        String line = problem.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    /** Takes an event, and says whether to go on. */
    private boolean take(Event event) {
        return switch (event) {
            case DocumentStartEvent start -> document(start);
            case ScalarEvent scalar -> {
                YamlNode node = scalars.read(scalar);
                yield node != null && anchor(scalar, node, 1) && add(node, 1, marks.span(scalar));
            }
            case AliasEvent alias -> alias(alias);
            case CollectionStartEvent start -> open(start);
            case MappingEndEvent end -> close();
            case SequenceEndEvent end -> close();
            default -> true;
        };
    }

    private boolean document(DocumentStartEvent start) {
        if (documents++ > 0) {
            sink.error(
                    "yaml-documents",
                    "this is a second document; a plan is one",
                    marks.span(start),
                    "put each plan into a text of its own");
            return false;
        }
        return true;
    }

    private boolean open(CollectionStartEvent start) {
        Span span = marks.span(start);
        if (open.size() == DEEPEST) {
            sink.error("yaml-too-deep", "this is nested deeper than " + DEEPEST + " levels", span, "flatten it");
            return false;
        }
        String tag = start.getTag().orElse("");
        if (!tag.isEmpty() && !tag.equals(start instanceof MappingStartEvent ? YamlScalars.MAP : YamlScalars.SEQ)) {
            scalars.refuseTag(tag, span);
            return false;
        }
        String anchor = start.getAnchor().map(Anchor::getValue).orElse(null);
        open.push(new YamlCollection(start instanceof MappingStartEvent, span, anchor, nodes));
        return true;
    }

    private boolean close() {
        YamlCollection closed = open.pop();
        YamlNode node = closed.node();
        String anchor = closed.anchor();
        if (anchor != null && !anchor(anchor, node, nodes - closed.nodesBefore() + 1)) {
            return false;
        }
        return add(node, 1, closed.span());
    }

    private boolean anchor(NodeEvent event, YamlNode node, int count) {
        return event.getAnchor()
                .map(anchor -> anchor(anchor.getValue(), node, count))
                .orElse(true);
    }

    private boolean anchor(String name, YamlNode node, int count) {
        if (anchors.size() == MOST_ANCHORS) {
            sink.error("yaml-too-large", "there are more than " + MOST_ANCHORS + " anchors", node.span(), null);
            return false;
        }
        anchors.put(name, new Anchored(node, count));
        return true;
    }

    private boolean alias(AliasEvent alias) {
        Span span = marks.span(alias);
        Anchored named = anchors.get(alias.getAlias().getValue());
        if (named == null) {
            sink.error(
                    "yaml-alias",
                    "there is no finished node '" + alias.getAlias().getValue() + "' before this",
                    span,
                    "an alias names something above it, and not what it stands in");
            return false;
        }
        return add(named.node(), named.nodes(), span);
    }

    private boolean add(YamlNode node, int count, Span span) {
        nodes += count;
        if (nodes > MOST_NODES) {
            sink.error(
                    "yaml-too-large",
                    "there are more than " + MOST_NODES + " nodes, those that aliases repeat included",
                    span,
                    null);
            return false;
        }
        YamlCollection around = open.peek();
        if (around == null) {
            root = node;
            return true;
        }
        return around.add(node, sink);
    }
}
