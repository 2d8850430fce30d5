package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Times;
import dev.aimos.memory.AtomDraft;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What a command says of the atoms it puts. */
final class DraftOptions {
    @Option(
            names = "--tag",
            paramLabel = "NAME[=WEIGHT]",
            description = "Tag them, with a weight from 0 to 1, or else 1; may be given again.")
    private List<String> tags = List.of();

    @Option(
            names = "--meta",
            paramLabel = "NAME=VALUE",
            description = "Metadata; VALUE is JSON if it can be read as that, or else a string; may be given again.")
    private List<String> members = List.of();

    @Option(names = "--policy", paramLabel = "NAME", description = "A policy tag, such as pii; may be given again.")
    private List<String> policies = List.of();

    @Option(
            names = "--valid-from",
            paramLabel = "WHEN",
            description = "True from then on: a date or an instant. Without it, from the moment of recording.")
    private Optional<String> validFrom = Optional.empty();

    @Option(names = "--valid-to", paramLabel = "WHEN", description = "True up to then, not including it.")
    private Optional<String> validTo = Optional.empty();

    /** Finds what is wrong with the options before anything is read. */
    void check() {
        for (String tag : tags) {
            Map.Entry<String, Double> pair = Pairs.tag(tag, 1);
            if (!(pair.getValue() >= 0 && pair.getValue() <= 1)) {
                throw Failure.usage(
                        "tag-weight",
                        "the weight of tag '" + pair.getKey() + "' must be from 0 to 1, but is " + pair.getValue());
            }
        }
        requireDistinct("--tag", tags.stream().map(tag -> Pairs.tag(tag, 1).getKey()));
        requireDistinct(
                "--meta", members.stream().map(member -> Pairs.member(member).getKey()));
        on(AtomDraft.text(""));
    }

    private static void requireDistinct(String option, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw Failure.usage("usage", option + " names '" + name + "' twice");
        });
    }

    /** A draft with these options. */
    AtomDraft on(AtomDraft draft) {
        AtomDraft with = draft;
        for (String tag : tags) {
            Map.Entry<String, Double> pair = Pairs.tag(tag, 1);
            with = with.tag(pair.getKey(), pair.getValue());
        }
        for (String member : members) {
            var pair = Pairs.member(member);
            with = with.metadata(pair.getKey(), pair.getValue());
        }
        for (String policy : policies) {
            with = with.policy(policy);
        }
        if (validFrom.isPresent()) {
            with = with.validFrom(Times.parse(validFrom.get()));
        }
        if (validTo.isPresent()) {
            with = with.validTo(Times.parse(validTo.get()));
        }
        return with;
    }
}
