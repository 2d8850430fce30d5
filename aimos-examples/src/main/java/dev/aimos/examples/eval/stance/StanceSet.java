package dev.aimos.examples.eval.stance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * SciFact's claims with the sentences that contradict them (Wadden et al., EMNLP 2020).
 *
 * @param cases each pair of a claim and an abstract that contradicts it
 * @param unlabelled each claim for which no contradiction is marked, with the most similar sentence of its abstracts
 */
public record StanceSet(List<Case> cases, List<Unlabelled> unlabelled) {
    private static final JsonMapper JSON = new JsonMapper();

    public StanceSet {
        cases = List.copyOf(cases);
        unlabelled = List.copyOf(unlabelled);
    }

    /**
     * A claim and an abstract that contradicts it.
     *
     * @param claim the claim
     * @param sentences the abstract's sentences
     * @param gold which of them contradict it, from 0
     */
    public record Case(String claim, List<String> sentences, Set<Integer> gold) {
        public Case {
            sentences = List.copyOf(sentences);
            gold = Set.copyOf(gold);
        }
    }

    /**
     * A claim and a sentence of which nobody said what it has to do with the claim.
     *
     * @param claim the claim
     * @param sentence the sentence
     */
    public record Unlabelled(String claim, String sentence) {}

    /** Which half a claim is in, 0 or 1: the parity of the CRC-32 of its text in UTF-8. Rules are made by half 0 alone. */
    public static int half(String claim) {
        CRC32 crc = new CRC32();
        crc.update(claim.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() & 1);
    }

    /** Reads {@code corpus.jsonl}, {@code contradictions.jsonl}, {@code queries.tsv} and {@code qrels.txt}. */
    public static StanceSet read(Path folder) throws IOException {
        Map<String, List<String>> corpus = new LinkedHashMap<>();
        for (String line : lines(folder, "corpus.jsonl")) {
            JsonNode document = JSON.readTree(line);
            List<String> sentences = new ArrayList<>();
            document.required("sentences").forEach(sentence -> sentences.add(sentence.asText()));
            corpus.put(document.required("id").asText(), sentences);
        }
        List<Case> cases = new ArrayList<>();
        Set<String> contradicted = new HashSet<>();
        for (String line : lines(folder, "contradictions.jsonl")) {
            JsonNode claim = JSON.readTree(line);
            contradicted.add(claim.required("id").asText());
            claim.required("evidence").properties().forEach(document -> {
                List<String> sentences = corpus.getOrDefault(document.getKey(), List.of());
                Set<Integer> gold = new TreeSet<>();
                document.getValue()
                        .forEach(evidence -> evidence.required("sentences").forEach(index -> gold.add(index.asInt())));
                gold.removeIf(index -> index < 0 || index >= sentences.size());
                if (!gold.isEmpty()) {
                    cases.add(new Case(claim.required("claim").asText(), sentences, gold));
                }
            });
        }
        return new StanceSet(cases, unlabelled(folder, corpus, contradicted));
    }

    private static List<Unlabelled> unlabelled(Path folder, Map<String, List<String>> corpus, Set<String> contradicted)
            throws IOException {
        Map<String, List<String>> relevant = new HashMap<>();
        for (String line : lines(folder, "qrels.txt")) {
            String[] fields = line.strip().split("\\s+", -1);
            if (fields.length == 4) {
                relevant.computeIfAbsent(fields[0], id -> new ArrayList<>())
                        .addAll(corpus.getOrDefault(fields[2], List.of()));
            }
        }
        Overlap overlap = Overlap.of(corpus.values());
        List<Unlabelled> unlabelled = new ArrayList<>();
        for (String line : lines(folder, "queries.tsv")) {
            int tab = Math.max(0, line.indexOf('\t'));
            List<String> sentences = relevant.getOrDefault(line.substring(0, tab), List.of());
            if (!contradicted.contains(line.substring(0, tab)) && !sentences.isEmpty()) {
                String claim = line.substring(tab + 1);
                unlabelled.add(new Unlabelled(claim, overlap.best(claim, sentences)));
            }
        }
        return unlabelled;
    }

    private static List<String> lines(Path folder, String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
