package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.SegDraft;
import dev.aimos.examples.wire.SegValues;
import dev.aimos.graph.Asserted;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Graph;
import dev.aimos.graph.Item;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Source;
import dev.aimos.graph.Value;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "seg:add",
        description = {
            "Assert a claim, with what it is about and what it rests on; or an entity, a predicate or a source alone.",
            "",
            "The object is a quantity if it is a number, perhaps with a unit, as in 330 m; an entity if it begins with"
                    + " entity:; and otherwise a text. Entities that are missing are made. All of it is one transaction."
        })
final class SegAdd extends SegCommand implements Writes {
    @Parameters(
            arity = "0..*",
            paramLabel = "SUBJECT PREDICATE OBJECT",
            description = "The claim; the subject is an entity's name or id.")
    private List<String> words = List.of();

    @Option(names = "--not", description = "Deny the claim rather than affirm it.")
    private boolean not;

    @Option(names = "--confidence", paramLabel = "C", description = "How sure the claim is, from 0 to 1; 1 without it.")
    private double confidence = 1;

    @Option(names = "--object-entity", description = "The object is an entity's name.")
    private boolean objectEntity;

    @Option(names = "--object-text", description = "The object is a text, whatever it looks like.")
    private boolean objectText;

    @Mixin
    private ValidOptions valid = new ValidOptions();

    @Option(names = "--evidence", paramLabel = "KEY", description = "The atom whose words say so; with --quote.")
    private Optional<String> evidence = Optional.empty();

    @Option(names = "--quote", paramLabel = "WORDS", description = "The words, exactly as the atom has them.")
    private Optional<String> quote = Optional.empty();

    @Option(names = "--source", paramLabel = "NAME", description = "Where the evidence comes from; or a source to add.")
    private Optional<String> source = Optional.empty();

    @Option(
            names = "--reliability",
            paramLabel = "R",
            description = "How reliable the source is, from 0 to 1; a new one is 1 without it.")
    private Optional<Double> reliability = Optional.empty();

    @Option(names = "--entity", paramLabel = "NAME", description = "An entity to add.")
    private Optional<String> entity = Optional.empty();

    @Option(names = "--type", paramLabel = "T", description = "What sort of thing the entity is.")
    private String type = "";

    @Option(names = "--predicate", paramLabel = "NAME", description = "A predicate to declare.")
    private Optional<String> predicate = Optional.empty();

    @Option(names = "--functional", description = "A subject has one object of the predicate at a time.")
    private boolean functional;

    @Option(names = "--symmetric", description = "The predicate holds in both directions.")
    private boolean symmetric;

    @Option(names = "--transitive", description = "The predicate holds along chains.")
    private boolean transitive;

    @Option(
            names = "--inverse",
            paramLabel = "NAME",
            description = "The predicate that says the same in the other direction.")
    private Optional<String> inverse = Optional.empty();

    @Override
    boolean creates() {
        return true;
    }

    @Override
    void check() {
        int asked = (words.isEmpty() ? 0 : 1) + (entity.isPresent() ? 1 : 0) + (predicate.isPresent() ? 1 : 0);
        boolean sourceAlone = source.isPresent() && words.isEmpty();
        if (asked + (sourceAlone ? 1 : 0) != 1) {
            throw Failure.usage("usage", "add one thing: a claim, --entity, --predicate or --source");
        }
        if (!words.isEmpty() && words.size() < 3) {
            throw Failure.usage(
                    "usage", "a claim has a subject, a predicate and an object: 'Eiffel Tower' height 330 m");
        }
        require(
                words.isEmpty(),
                not || objectEntity || objectText || confidence != 1,
                "--not, --confidence and --object-…",
                "a claim");
        require(words.isEmpty(), evidence.isPresent() || quote.isPresent(), "--evidence and --quote", "a claim");
        require(source.isEmpty(), reliability.isPresent(), "--reliability", "--source");
        require(entity.isEmpty(), !type.isEmpty(), "--type", "--entity");
        require(
                predicate.isEmpty(),
                functional || symmetric || transitive || inverse.isPresent(),
                "--functional, --symmetric, --transitive and --inverse",
                "--predicate");
        if (evidence.isPresent() != quote.isPresent()) {
            throw Failure.usage("usage", "evidence is an atom and its words: --evidence KEY --quote WORDS");
        }
        if (!words.isEmpty() && source.isPresent() && evidence.isEmpty()) {
            throw Failure.usage("usage", "--source is where evidence comes from; add --evidence and --quote");
        }
        if (objectEntity && objectText) {
            throw Failure.usage("usage", "the object is one thing; leave out --object-entity or --object-text");
        }
        valid.interval();
    }

    private static void require(boolean missing, boolean given, String options, String needed) {
        if (missing && given) {
            throw Failure.usage("usage", options + " need " + needed);
        }
    }

    @Override
    int seg(AimOs os) {
        List<Assertion> assertions = assertions(os.graph());
        List<Asserted> asserted = os.graph().assertAll(assertions);
        new SegReport(out()).print(assertions.stream().map(Assertion::item).toList(), asserted);
        return Exit.OK;
    }

    private List<Assertion> assertions(Graph graph) {
        if (!words.isEmpty()) {
            return claim(graph);
        }
        Item item = entity.<Item>map(name -> Entity.of(name, type))
                .or(() -> predicate.map(this::declared))
                .orElseGet(() -> Source.of(source.orElseThrow(), reliability.orElse(1.0)));
        return List.of(new Assertion(item, valid.interval()));
    }

    private Item declared(String name) {
        return new Predicate(name, functional, symmetric, transitive, inverse);
    }

    private List<Assertion> claim(Graph graph) {
        SegDraft draft = new SegDraft(graph);
        String subject = draft.entity(words.get(0));
        Claim claim = new Claim(subject, words.get(1), object(draft), !not, confidence);
        draft.add(claim, valid.interval());
        evidence.ifPresent(key -> {
            Evidence said = graph.quote(key, quote.orElseThrow());
            draft.supports(
                    source.map(name -> said.from(draft.source(name, reliability)))
                            .orElse(said),
                    claim);
        });
        return draft.assertions();
    }

    private Value object(SegDraft draft) {
        List<String> given = words.subList(2, words.size());
        String text = String.join(" ", given).strip();
        if (objectText) {
            return Value.of(text);
        }
        if (objectEntity) {
            return Value.entity(draft.entity(text));
        }
        Value value = SegValues.parse(given);
        return value instanceof Value.Ref ? Value.entity(draft.entity(text)) : value;
    }
}
