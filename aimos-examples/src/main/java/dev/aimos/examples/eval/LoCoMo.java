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
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * LoCoMo (Maharana et al., ACL 2024): long conversations of two people, and questions with the turns that answer them. A
 * session is an atom, a chat that is true from its date on, and a turn one of its paragraphs. Questions look into their
 * own conversation only. To measure retrieval, those of category 5, which the conversation does not answer, are left out, and
 * so are those without any evidence that exists; to measure abstention, each conversation is given by itself, with all.
 */
final class LoCoMo {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TURN = Pattern.compile("D(\\d+):(\\d+)");
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("h:mm a 'on' d MMMM, uuuu")
            .toFormatter(Locale.ENGLISH);
    private static final Map<Integer, String> CATEGORIES =
            Map.of(1, "multi-hop", 2, "temporal", 3, "open-domain", 4, "single-hop");

    private final List<AtomDraft> atoms = new ArrayList<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, String> sessionOf = new HashMap<>();
    private final List<Question> turns = new ArrayList<>();
    private final List<Question> wholes = new ArrayList<>();
    private final List<Question> all = new ArrayList<>();

    /** Where a session's turns are in its text, and what they are called. */
    private record Session(Parts parts, List<String> turns) {}

    private LoCoMo() {}

    static Labelled read(Path folder) throws IOException {
        LoCoMo set = new LoCoMo();
        for (Path file : files(folder)) {
            set.add(file);
        }
        List<Task.Figure> figures =
                List.of(Task.RECALL_10, Task.RECALL_100, Task.ANY_10, Task.ALL_10, Task.NDCG_10, Task.MAP_100);
        return new Labelled(
                "locomo",
                set.atoms,
                List.of(
                        new Task("turns", Level.PARAGRAPH, set.turns, set::turn, figures),
                        new Task("sessions", Level.DOCUMENT, set.wholes, Hit::key, figures)),
                List.of(
                        new Labelled.Published("turns", "recall@10", "BM25, all 10 conversations", 0.607),
                        new Labelled.Published("sessions", "recall@10", "BM25, all 10 conversations", 0.931)));
    }

    /** Each conversation by itself, with all its questions. */
    static List<Conversation> conversations(Path folder) throws IOException {
        List<Conversation> conversations = new ArrayList<>();
        for (Path file : files(folder)) {
            LoCoMo one = new LoCoMo();
            conversations.add(new Conversation(one.add(file), one.atoms, one.all, one::turn));
        }
        return conversations;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private String add(Path file) throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.json$", "");
        JsonNode whole = JSON.readTree(file.toFile());
        conversation(name, whole.required("conversation"));
        whole.required("qa").forEach(question -> question(name, question));
        return name;
    }

    private void conversation(String name, JsonNode conversation) {
        for (int number = 1; conversation.has("session_" + number + "_date_time"); number++) {
            JsonNode session = conversation.path("session_" + number);
            if (session.isArray() && !session.isEmpty()) {
                String date = conversation
                        .required("session_" + number + "_date_time")
                        .asText();
                session(name, number, date, session);
            }
        }
    }

    private void session(String name, int number, String date, JsonNode session) {
        String key = name + "/session_" + number;
        List<String> lines = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (JsonNode turn : session) {
            lines.add(TurnText.of(
                    date,
                    turn.required("speaker").asText(),
                    turn.path("text").asText(),
                    turn.path("blip_caption").asText()));
            String id = name + "/" + turn.required("dia_id").asText();
            ids.add(id);
            sessionOf.put(id, key);
        }
        sessions.put(key, new Session(Parts.of(lines), ids));
        Instant from = LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
        atoms.add(AtomDraft.text(key, String.join("\n", lines))
                .mediaType("text/x-chat")
                .validFrom(from));
    }

    private void question(String name, JsonNode question) {
        String category = CATEGORIES.get(question.required("category").asInt());
        Map<String, Integer> gold = new LinkedHashMap<>();
        for (JsonNode evidence : question.path("evidence")) {
            Matcher turn = TURN.matcher(evidence.asText());
            while (turn.find()) {
                String id =
                        "%s/D%d:%d".formatted(name, Integer.parseInt(turn.group(1)), Integer.parseInt(turn.group(2)));
                if (sessionOf.containsKey(id)) {
                    gold.put(id, 1);
                }
            }
        }
        String text = question.required("question").asText();
        Filter own = Filter.all().keyPrefix(name + "/");
        all.add(new Question(text, own, gold, category == null ? Conversation.ADVERSARIAL : category));
        if (category == null || gold.isEmpty()) {
            return;
        }
        Map<String, Integer> goldSessions = new LinkedHashMap<>();
        gold.keySet().forEach(id -> goldSessions.put(sessionOf.get(id), 1));
        turns.add(new Question(text, own, gold, category));
        wholes.add(new Question(text, own, goldSessions, category));
    }

    private String turn(Hit hit) {
        Session session = sessions.get(hit.key());
        int at = session == null ? -1 : session.parts().at(hit.span());
        return session == null || at < 0 ? "" : session.turns().get(at);
    }
}
