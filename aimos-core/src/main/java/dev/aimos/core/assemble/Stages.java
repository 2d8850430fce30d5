package dev.aimos.core.assemble;

import dev.aimos.index.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Runs stages one after another and keeps their accounts. Confined to one thread. */
final class Stages {
    private final List<Context.Stage> done = new ArrayList<>();

    /** What a stage makes of some passages; it must tell its log of each that it leaves out. */
    List<Piece> run(String name, List<Piece> pieces, BiFunction<List<Piece>, StageLog, List<Piece>> work) {
        StageLog log = new StageLog(name, pieces.size());
        List<Piece> result = List.copyOf(work.apply(pieces, log));
        done.add(log.stage(result.size()));
        return result;
    }

    List<Context.Stage> done() {
        return done;
    }
}
