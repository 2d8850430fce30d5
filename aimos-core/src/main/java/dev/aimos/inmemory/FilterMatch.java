package dev.aimos.inmemory;

import dev.aimos.Json;
import dev.aimos.core.catalog.Document;
import dev.aimos.memory.Filter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether an atom passes a filter, decided by looking at it. */
final class FilterMatch {
    private FilterMatch() {}

    static boolean matches(Filter filter, String key, Instant at, Document document) {
        return key.startsWith(filter.keyPrefix())
                && !at.isBefore(filter.recordedFrom())
                && at.isBefore(filter.recordedUntil())
                && (filter.modalities().isEmpty() || filter.modalities().contains(document.modality()))
                && filter.tags().entrySet().stream().allMatch(tag -> carries(document, tag))
                && filter.withoutPolicies().stream().noneMatch(document.policies()::contains)
                && filter.metadata().entrySet().stream().allMatch(wanted -> holds(document.metadata(), wanted));
    }

    private static boolean carries(Document document, Map.Entry<String, Double> tag) {
        Double weight = document.tags().get(tag.getKey());
        return weight != null && weight >= tag.getValue();
    }

    private static boolean holds(Json.Obj metadata, Map.Entry<String, Json> wanted) {
        Optional<Json> found = find(metadata, wanted.getKey());
        return found.isPresent()
                && (found.get().equals(wanted.getValue())
                        || (found.get() instanceof Json.Arr array
                                && array.items().contains(wanted.getValue())));
    }

    private static Optional<Json> find(Json.Obj metadata, String path) {
        if (!path.startsWith("/")) {
            return metadata.get(path);
        }
        Optional<Json> at = Optional.of(metadata);
        for (String part : path.substring(1).split("/", -1)) {
            String name = part.replace("~1", "/").replace("~0", "~");
            at = at.flatMap(json -> step(json, name));
        }
        return at;
    }

    private static Optional<Json> step(Json json, String name) {
        return switch (json) {
            case Json.Obj object -> object.get(name);
            case Json.Arr array -> item(array.items(), name);
            default -> Optional.empty();
        };
    }

    /** An item by its number, written without leading zeros. */
    private static Optional<Json> item(List<Json> items, String number) {
        return IntStream.range(0, items.size())
                .filter(i -> Integer.toString(i).equals(number))
                .mapToObj(items::get)
                .findFirst();
    }
}
