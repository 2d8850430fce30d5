package dev.aimos.examples;

import dev.aimos.examples.text.Markdown;
import dev.aimos.memory.AtomDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** This project's own documentation, one draft for each section, so that an answer can say exactly where it stands. */
final class Library {
    /** The tag of every section. */
    static final String TAG = "docs";

    private final List<AtomDraft> sections = new ArrayList<>();
    private int documents;

    private Library() {}

    /**
     * Reads README.md, CHANGELOG.md and docs/**.
     *
     * @param root directory of the repository
     */
    static Library read(Path root) throws IOException {
        Library library = new Library();
        for (String name : List.of("README.md", "CHANGELOG.md")) {
            if (Files.isRegularFile(root.resolve(name))) {
                library.add(root, root.resolve(name));
            }
        }
        if (Files.isDirectory(root.resolve("docs"))) {
            try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
                for (Path file : files.filter(file -> file.toString().endsWith(".md"))
                        .sorted()
                        .toList()) {
                    library.add(root, file);
                }
            }
        }
        if (library.sections.isEmpty()) {
            throw new IllegalArgumentException(
                    "no documentation in " + root.toAbsolutePath().normalize()
                            + "; run this at the root of the repository, or name it with -Daimos.root=DIR");
        }
        return library;
    }

    private void add(Path root, Path file) throws IOException {
        documents++;
        String path = root.relativize(file).toString().replace('\\', '/');
        for (Markdown.Section section : Markdown.sections(Files.readString(file))) {
            String key = section.anchor().isEmpty() ? path : path + "#" + section.anchor();
            AtomDraft draft = AtomDraft.text(key, section.text())
                    .mediaType("text/markdown")
                    .tag(TAG)
                    .metadata("path", path)
                    .metadata("line", section.line());
            sections.add(section.title().isEmpty() ? draft : draft.metadata("title", section.title()));
        }
    }

    int documents() {
        return documents;
    }

    List<AtomDraft> sections() {
        return sections;
    }
}
