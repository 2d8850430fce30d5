package dev.aimos.examples.serve;

import dev.aimos.apoe.Acl;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.PlanShapes;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The plans of a directory, by the names of their files without the ending. Read anew each time, so that a mended plan counts. */
final class PlanFolder {
    private final Optional<Path> directory;

    PlanFolder(Optional<Path> directory) {
        this.directory = directory;
    }

    private List<Path> files() {
        if (directory.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory.get())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> syntax(file).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the plans in " + directory.get() + " cannot be read", e);
        }
    }

    private static Optional<Acl.Syntax> syntax(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".acl")) {
            return Optional.of(Acl.Syntax.ACL);
        }
        return name.endsWith(".yaml") || name.endsWith(".yml") ? Optional.of(Acl.Syntax.YAML) : Optional.empty();
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the plan " + file.getFileName() + " cannot be read", e);
        }
    }

    /** What is on offer; a plan that is not sound is listed as such. */
    List<Map<String, @Nullable Object>> list() {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (Path file : files()) {
            String text = text(file);
            Acl.Checked checked = Acl.check(text, syntax(file).orElseThrow());
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("name", name(file));
            item.put("file", file.getFileName().toString());
            item.put("text", text);
            item.put("sound", checked.problems().stream().noneMatch(Problem::error));
            item.put("plan", checked.plan().map(PlanShapes::of).orElse(null));
            items.add(item);
        }
        return items;
    }

    /** The plan of a name. */
    Plan plan(String name) {
        Path file = files().stream()
                .filter(one -> name(one).equals(name))
                .findFirst()
                .orElseThrow(() -> Failure.finding("no-plan", "no plan '" + name + "' is on offer here"));
        return RunRoutes.sound(text(file), syntax(file).orElseThrow());
    }
}
