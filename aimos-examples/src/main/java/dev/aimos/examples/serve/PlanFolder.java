package dev.aimos.examples.serve;

import dev.aimos.apoe.Acl;
import dev.aimos.examples.Bundled;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plans on offer, by the names of their files without the ending: those of a directory, read anew each time so that a mended
 * plan counts, or those that come with aimos.
 */
final class PlanFolder {
    private final Optional<Path> directory;

    PlanFolder(Optional<Path> directory) {
        this.directory = directory;
    }

    /** Texts by the names of their files. */
    private SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        if (directory.isEmpty()) {
            texts.putAll(Bundled.plans());
        } else {
            try (Stream<Path> files = Files.list(directory.get())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = file.getFileName().toString();
                    if (syntax(name).isPresent()) {
                        texts.put(name, Files.readString(file));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the plans in " + directory.get() + " cannot be read", e);
            }
        }
        return texts;
    }

    private static Optional<Acl.Syntax> syntax(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".acl")) {
            return Optional.of(Acl.Syntax.ACL);
        }
        return name.endsWith(".yaml") || name.endsWith(".yml") ? Optional.of(Acl.Syntax.YAML) : Optional.empty();
    }

    private static String name(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }

    /** What is on offer; a plan that is not sound is listed as such. */
    List<Map<String, @Nullable Object>> list() {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        texts().forEach((file, text) -> {
            Acl.Checked checked = Acl.check(text, syntax(file).orElseThrow());
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("name", name(file));
            item.put("file", file);
            item.put("text", text);
            item.put("sound", checked.problems().stream().noneMatch(Problem::error));
            item.put("plan", checked.plan().map(PlanShapes::of).orElse(null));
            items.add(item);
        });
        return items;
    }

    /** The plan of a name. */
    Plan plan(String name) {
        return texts().entrySet().stream()
                .filter(one -> name(one.getKey()).equals(name))
                .findFirst()
                .map(one -> RunRoutes.sound(one.getValue(), syntax(one.getKey()).orElseThrow()))
                .orElseThrow(() -> Failure.finding("no-plan", "no plan '" + name + "' is on offer here"));
    }
}
