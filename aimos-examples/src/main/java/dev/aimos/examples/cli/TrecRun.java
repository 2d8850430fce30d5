package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.index.Hit;
import dev.aimos.index.Level;
import dev.aimos.index.Query;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Many queries at once, to the run format that trec_eval reads: {@code qid Q0 key rank score tag}. */
final class TrecRun {
    private final Out out;
    private final AimOs os;
    private final Function<String, Query> query;
    private final String tag;
    private long queries;
    private long hits;

    /**
     * A run.
     *
     * @param query makes a query of its text
     * @param tag last column of each line
     */
    TrecRun(Out out, AimOs os, Function<String, Query> query, String tag) {
        this.out = out;
        this.os = os;
        this.query = query;
        this.tag = tag;
    }

    int run(Path file, String run) throws IOException {
        if (run.equals("-")) {
            fill(file, out.bytes());
            return Exit.OK;
        }
        NewFile.write(Path.of(run), to -> fill(file, to));
        if (out.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("queries", queries);
            document.put("hits", hits);
            document.put("run", run);
            out.document(document);
        } else {
            out.line("%,d queries, %s to %s".formatted(queries, Describe.count(hits, "hit"), Printable.line(run)));
        }
        return Exit.OK;
    }

    private void fill(Path file, OutputStream to) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                Lines lines = new Lines(in, file.toString())) {
            try {
                for (String line = lines.next(); line != null; line = lines.next()) {
                    if (!line.isBlank()) {
                        answer(line, lines, to);
                    }
                }
            } catch (BadInput e) {
                throw Failure.usage(e.code(), e.where() + ": " + e.getMessage(), e);
            }
        }
        to.flush();
    }

    private void answer(String line, Lines lines, OutputStream to) throws IOException, BadInput {
        int tab = line.indexOf('\t');
        if (tab <= 0 || line.substring(0, tab).chars().anyMatch(Character::isWhitespace)) {
            throw new BadInput(
                    lines.where(1), "bad-query-line", "a line is a query's id (one word), a tab and its text");
        }
        String qid = line.substring(0, tab);
        int rank = 1;
        StringBuilder block = new StringBuilder();
        for (Hit hit : os.index().search(query.apply(line.substring(tab + 1)))) {
            block.append(qid)
                    .append(" Q0 ")
                    .append(word(
                            hit.level() == Level.DOCUMENT
                                    ? hit.key()
                                    : hit.address().toString()))
                    .append(' ')
                    .append(rank++)
                    .append(' ')
                    .append(new BigDecimal(Double.toString(hit.score())).toPlainString())
                    .append(' ')
                    .append(tag)
                    .append('\n');
        }
        to.write(block.toString().getBytes(StandardCharsets.UTF_8));
        queries++;
        hits += rank - 1;
    }

    /** A key or an address as one word: blanks, controls and per cent signs as per cent and hexadecimal digits of their UTF-8. */
    private static String word(String name) {
        if (name.codePoints().noneMatch(TrecRun::separates)) {
            return name;
        }
        StringBuilder word = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (separates(c)) {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    word.append("%%%02X".formatted(b));
                }
            } else {
                word.appendCodePoint(c);
            }
        });
        return word.toString();
    }

    private static boolean separates(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c) || c == '%';
    }
}
