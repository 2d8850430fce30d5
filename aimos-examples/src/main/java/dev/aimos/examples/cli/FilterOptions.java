package dev.aimos.examples.cli;

import dev.aimos.memory.Filter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which atoms a command looks at. */
final class FilterOptions {
    @Option(
            names = "--tag",
            paramLabel = "NAME[=LEAST]",
            description = "Only atoms with this tag, of at least this weight; may be given again.")
    private List<String> tags = List.of();

    @Option(
            names = "--meta",
            paramLabel = "NAME=VALUE",
            description = "Only atoms whose metadata has this; NAME may be a JSON Pointer; may be given again.")
    private List<String> members = List.of();

    @Option(
            names = "--modality",
            paramLabel = "KIND",
            description = "Only atoms of this modality: text, code, data, …; may be given again.")
    private List<String> modalities = List.of();

    @Option(names = "--prefix", paramLabel = "P", description = "Only keys that begin so.")
    private String prefix = "";

    @Option(
            names = "--without-policy",
            paramLabel = "NAME",
            description = "No atoms with this policy tag; may be given again.")
    private List<String> policies = List.of();

    Filter filter() {
        Filter filter = Filter.all().keyPrefix(prefix);
        for (String tag : tags) {
            Map.Entry<String, Double> pair = Pairs.tag(tag, 0);
            filter = filter.tag(pair.getKey(), pair.getValue());
        }
        for (String member : members) {
            var pair = Pairs.member(member);
            filter = filter.metadata(pair.getKey(), pair.getValue());
        }
        for (String modality : modalities) {
            filter = filter.modality(Modalities.parse(modality));
        }
        for (String policy : policies) {
            filter = filter.withoutPolicy(policy);
        }
        return filter;
    }
}
