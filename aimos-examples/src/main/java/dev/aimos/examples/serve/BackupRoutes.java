package dev.aimos.examples.serve;

import dev.aimos.examples.wire.Shapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Backups of the store while it is served. They change nothing in it, so a server that only reads makes them too. */
final class BackupRoutes {
    private final Optional<Backups> backups;

    BackupRoutes(Optional<Backups> backups) {
        this.backups = backups;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/backups",
                        "store",
                        "The backups that were made here, the first first.",
                        "{directory, items: [{name, bytes, at}]}",
                        call -> list()),
                Route.write(
                                "POST",
                                "/api/v1/backups",
                                "store",
                                "Copies the store, while it is in use, into a directory of this name.",
                                "{name, bytes, at}",
                                this::make)
                        .reads(Route.Param.text("name", "Letters, digits and . _ -; nothing there may have it.")
                                .needed())
                        .harmless());
    }

    private Backups on() {
        return backups.orElseThrow(() -> new Refusal(
                403,
                "backups-off",
                "this server makes no backups; start it with --backups DIR, or stop it and use aimos backup"));
    }

    private Answer list() throws Exception {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("directory", on().directory().toString());
        document.put("items", on().list().stream().map(BackupRoutes::shape).toList());
        return Answer.json(document);
    }

    private Answer make(Call call) throws Exception {
        Backups here = on();
        Fields fields = call.fields();
        String name = fields.requiredString("name");
        fields.end();
        return Answer.json(201, shape(here.make(call.os(), name)));
    }

    private static Map<String, Object> shape(Backups.Backup backup) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("name", backup.name());
        shape.put("bytes", backup.bytes());
        shape.put("at", Shapes.instant(backup.at()));
        return shape;
    }
}
