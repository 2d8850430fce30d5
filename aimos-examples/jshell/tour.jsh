// A tour of aimos in JShell, on a store in memory. In the root of the repository:
//
//   mvn -q package -DskipTests
//   jshell --class-path aimos-examples/target/aimos.jar aimos-examples/jshell/tour.jsh
//
// Take away the last line, /exit, to go on from here by hand.

import dev.aimos.*;
import dev.aimos.index.*;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.memory.*;

AimOs os = InMemoryAimOs.open();
Memory memory = os.memory();
void say(String text) { System.out.println(text); }

say("1  Put facts; each says since when it is true.");
Written first = memory.put(AtomDraft.text("tower", "The Eiffel Tower is 312 m tall.").validFrom(LocalDate.of(1889, 3, 31)).tag("paris"));
memory.put(AtomDraft.text("bridge", "The Golden Gate Bridge is 2,737 m long.").validFrom(LocalDate.of(1937, 5, 27)));
say("   " + first.key() + " " + first.outcome() + " in transaction " + first.recorded().tx());
say("   the same again: " + memory.put(AtomDraft.text("bridge", "The Golden Gate Bridge is 2,737 m long.").validFrom(LocalDate.of(1937, 5, 27))).outcome());

say("2  Take a snapshot, then learn better.");
Snapshot before = memory.snapshot("before the correction");
memory.put(AtomDraft.text("tower", "The Eiffel Tower is 330 m tall.").validFrom(LocalDate.of(2022, 3, 15)).tag("paris"));
for (Version version : memory.history("tower")) say("   since transaction " + version.shownFrom() + ", true in " + version.valid() + ": " + version.atom().text());

say("3  Ask the same question of both axes of time.");
Query question = Query.of("How tall is the tower?");
Instant in1900 = Instant.parse("1900-01-01T00:00:00Z");
String best(Query query) { Hits hits = os.index().search(query); return hits.isEmpty() ? "nothing" : hits.list().get(0).atom().text(); }
say("   now:                   " + best(question));
say("   as of the snapshot:    " + best(question.asOf(before)));
say("   about the year 1900:   " + best(question.asOf(AsOf.now().validAt(in1900))));
say("   among the bridges:     " + best(question.filter(Filter.all().keyPrefix("bridge"))));

say("4  See what changed, and prove it.");
Snapshot after = memory.snapshot("after the correction");
for (Diff.Change change : memory.diff(AsOf.snapshot(before), AsOf.snapshot(after)).changes()) say("   " + change.kind() + " " + change.key());
Atom atom = memory.get("tower", AsOf.snapshot(before)).orElseThrow();
say("   the record is in the snapshot:       " + memory.prove(atom, before).proves(before.id()));
say("   one snapshot only adds to the other: " + memory.prove(before, after).proves(before.id(), after.id()));
say("   it is in no other:                   " + memory.prove(atom, before).proves(after.id()));

say("5  Find sentences, and put together what a model should read.");
memory.put(AtomDraft.text("tower.md", """
    # The Eiffel Tower
    It was built for the World's Fair of 1889. The first floor is 57 m up, the second 116 m.

    Painters repaint the tower every seven years.
    """).mediaType("text/markdown"));
Query floor = Query.of("How far up is the second floor?");
for (Level level : List.of(Level.SENTENCE, Level.PARAGRAPH)) for (Hit hit : os.index().search(floor.level(level).limit(1))) say("   " + hit.address() + ": " + hit.text());
Outline outline = os.index().outline("tower.md", AsOf.now()).orElseThrow();
for (Level level : Level.values()) say("   " + level + ": " + outline.nodes(level).size());
Context context = os.index().assemble(Query.of("What floors has the tower, and how tall is it?").level(Level.SENTENCE), TokenBudget.of(60));
for (Context.Passage passage : context.passages()) say("   [" + passage.number() + "] " + passage.text() + "  (" + passage.address() + ")");
say("   " + context.tokens() + " of " + context.budget() + " tokens");

say("6  Take back, erase, check.");
memory.retract("tower");
say("   retracted, now: " + memory.get("tower").isPresent() + ", as of the snapshot: " + memory.get("tower", AsOf.snapshot(before)).isPresent());
say("   erased versions: " + memory.erase(List.of("tower")).versions());
say("   the snapshots still prove: " + memory.prove(before, after).proves(before.id(), after.id()));
say("   verified: " + memory.verify().passed());
os.close();
/exit
