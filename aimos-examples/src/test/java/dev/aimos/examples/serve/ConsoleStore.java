package dev.aimos.examples.serve;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.contract.TestClock;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Source;
import dev.aimos.graph.Value;
import dev.aimos.index.Hits;
import dev.aimos.index.Level;
import dev.aimos.index.Query;
import dev.aimos.memory.AtomDraft;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.Witness;
import dev.aimos.witness.Witnessed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the console is looked at with: the diary of a made-up bridge over a year, and texts that would like to be a program. */
final class ConsoleStore {
    /** Markup and addresses that run something if they are taken for more than text; each calls a function that reports it. */
    static final List<String> HOSTILE = List.of(
            "<script>window.pwned('script')</script>",
            "<img src=x onerror=window.pwned('img')>",
            "\"><svg/onload=window.pwned('svg')>",
            "javascript:window.pwned('uri')",
            "</title><iframe src=javascript:pwned(1)>",
            "safe\u202egnp.exe\u202c",
            "zero\u200bwidth\u2066isolate\u2069",
            "family 👩‍👩‍👧‍👦 flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿 \ud83d\ude80",
            "null",
            "undefined",
            "${7*7}{{7*7}}<%= 7*7 %>",
            "' onfocus='pwned(2)' autofocus='",
            "__proto__");

    static final String BRIDGE = "bridge/load-limit";

    private final AimOs os;
    private final TestClock clock;

    ConsoleStore(AimOs os, TestClock clock) {
        this.os = os;
        this.clock = clock;
    }

    /** A year in the life of a bridge. */
    ConsoleStore diary() {
        clock.set(Instant.parse("2025-11-03T09:00:00Z"));
        put(AtomDraft.text(BRIDGE, "The load limit of the harbour bridge is 30 t.")
                .validFrom(LocalDate.of(1998, 5, 1))
                .tag("limit")
                .metadata("title", "Load limit")
                .policy("safety"));
        put(AtomDraft.text("bridge/survey", """
                        # Survey of the harbour bridge

                        The bridge was opened in 1998. Its main span is 142 m long and its deck is 11 m wide.

                        ## Bearings

                        The bearings of pier two were greased in October. The inspector found rust on the third bearing. Nobody \
                        knows how deep the rust goes.

                        ## Traffic

                        About 4,100 vehicles cross the bridge each day. One in twelve is a lorry.
                        """)
                .mediaType("text/markdown")
                .tag("survey")
                .metadata("title", "Survey of the harbour bridge"));
        os.memory().snapshot("before the winter inspection");
        clock.advance(Duration.ofDays(70));
        put(AtomDraft.text(
                        BRIDGE,
                        "The load limit of the harbour bridge is 24 t, until the bearings of pier two are replaced.")
                .validFrom(LocalDate.of(2026, 2, 1))
                .tag("limit")
                .metadata("title", "Load limit")
                .policy("safety"));
        put(AtomDraft.text(
                "diary/2026-01-12",
                "The inspector measured the third bearing. The rust is 4 mm deep. The load limit has to be lowered."));
        clock.advance(Duration.ofDays(60));
        put(AtomDraft.text(
                        BRIDGE,
                        "The load limit of the harbour bridge is 20 t, until the bearings of pier two are replaced.")
                .validFrom(LocalDate.of(2026, 3, 1))
                .validTo(LocalDate.of(2026, 9, 1))
                .tag("limit")
                .tag("urgent", 0.8)
                .metadata("title", "Load limit")
                .policy("safety"));
        put(AtomDraft.text(
                "diary/2026-03-13",
                "The contractor says the bearings arrive in August. The clerk asked for a second offer."));
        put(AtomDraft.reference("plans/pier-two", "application/pdf", URI.create("https://example.org/pier-two.pdf")));
        os.memory().snapshot("after the winter inspection");
        clock.advance(Duration.ofDays(150));
        put(AtomDraft.text(
                "diary/2026-08-10",
                "The new bearings of pier two are in place. The load limit is 30 t again from September on."));
        graph();
        witnesses();
        return this;
    }

    private void put(AtomDraft draft) {
        os.memory().put(draft);
        clock.advance(Duration.ofHours(3));
    }

