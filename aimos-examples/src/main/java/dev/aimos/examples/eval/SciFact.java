package dev.aimos.examples.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aimos.index.Hit;
import dev.aimos.index.Level;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * SciFact (Wadden et al., EMNLP 2020), the BEIR test split: claims, and the abstracts that support or contradict them. An
 * abstract is an atom; its sentences, joined by spaces, are its text.
 */
final class SciFact {
    private static final JsonMapper JSON = new JsonMapper();

    /** A member of the metadata with the abstract's id: a prefix of a key may be that of another. */
    private static final String ID = "id";

    private final Map<String, Parts> sentences = new HashMap<>();
    private final List<AtomDraft> atoms = new ArrayList<>();

    private SciFact() {}

    static Labelled read(Path folder) throws IOException {
        SciFact set = new SciFact();
        for (String line : Files.readAllLines(folder.resolve("corpus.jsonl"))) {
            if (!line.isBlank()) {
                set.add(JSON.readTree(line));
            }
        }
        List<Task> tasks = new ArrayList<>(List.of(documents(folder)));
        Path contradictions = folder.resolve("contradictions.jsonl");
        if (Files.exists(contradictions)) {
            tasks.add(set.contradictions(Files.readAllLines(contradictions)));
        }
        return new Labelled(
                "scifact",
                set.atoms,
                tasks,
                List.of(
                        new Labelled.Published("documents", "nDCG@10", "BM25, Anserini flat", 0.679),
                        new Labelled.Published("documents", "nDCG@10", "dense, bge-small", 0.713),
                        new Labelled.Published("documents", "nDCG@10", "hybrid, bge-base, min-max", 0.747),
                        new Labelled.Published("documents", "nDCG@10", "hybrid, bge-base, RRF", 0.742)));
    }

    private void add(JsonNode document) {
        String id = document.required("id").asText();
        List<String> parts = new ArrayList<>();
        document.required("sentences")
                .forEach(sentence -> parts.add(sentence.asText().strip()));
        sentences.put(id, Parts.of(parts));
        atoms.add(AtomDraft.text(id, String.join(" ", parts))
                .metadata("title", document.required("title").asText())
                .metadata(ID, id));
    }

    private static Task documents(Path folder) throws IOException {
        Map<String, Map<String, Integer>> gold = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("qrels.txt"))) {
            String[] fields = line.strip().split("\\s+", -1);
            if (fields.length == 4 && Integer.parseInt(fields[3]) > 0) {
                gold.computeIfAbsent(fields[0], query -> new LinkedHashMap<>())
                        .put(fields[2], Integer.parseInt(fields[3]));
            }
        }
        List<Question> questions = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("queries.tsv"))) {
            int tab = line.indexOf('\t');
            Map<String, Integer> relevant = gold.getOrDefault(line.substring(0, Math.max(0, tab)), Map.of());
            if (!relevant.isEmpty()) {
                questions.add(new Question(line.substring(tab + 1), Filter.all(), relevant, ""));
            }
        }
        return new Task(
                "documents",
                Level.DOCUMENT,
                questions,
                Hit::key,
                List.of(Task.NDCG_10, Task.RECALL_10, Task.RECALL_100, Task.ANY_10, Task.ALL_10, Task.MAP_100));
    }

    /** Each pair of a claim and an abstract that contradicts it: which of the abstract's sentences does? */
    private Task contradictions(List<String> lines) throws IOException {
        List<Question> questions = new ArrayList<>();
        for (String line : lines) {
            JsonNode claim = JSON.readTree(line);
            for (Map.Entry<String, JsonNode> document :
                    claim.required("evidence").properties()) {
                Map<String, Integer> gold = new LinkedHashMap<>();
                for (JsonNode evidence : document.getValue()) {
                    evidence.required("sentences").forEach(index -> gold.put(index.asText(), 1));
                }
                if (sentences.containsKey(document.getKey())) {
                    Filter only = Filter.all().keyPrefix(document.getKey()).metadata(ID, document.getKey());
                    questions.add(new Question(claim.required("claim").asText(), only, gold, ""));
                }
            }
        }
        return new Task(
                "contradicting sentences", Level.SENTENCE, questions, this::sentence, List.of(Task.ANY_3, Task.ANY_1));
    }

    private String sentence(Hit hit) {
        Parts of = sentences.get(hit.key());
        return of == null ? "" : String.valueOf(of.at(hit.span()));
    }
}
