package dev.aimos.lucene.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Progress;
import dev.aimos.contract.RegisterDriver;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.inmemory.HeapRegisters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.lucene.util.IOUtils;

/** After any history, the register on Lucene answers as the one on the heap does, at every moment. */
class RegisterModelProperties {
    private static final List<String> KEYS = List.of("a", "ab", "b", "\uE000", "\uD83D\uDE00", "z");
    private static final List<String> TERMS = List.of("s:1", "s:2", "o:1", "\uD83D\uDE00", "", "everything");
    private static final int END = 300;

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void bothRegistersAnswerAlike(@ForAll long seed) throws IOException {
        Path folder = Files.createTempDirectory("aimos-register");
        try (RegisterDriver lucene = new RegisterDriver(LuceneRegisters.in(folder));
                RegisterDriver heap = new RegisterDriver(HeapRegisters.source())) {
            Random random = new Random(seed);
            for (int step = 0, steps = 5 + random.nextInt(35); step < steps; step++) {
                transaction(lucene, heap, random);
                between(lucene, heap, random);
                if (random.nextInt(4) == 0) {
                    compare(lucene, heap);
                }
            }
            compare(lucene, heap);
            lucene.reopen();
            compare(lucene, heap);
        } finally {
            IOUtils.rm(folder);
        }
    }

    private static void transaction(RegisterDriver lucene, RegisterDriver heap, Random random) throws IOException {
        long at = heap.at() + random.nextInt(15);
        lucene.begin(at);
        heap.begin(at);
        for (int change = 0, changes = 1 + random.nextInt(4); change < changes; change++) {
            String key = any(KEYS, random);
            long from = random.nextInt(3) > 0 ? at : random.nextInt(6) == 0 ? Micros.BEGINNING : instant(random);
            long to = random.nextBoolean() ? Micros.FOREVER : instant(random);
            to = from >= to ? Micros.FOREVER : to;
            if (random.nextInt(5) == 0) {
                lucene.retract(key, from, to);
                heap.retract(key, from, to);
            } else {
                String[] terms = new String[random.nextInt(4)];
                for (int i = 0; i < terms.length; i++) {
                    terms[i] = any(TERMS, random);
                }
                String text = Integer.toString(random.nextInt(1_000));
                lucene.add(key, from, to, text, terms);
                heap.add(key, from, to, text, terms);
            }
            if (random.nextInt(3) == 0) {
                compareWriters(lucene, heap, random);
            }
        }
        if (random.nextInt(4) == 0) {
            lucene.skip();
            heap.skip();
        }
        lucene.end();
        heap.end();
    }

    private static void between(RegisterDriver lucene, RegisterDriver heap, Random random) throws IOException {
        switch (random.nextInt(10)) {
            case 0 -> lucene.checkpoint();
            case 1 -> lucene.reopen();
            case 2, 3, 4 -> lucene.reader().close();
            case 5 -> {
                List<String> keys = random.nextInt(3) == 0 ? List.of(any(KEYS, random)) : List.of();
                lucene.erase(keys);
                heap.erase(keys);
            }
            default -> {}
        }
    }

    private static String any(List<String> strings, Random random) {
        return strings.get(random.nextInt(strings.size()));
    }

    private static long instant(Random random) {
        return 5L * random.nextInt(END / 5);
    }

    private static void compareWriters(RegisterDriver lucene, RegisterDriver heap, Random random) throws IOException {
        for (String term : TERMS) {
            long from = random.nextBoolean() ? Micros.BEGINNING : instant(random);
            long to = random.nextBoolean() ? Micros.FOREVER : instant(random);
            assertThat(lucene.register().filedUnder(term, from, to))
                    .isEqualTo(heap.register().filedUnder(term, from, to));
        }
        for (String key : KEYS) {
            long seq = random.nextLong(heap.seq());
            assertThat(lucene.register().record(key, seq))
                    .isEqualTo(heap.register().record(key, seq));
            long validAt = instant(random);
            assertThat(lucene.register().timeline(key).at(validAt))
                    .isEqualTo(heap.register().timeline(key).at(validAt));
        }
    }

    private static void compare(RegisterDriver lucene, RegisterDriver heap) throws IOException {
        try (RegisterReader found = lucene.reader();
                RegisterReader expected = heap.reader()) {
            for (long tx = 0; tx <= heap.tx(); tx += tx + 8 < heap.tx() ? 1 + tx / 4 : 1) {
                for (long validAt = 0; validAt < END; validAt += 23) {
                    compare(found, expected, new Moment(tx, validAt));
                }
            }
            for (long later = 0; later < 3; later++) {
                compare(found, expected, new Moment(heap.tx(), heap.at() + 40 * later));
            }
            for (String key : KEYS) {
                assertThat(found.entries(key)).isEqualTo(expected.entries(key));
            }
            for (String term : TERMS) {
                assertThat(found.count(term)).isEqualTo(expected.count(term));
            }
        }
        assertThat(lucene.register().verify(heap::has, heap.records(), heap.tx(), Progress.NONE))
                .isEmpty();
    }

    private static void compare(RegisterReader found, RegisterReader expected, Moment moment) throws IOException {
        assertThat(found(found, TERMS, moment)).isEqualTo(found(expected, TERMS, moment));
        assertThat(found(found, List.of("s:2"), moment)).isEqualTo(found(expected, List.of("s:2"), moment));
        assertThat(found.visible(KEYS, moment)).isEqualTo(expected.visible(KEYS, moment));
        assertThat(found.visible("ab", moment)).isEqualTo(expected.visible("ab", moment));
        List<Filed> all = expected.scan("", moment, null, 100);
        assertThat(found.scan("", moment, null, 100)).isEqualTo(all);
        assertThat(all.stream()
                        .sorted(Comparator.comparingLong(filed -> filed.entry().seq()))
                        .distinct())
                .hasSize(all.size());
        assertThat(found.scan("a", moment, "a", 1)).isEqualTo(expected.scan("a", moment, "a", 1));
    }

    private static Map<String, List<Filed>> found(RegisterReader reader, List<String> terms, Moment moment)
            throws IOException {
        Map<String, List<Filed>> found = new HashMap<>();
        reader.find(
                terms,
                moment,
                (term, filed) ->
                        found.computeIfAbsent(term, t -> new ArrayList<>()).add(filed));
        return found;
    }
}
