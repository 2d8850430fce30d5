package dev.aimos.examples;

import dev.aimos.examples.text.Markdown;
import dev.aimos.memory.AtomDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** This project's own documentation, one draft for each file; its key is the path of the file. */
final class Library {
    /** The tag of every document. */
    static final String TAG = "docs";

    private final List<AtomDraft> documents = new ArrayList<>();

    private Library() {}

    /**
     * Reads README.md, CHANGELOG.md and docs/**.
     *
     * @param root directory of the repository
     */
    static List<AtomDraft> read(Path root) throws IOException {
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
        if (library.documents.isEmpty()) {
            throw new IllegalArgumentException(
                    "no documentation in " + root.toAbsolutePath().normalize()
                            + "; run this at the root of the repository, or name it with -Daimos.root=DIR");
        }
        return library.documents;
    }

    private void add(Path root, Path file) throws IOException {
        String text = Files.readString(file);
        AtomDraft draft = AtomDraft.text(root.relativize(file).toString().replace('\\', '/'), text)
                .mediaType("text/markdown")
                .tag(TAG);
        documents.add(Markdown.title(text)
                .map(title -> draft.metadata("title", title))
                .orElse(draft));
    }
}
