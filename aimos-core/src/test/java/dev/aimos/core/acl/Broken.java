package dev.aimos.core.acl;

import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.plan.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Broken plans by what is wrong with them, from a file of sections that begin with {@code === name}. */
final class Broken {
    private Broken() {}

    static Map<String, String> sections(String file) {
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        StringBuilder section = new StringBuilder();
        for (String line : read(file).lines().toList()) {
            if (line.startsWith("=== ")) {
                section = new StringBuilder();
                sections.put(line.substring(4), section);
            } else {
                section.append(line).append('\n');
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        sections.forEach((name, text) -> texts.put(name, text.toString()));
        return texts;
    }

    static String read(String file) {
        try (InputStream in = Broken.class.getResourceAsStream("/plans/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is told of a text when it is read, before it is checked. */
    static List<Problem> problems(String text, boolean yaml) {
        Source source = new Source(text);
        Problems problems = new Problems();
        if (yaml) {
            YamlReader.parse(source, problems);
        } else {
            AclParser.parse(source, problems);
        }
        return problems.sorted();
    }

    static String shown(List<Problem> problems) {
        return problems.stream().map(problem -> problem + "\n").collect(Collectors.joining());
    }

    /** Writes what is told of each section of a file, as it is now. */
    public static void main(String[] arguments) {
        boolean yaml = arguments[0].contains("yaml");
        sections(arguments[0]).forEach((name, text) -> {
            System.out.println("=== " + name);
            System.out.print(shown(problems(text, yaml)));
        });
    }
}
