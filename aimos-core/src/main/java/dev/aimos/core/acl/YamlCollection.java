package dev.aimos.core.acl;

import dev.aimos.core.expr.Sink;
import dev.aimos.core.expr.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sequence or a mapping of YAML whose end has not been read. */
final class YamlCollection {
    private final boolean mapping;
    private final Span span;
    private final @Nullable String anchor;
    private final int nodesBefore;
    private final List<YamlNode> items = new ArrayList<>();
    private final Map<String, YamlNode.Member> members = new LinkedHashMap<>();
    private YamlNode.@Nullable Scalar key;

    /**
     * @param anchor the name that aliases may call it by
     * @param nodesBefore how many nodes were read before it
     */
    YamlCollection(boolean mapping, Span span, @Nullable String anchor, int nodesBefore) {
        this.mapping = mapping;
        this.span = span;
        this.anchor = anchor;
        this.nodesBefore = nodesBefore;
    }

    /** Adds an item, a key or a value, and says whether it may stand here; if not, an error is told. */
    boolean add(YamlNode node, Sink sink) {
        if (!mapping) {
            items.add(node);
            return true;
        }
        YamlNode.Scalar named = key;
        if (named == null) {
            return key(node, sink);
        }
        members.put(name(named), new YamlNode.Member(named.span(), node));
        key = null;
        return true;
    }

    private boolean key(YamlNode node, Sink sink) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            sink.error("yaml-key", "a key is a text, not " + node.kind(), node.span(), null);
            return false;
        }
        YamlNode.Member earlier = members.get(name(scalar));
        if (earlier != null) {
            sink.error(
                    "yaml-duplicate-key",
                    "the key '" + YamlScalars.shown(name(scalar)) + "' is here twice",
                    scalar.span(),
                    "keep one of them");
        }
        key = scalar;
        return true;
    }

    private static String name(YamlNode.Scalar key) {
        return YamlScalars.written(key.value());
    }

    /** What was read. */
    YamlNode node() {
        return mapping ? new YamlNode.Members(members, span) : new YamlNode.Items(items, span);
    }

    Span span() {
        return span;
    }

    @Nullable
    String anchor() {
        return anchor;
    }

    int nodesBefore() {
        return nodesBefore;
    }
}
