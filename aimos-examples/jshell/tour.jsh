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

say("5  Take back, erase, check.");
memory.retract("tower");
say("   retracted, now: " + memory.get("tower").isPresent() + ", as of the snapshot: " + memory.get("tower", AsOf.snapshot(before)).isPresent());
say("   erased versions: " + memory.erase(List.of("tower")).versions());
say("   the snapshots still prove: " + memory.prove(before, after).proves(before.id(), after.id()));
say("   verified: " + memory.verify().passed());
os.close();
/exit
