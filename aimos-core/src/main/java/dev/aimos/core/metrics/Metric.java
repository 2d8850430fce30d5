package dev.aimos.core.metrics;

import dev.aimos.core.journal.RecordType;
import dev.aimos.index.Level;
import dev.aimos.memory.Written;
import dev.aimos.plan.RunStatus;
import dev.aimos.witness.Criticality;
import java.util.List;

/** Every metric of a store. All have the tag {@code store} beside their own. */
public enum Metric {
    VERB(
            "aimos.verb",
            Kind.TIMER,
            "seconds",
            "Time a verb took, until its caller has the answer",
            Tag.of("verb", Verb.values())),
    CALLS("aimos.calls", Kind.GAUGE, "", "Calls under way; only these keep a point in time open"),
    ERRORS(
            "aimos.errors",
            Kind.COUNTER,
            "",
            "Calls that ended in an error",
            Tag.of("verb", Verb.values()),
            Tag.of("kind", ErrorKind.values())),
    STAGE(
            "aimos.stage",
            Kind.TIMER,
            "seconds",
            "Time a stage of a verb took, or of what goes on behind",
            Tag.of("stage", Stage.values())),

    WRITES(
            "aimos.writes",
            Kind.COUNTER,
            "",
            "What was asked to be written, by what came of it",
            Tag.of("kind", WriteKind.values()),
            Tag.of("outcome", Written.Outcome.values())),
    RECORDS_WRITTEN(
            "aimos.records.written",
            Kind.COUNTER,
            "",
            "Records appended to the journal in whole transactions",
            Tag.of("type", RecordType.values())),
    RECORDS_ERASED("aimos.records.erased", Kind.COUNTER, "", "Records whose payload was erased"),
    FSYNC("aimos.fsync", Kind.TIMER, "seconds", "Time the disk took to have what was written"),
    FSYNC_RECORDS("aimos.fsync.records", Kind.SUMMARY, "", "Records that one fsync made durable"),
    UNSYNCED("aimos.unsynced", Kind.GAUGE, "records", "Records that are written and not known to be on disk"),
    WRITABLE("aimos.writable", Kind.GAUGE, "", "1 if the store takes writes, 0 if one failed and it is to be reopened"),

    ATOMS("aimos.atoms", Kind.GAUGE, "", "Keys that show something"),
    NODES(
            "aimos.nodes",
            Kind.GAUGE,
            "",
            "Nodes with words in the text index, superseded ones included",
            Tag.of("level", Level.values())),
    ITEMS("aimos.items", Kind.GAUGE, "", "Items of the graph that show something"),
    RELATIONS("aimos.relations", Kind.GAUGE, "", "Relations among them"),
    SNAPSHOTS("aimos.snapshots", Kind.GAUGE, "", "Snapshots in the journal"),
    RECORDS("aimos.records", Kind.GAUGE, "", "Records in the journal"),
    JOURNAL("aimos.journal", Kind.GAUGE, "bytes", "Size of the journal"),
    SEGMENTS("aimos.segments", Kind.GAUGE, "", "Files that the journal is kept in"),

    INDEX_LAG("aimos.index.lag", Kind.GAUGE, "transactions", "Transactions the text index has yet to apply"),
    REGISTER_LAG(
            "aimos.register.lag",
            Kind.GAUGE,
            "transactions",
            "Transactions the register is behind the last one with items"),
    VECTORS_LAG("aimos.vectors.lag", Kind.GAUGE, "transactions", "Transactions whose texts have yet to be embedded"),
    VECTORS_EMBEDDED("aimos.vectors.embedded", Kind.COUNTER, "texts", "Texts given to the embedder"),
    VECTORS_FAILURES(
            "aimos.vectors.failures", Kind.COUNTER, "", "Times the embedder, or the keeping of vectors, failed"),
    SEARCHES_EMPTY("aimos.searches.empty", Kind.COUNTER, "", "Searches that found nothing"),

    RUNS_LIVE("aimos.runs.live", Kind.GAUGE, "", "Runs of plans that are under way in this process, or wait"),
    RUNS_WAITING("aimos.runs.waiting", Kind.GAUGE, "", "Those of them that wait for a person"),
    RUNS_ENDED(
            "aimos.runs.ended",
            Kind.COUNTER,
            "",
            "Runs that ended",
            Tag.of("status", RunStatus.COMPLETED, RunStatus.FAILED, RunStatus.CANCELLED)),
    STEPS("aimos.steps", Kind.COUNTER, "", "Steps that ended", Tag.of("outcome", StepOutcome.values())),
    ATTEMPTS(
            "aimos.attempts",
            Kind.COUNTER,
            "",
            "Attempts of steps that ended",
            Tag.of("outcome", AttemptOutcome.values())),
    RETRIES("aimos.retries", Kind.COUNTER, "", "Attempts that failed and are made again"),

    GATES(
            "aimos.gates",
            Kind.COUNTER,
            "",
            "Recorded witnesses with a judgement, by what it was",
            Tag.of("outcome", Passing.values()),
            Tag.of("criticality", Criticality.values())),
    ABSTENTIONS(
            "aimos.abstentions",
            Kind.COUNTER,
            "",
            "Reasons of those that abstained; one can have several",
            Tag.of("reason", AbstentionReason.values())),

    HOOK_FAILURES(
            "aimos.hooks.failures",
            Kind.COUNTER,
            "",
            "Times that the supplier of correlation ids, or the registry of observations, failed a call, which went on without",
            Tag.of("hook", Hook.values()));

    /** The tag that all have: the store's directory, or {@code memory}. */
    public static final String STORE = "store";

    /** What a metric is. */
    public enum Kind {
        TIMER,
        SUMMARY,
        COUNTER,
        GAUGE
    }

    private final String id;
    private final Kind kind;
    private final String unit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // a copy, of records of constants
    private final List<Tag> tags;

    Metric(String id, Kind kind, String unit, String description, Tag... tags) {
        this.id = id;
        this.kind = kind;
        this.unit = unit;
        this.description = description;
        this.tags = List.of(tags);
    }

    /** Its name. */
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** What it is measured in; empty where it counts what its name says. */
    public String unit() {
        return unit;
    }

    public String description() {
        return description;
    }

    /** Its tags, without {@link #STORE}; at most two. */
    public List<Tag> tags() {
        return tags;
    }

    /** How many meters it has in a store at most: one for each combination of values. */
    public int combinations() {
        return tags.stream().mapToInt(tag -> tag.constants().size()).reduce(1, (one, next) -> one * next);
    }

    /** Whether its meters come into being when they are first needed: those that hardly any store needs all of. */
    public boolean lazy() {
        return this == ERRORS;
    }

    /** Whether only a store with an embedder has it. */
    public boolean ofVectors() {
        return this == VECTORS_LAG || this == VECTORS_EMBEDDED || this == VECTORS_FAILURES;
    }
}
