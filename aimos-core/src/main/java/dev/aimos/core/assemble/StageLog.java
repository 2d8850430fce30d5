package dev.aimos.core.assemble;

import dev.aimos.index.Context;
import java.util.ArrayList;
import java.util.List;

/** Writes the account of one stage: what went in, what was dropped and why. Confined to one thread. */
final class StageLog {
    private final String name;
    private final int in;
    private final List<String> notes = new ArrayList<>();
    private final List<Context.Dropped> dropped = new ArrayList<>();

    StageLog(String name, int in) {
        this.name = name;
        this.in = in;
    }

    void drop(Piece piece, String reason) {
        dropped.add(new Context.Dropped(piece.address(), reason));
    }

    void note(String note) {
        notes.add(note);
    }

    Context.Stage stage(int out) {
        return new Context.Stage(name, in, out, String.join("; ", notes), dropped);
    }
}
