package dev.aimos.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Texts that the build packs beside the classes: this project's documentation and its plans. */
public final class Bundled {
    private Bundled() {}

    /** The documentation, by path from the root of the repository: {@code README.md}, {@code docs/guide.md} and so on. */
    public static SortedMap<String, String> documentation() {
        return folder("documentation");
    }

    /** The plans, by the name of their file. */
    public static SortedMap<String, String> plans() {
        return folder("plans");
    }

    private static SortedMap<String, String> folder(String name) {
        URL url = Bundled.class.getResource("bundled/" + name);
        if (url == null) {
            throw new IllegalStateException(
                    "the " + name + " was not packed with these classes; build them with Maven");
        }
        try {
            URI uri = url.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.provider().getPath(uri));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the " + name + " cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class loader gives addresses that are none: " + url, e);
        }
    }

    private static SortedMap<String, String> read(Path root) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }
}
