package dev.aimos.core.plan;

import dev.aimos.Json;

/**
 * How large the values are that go from step to step. They are kept in the journal and read again, so neither their size nor their
 * depth may be without bounds, however often an expression names the same value.
 */
public final class Extent {
    /** Roughly how many bytes one value may have: as many as a store can allow the outputs of one attempt to have. */
    public static final long MOST = 64L << 20;

    /** Roughly how many bytes the values may have that follow from one moment. */
    static final long MOST_AT_ONCE = 64L << 20;

    /** How deeply a value may be nested. */
    public static final int DEEPEST = 1_000;

    private final long most;
    private long size;

    private Extent(long most) {
        this.most = most;
    }

    /** Roughly, and no more than, the bytes of a value as canonical JSON; -1 if that is more than so many, or it is too deep. */
    public static long of(Json value, long most) {
        Extent extent = new Extent(most);
        return extent.fits(value, 0) ? extent.size : -1;
    }

    private boolean fits(Json value, int depth) {
        return switch (value) {
            case Json.Str text -> takes(text.value().length() + 2L);
            case Json.Arr list -> {
                boolean fits = takes(list.items().size() + 2L) && depth < DEEPEST;
                for (int i = 0; fits && i < list.items().size(); i++) {
                    fits = fits(list.items().get(i), depth + 1);
                }
                yield fits;
            }
            case Json.Obj object -> {
                boolean fits = takes(2) && depth < DEEPEST;
                for (var members = object.members().entrySet().iterator(); fits && members.hasNext(); ) {
                    var member = members.next();
                    fits = takes(member.getKey().length() + 4L) && fits(member.getValue(), depth + 1);
                }
                yield fits;
            }
            case Json.Num number -> takes(1);
            case Json.Bool truth -> takes(4);
            case Json.Null none -> takes(4);
        };
    }

    private boolean takes(long bytes) {
        size += bytes;
        return size <= most;
    }
}
