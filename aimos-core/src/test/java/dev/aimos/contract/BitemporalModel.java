package dev.aimos.contract;

import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Memory;
import dev.aimos.memory.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a memory must show, by the plainest definition: a list of facts, of which the last that speaks decides. Time runs
 * in whole days, so that every moment can be tried.
 */
final class BitemporalModel {
    /** Valid times are days from 0 to here. */
    static final int DAYS = 8;

    /** One thing done to a memory. */
    sealed interface Step {
        record Put(String key, String text, int from, int to) implements Step {}

        record Batch(List<Put> puts) implements Step {}

        record Retract(String key, int from, int to) implements Step {}

        record Erase(String key) implements Step {}

        record Snapshot() implements Step {}

        record Search(String word) implements Step {}

        record Reopen() implements Step {}

        record Rebuild() implements Step {}
    }

    private record Fact(long tx, String key, Optional<String> text, int from, int to) {}

    private final List<Fact> facts = new ArrayList<>();
    private final Set<String> everPut = new TreeSet<>();
    private boolean justSnapped;
    private long tx;

    long tx() {
        return tx;
    }

    /** What a key shows as of a transaction at a day. */
    Optional<String> shown(String key, long asOf, int day) {
        Optional<String> shown = Optional.empty();
        for (Fact fact : facts) {
            if (fact.tx <= asOf && fact.key.equals(key) && fact.from <= day && day < fact.to) {
                shown = fact.text;
            }
        }
        return shown;
    }

    /** All that is shown at a moment, by key. */
    SortedMap<String, String> shown(long asOf, int day) {
        SortedMap<String, String> all = new TreeMap<>();
        everPut.forEach(key -> shown(key, asOf, day).ifPresent(text -> all.put(key, text)));
        return all;
    }

    /** Does a step to the memory and to the model, and checks that the memory says of it what the model does. */
    void apply(Step step, Memory memory) {
        long before = tx;
        switch (step) {
            case Step.Put put -> putAll(List.of(put), memory);
            case Step.Batch batch -> putAll(batch.puts(), memory);
            case Step.Retract retract -> retract(retract, memory);
            case Step.Erase erase -> {
                boolean known = facts.removeIf(fact -> fact.key.equals(erase.key()));
                require(memory.erase(List.of(erase.key())).seqs().isEmpty() != known, step, known);
                tx += known ? 1 : 0;
            }
            case Step.Snapshot snapshot -> {
                memory.snapshot("a note");
                tx += justSnapped ? 0 : 1;
            }
            default -> {}
        }
        justSnapped = step instanceof Step.Snapshot || (justSnapped && tx == before);
    }

    private void retract(Step.Retract step, Memory memory) {
        boolean news = IntStream.range(step.from(), step.to())
                .anyMatch(day -> shown(step.key(), tx, day).isPresent());
        Written written = memory.retract(step.key(), interval(step.from(), step.to()));
        require(written.changed() == news, step, written);
        if (news) {
            tx++;
            facts.add(new Fact(tx, step.key(), Optional.empty(), step.from(), step.to()));
            require(written.recorded().tx() == tx, step, written);
        }
    }

    private void putAll(List<Step.Put> puts, Memory memory) {
        List<AtomDraft> drafts = puts.stream()
                .map(put -> AtomDraft.text(put.key(), put.text()).valid(interval(put.from(), put.to())))
                .toList();
        List<Written> written = memory.putAll(drafts);
        long next = tx + 1;
        boolean any = false;
        for (int i = 0; i < puts.size(); i++) {
            Step.Put put = puts.get(i);
            boolean news = IntStream.range(put.from(), put.to())
                    .anyMatch(day -> !shown(put.key(), next, day).equals(Optional.of(put.text())));
            require(written.get(i).changed() == news, put, written.get(i));
            if (news) {
                facts.add(new Fact(next, put.key(), Optional.of(put.text()), put.from(), put.to()));
                everPut.add(put.key());
                any = true;
            }
        }
        tx = any ? next : tx;
    }

    private static void require(boolean condition, Object step, Object result) {
        if (!condition) {
            throw new AssertionError("after " + step + " the memory said " + result);
        }
    }

    static Interval interval(int from, int to) {
        return Interval.of(day(from), day(to));
    }

    static Instant day(int day) {
        return TestClock.START.plusSeconds(86_400L * day);
    }
}
