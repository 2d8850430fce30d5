package dev.aimos.core.acl;

import dev.aimos.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values of the YAML form that name nothing. */
final class YamlJson {
    private YamlJson() {}

    /** A value; null, with an error told, if there is a reference in it. */
    static @Nullable Json of(YamlNode node, YamlForm form) {
        return switch (node) {
            case YamlNode.Scalar scalar ->
                scalar.value() instanceof Json.Str text ? text(scalar, text.value(), form) : scalar.value();
            case YamlNode.Items list -> {
                List<Json> items = new ArrayList<>();
                for (YamlNode item : list.items()) {
                    Json value = of(item, form);
                    if (value == null) {
                        yield null;
                    }
                    items.add(value);
                }
                yield new Json.Arr(items);
            }
            case YamlNode.Members mapping -> {
                Map<String, Json> members = new LinkedHashMap<>();
                for (Map.Entry<String, YamlNode.Member> member :
                        mapping.members().entrySet()) {
                    Json value = of(member.getValue().value(), form);
                    if (value == null) {
                        yield null;
                    }
                    members.put(member.getKey(), value);
                }
                yield new Json.Obj(members);
            }
        };
    }

    private static @Nullable Json text(YamlNode.Scalar scalar, String text, YamlForm form) {
        if (!YamlCode.check(scalar, text, form)) {
            return null;
        }
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            YamlReference reference = YamlReference.at(text, at);
            if (reference != null) {
                return form.error(
                        "yaml-default",
                        "the default of an input is known before anything runs, so it names nothing",
                        scalar.within(at, reference.end()),
                        "write @@ if it is to have an @");
            }
            plain.append(text.charAt(at));
            at += YamlReference.isEscape(text, at) ? 2 : 1;
        }
        return Json.of(plain.toString());
    }
}
