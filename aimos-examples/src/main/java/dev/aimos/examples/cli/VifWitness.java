package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.HitView;
import dev.aimos.examples.wire.VifShapes;
import dev.aimos.index.Query;
import dev.aimos.index.TokenBudget;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.memory.AsOf;
import dev.aimos.witness.Assessment;
import dev.aimos.witness.Judgement;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Witness;
import dev.aimos.witness.Witnessed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "vif:witness",
        description = {
            "Record a witness. Of a search, with --query: what was found, how sure it is that it answers, and whether the store's"
                    + " gate lets it pass. Of an answer given elsewhere, with --kind and --model. Or one that is JSON, with"
                    + " --file.",
            "",
            "Exit code 1 if it abstains: the reasons, and what would lift each, are printed. Its id is what vif:show,"
                    + " vif:verify and vif:outcome take."
        })
final class VifWitness extends VifCommand {
    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "What to look for, as by --query; joined by spaces.")
    private List<String> words = List.of();

    @Option(names = "--query", paramLabel = "TEXT", description = "What to look for.")
    private Optional<String> query = Optional.empty();

    @Mixin
    private Asking asking = new Asking();

    @Option(names = "--file", paramLabel = "FILE", description = "A witness as JSON; - for standard input.")
    private Optional<String> file = Optional.empty();

    @Mixin
    private WitnessOptions more = new WitnessOptions();

    @Mixin
    private AnswerOptions answer = new AnswerOptions();

    @Mixin
    private SearchOptions search = new SearchOptions();

    @Mixin
    private SignOptions sign = new SignOptions();

    @Mixin
    private GateOptions gate = new GateOptions();

    @Spec
    private @Nullable CommandSpec spec;

    /** What only a search takes, besides its own options. */
    static final class Asking {
        @Option(names = "--limit", paramLabel = "N", description = "Hits at the most; 10 without it.")
        private int limit = 10;

        @Option(
                names = "--context",
                paramLabel = "TOKENS",
                description = "Of a context of so many tokens at the most, put together from what is found.")
        private Optional<Integer> tokens = Optional.empty();
    }

    @Override
    void check() throws IOException {
        if (query.isPresent() && !words.isEmpty()) {
            throw Failure.usage("usage", "give the text with --query or after the options, not both");
        }
        boolean searches = query.isPresent() || !words.isEmpty();
        if ((searches ? 1 : 0) + (file.isPresent() ? 1 : 0) + (answer.given() ? 1 : 0) != 1) {
            throw Failure.usage(
                    "usage", "give --query TEXT, or --kind and --model, or --file FILE, and one of them only");
        }
        sign.check();
        gate.check();
        if (searches) {
            refuse("--query", List.of(AnswerOptions.class));
            search.check();
            Query.of("").limit(asking.limit);
            asking.tokens.ifPresent(TokenBudget::of);
            more.on(Witness.of(Witness.Kind.RETRIEVAL, "a search"));
        } else if (file.isPresent()) {
            refuse(
                    "--file",
                    List.of(
                            AnswerOptions.class,
                            GateOptions.class,
                            WitnessOptions.class,
                            SearchOptions.class,
                            FilterOptions.class,
                            MomentOptions.class,
                            Asking.class));
        } else {
            refuse("--kind and --model", List.of(SearchOptions.class, FilterOptions.class, Asking.class));
            answer.check(more, search.momentChosen());
        }
    }

    private void refuse(String with, List<Class<?>> classes) {
        Chosen.among(Objects.requireNonNull(spec, "spec"), classes).ifPresent(option -> {
            throw Failure.usage("usage", option + " does not go with " + with);
        });
    }

    @Override
    Optional<String> correlation() {
        return more.correlation();
    }

    @Override
    AimOs open() throws IOException {
        return answer.given() || file.isPresent()
                ? Stores.open(root(), with(Stores.builder(root(), false)))
                : search.open(root(), this::with);
    }

    private LuceneAimOs.Builder with(LuceneAimOs.Builder builder) {
        return gate.on(sign.on(builder));
    }

    @Override
    int vif(AimOs os) throws IOException {
        if (file.isPresent()) {
            return recorded(os, Witness.of(JsonFiles.object(out().io(), file.get())), Optional.empty(), () -> {});
        }
        search.resolve(os);
        return answer.given() ? answered(os) : searched(os);
    }

    private int answered(AimOs os) throws IOException {
        AsOf moment = search.asOf();
        Witness.Builder witness = answer.witness(os, out().io(), moment, search.momentChosen());
        Optional<Judgement> judgement = answer.judge(os, more, witness);
        return recorded(os, more.on(witness, os).build(), judgement, () -> {});
    }

    private int searched(AimOs os) {
        Retrieved found =
                Retrieved.of(os, search, query.orElseGet(() -> String.join(" ", words)), asking.limit, asking.tokens);
        Receipt receipt = found.receipt();
        Assessment assessment = found.assess(os, more.criticality());
        Judgement judgement = os.witnesses()
                .gate()
                .judge(assessment.confidence(), assessment.risk(), more.criticality(), more.domain());
        Witness.Builder witness = Witness.of(receipt).assessment(assessment).judgement(judgement);
        return recorded(os, more.on(witness, os).build(), Optional.of(judgement), () -> show(found, assessment));
    }

    private void show(Retrieved found, Assessment assessment) {
        HitView plain = new HitView(0, false);
        found.context()
                .ifPresentOrElse(
                        new ContextText(out(), false)::citations,
                        () -> new HitsText(out(), found.query(), plain, search.momentChosen()).print(found.hits()));
        assessment
                .disputed()
                .forEach(claim -> out().line("the graph contradicts " + Printable.line(claim)
                        + ", which the best hits say; 'seg:contradictions' shows why"));
    }

    /**
     * Records a witness, and only then prints anything.
     *
     * @param before prints for people what it is of
     */
    private int recorded(AimOs os, Witness witness, Optional<Judgement> judgement, Runnable before) {
        boolean known = os.witnesses().get(witness.id()).isPresent();
        Witnessed witnessed = os.witnesses().record(witness);
        if (json()) {
            Map<String, @Nullable Object> document = VifShapes.witnessed(witnessed);
            document.put("outcome", known ? "unchanged" : "created");
            document.put("judgement", judgement.map(VifShapes::judgement).orElse(null));
            out().document(document);
        } else {
            before.run();
            VifText text = new VifText(out());
            judgement.ifPresent(text::print);
            text.recorded(witnessed, known);
        }
        boolean abstains = witness.confidence().isPresent() && !witness.passed();
        return abstains ? Exit.FINDING : Exit.OK;
    }
}