    private void graph() {
        Entity bridge = Entity.of("Harbour Bridge", "bridge");
        Entity pier = Entity.of("Pier Two", "pier");
        Claim thirty = Claim.of(bridge, "load limit", Value.of(30, "t"));
        Claim twenty = Claim.of(bridge, "load limit", Value.of(20, "t"));
        Claim part = Claim.of(pier, "part of", Value.of(bridge));
        Claim rust = Claim.of(pier, "rust depth", Value.of(4, "mm"));
        Source inspector = Source.of("Inspector", 0.9);
        Source sign = Source.of("Sign at the ramp", 0.6);
        os.graph().assert_(bridge);
        os.graph().assert_(pier);
        os.graph().assert_(Predicate.functional("load limit"));
        os.graph().assert_(inspector);
        os.graph().assert_(sign);
        List.of(part, rust, thirty, twenty).forEach(os.graph()::assert_);
        support("bridge/survey", "The bridge was opened in 1998", inspector, part);
        support("diary/2026-01-12", "The rust is 4 mm deep", inspector, rust);
        support("diary/2026-01-12", "The load limit has to be lowered", inspector, twenty);
        support("diary/2026-08-10", "The load limit is 30 t again from September on", sign, thirty);
        os.graph().relate(rust.id(), RelationType.SUPPORTS, twenty.id());
    }

    private void support(String key, String words, Source source, Claim claim) {
        Evidence evidence = os.graph().quote(key, words).from(source.id());
        os.graph().assert_(evidence);
        os.graph().relate(evidence.id(), RelationType.SUPPORTS, claim.id());
    }

    private void witnesses() {
        String[] questions = {
            "What is the load limit of the harbour bridge?", "How deep is the rust?", "When was the bridge opened?",
            "Who designed the lighthouse?", "How long is the main span?", "How many vehicles cross each day?"
        };
        for (int i = 0; i < questions.length; i++) {
            Query query = Query.of(questions[i]).level(Level.PARAGRAPH).receipt(true);
            Hits hits = os.index().search(query);
            Criticality criticality = i % 2 == 0 ? Criticality.ROUTINE : Criticality.IMPORTANT;
            var sure = os.witnesses().assess(query, hits, criticality);
            var judged = os.witnesses().gate().judge(sure.confidence(), sure.risk(), criticality);
            Witnessed found = os.witnesses()
                    .record(Witness.of(hits.receipt().orElseThrow())
                            .assessment(sure)
                            .judgement(judged)
                            .build());
            double confidence = 0.95 - 0.12 * i;
            Witnessed answer = os.witnesses()
                    .record(Witness.of(Witness.Kind.ANSWER, "model-a")
                            .input(Json.of(questions[i]))
                            .output(Json.of("Answer " + (i + 1)))
                            .parent(found.id())
                            .confidence(confidence)
                            .correlation("request-" + i)
                            .build());
            clock.advance(Duration.ofMinutes(20));
            if (i < 5) {
                os.witnesses()
                        .outcome(new Outcome(answer.id(), i % 3 != 2, "operator", i == 0 ? "seen on the sign" : ""));
            }
        }
    }

    /** Hostile text wherever a store takes text. */
    ConsoleStore hostile() {
        for (int i = 0; i < HOSTILE.size(); i++) {
            String text = HOSTILE.get(i);
            put(AtomDraft.text("hostile/" + i + "/" + text, "Hostile words number " + i + ": " + text + " end.")
                    .tag(text)
                    .metadata("title", text)
                    .metadata(text, text)
                    .policy("p" + i));
            Entity entity = Entity.of("Hostile " + i + " " + text);
            Claim claim = Claim.of(entity, "says", Value.of(text));
            os.graph().assert_(entity);
            os.graph().assert_(claim);
            os.witnesses()
                    .record(Witness.of(Witness.Kind.ANSWER, "model " + text)
                            .input(Json.of(text))
                            .output(Json.of(text))
                            .confidence(0.5)
                            .correlation("hostile-" + i)
                            .build());
        }
        put(AtomDraft.reference("hostile/uri", "text/html", URI.create("javascript:window.pwned('atom-uri')")));
        put(AtomDraft.text("hostile/long", "long " + "<b>x</b>".repeat(1 << 17)));
        os.memory().snapshot("<img src=x onerror=window.pwned('note')>");
        return this;
    }
}
