package dev.aimos.apoe;

import dev.aimos.Json;
import dev.aimos.memory.AtomDraft;
import dev.aimos.plan.StepContext;
import dev.aimos.plan.StepFailure;
import java.lang.System.Logger;
import java.util.List;
import java.util.Map;

/** Tells people, for steps. */
final class Telling {
    /** Where messages go. */
    static final String LOG = "dev.aimos.apoe.operator";

    private static final List<Logger.Level> LEVELS = List.of(
            Logger.Level.TRACE, Logger.Level.DEBUG, Logger.Level.INFO, Logger.Level.WARNING, Logger.Level.ERROR);

    private Telling() {}

    static Json.Obj log(StepContext context, Given given) throws StepFailure {
        Logger.Level level = given.word("level", LEVELS).orElse(Logger.Level.INFO);
        String message = message(context, given);
        given.done();
        System.getLogger(LOG).log(level, Shown.line(context.run() + " " + context.step() + ": " + message));
        return Fields.of()
                .text("level", Shown.word(level))
                .text("message", message)
                .build();
    }

    static Json.Obj todo(StepContext context, Given given) throws StepFailure {
        String message = message(context, given);
        String key = given.has("key") ? given.name("key") : "todo:" + context.run() + "/" + context.step();
        Map<String, Double> tags = given.tags("tags", 1);
        given.done();
        context.put(AtomDraft.text(key, message)
                .tag("todo")
                .tags(tags)
                .metadata("run", context.run())
                .metadata("step", context.step()));
        return Fields.of().text("key", key).text("message", message).build();
    }

    private static String message(StepContext context, Given given) throws StepFailure {
        String message = given.text("message", context.instruction());
        if (message.isBlank()) {
            throw given.missing("message", "a text");
        }
        return message;
    }
}
