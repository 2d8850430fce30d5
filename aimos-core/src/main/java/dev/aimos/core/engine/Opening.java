package dev.aimos.core.engine;

import dev.aimos.core.catalog.Catalog;
import dev.aimos.core.catalog.Generations;
import dev.aimos.core.catalog.Register;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.SyncListener;
import dev.aimos.core.metrics.Recorder;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens what is computed from the journal, and catches up with it. What was opened is closed again if anything fails. */
final class Opening {
    private static final System.Logger LOG = System.getLogger(Opening.class.getName());

    private Opening() {}

    /** Opens the catalog and the register, and replays what they lack. */
    static Projection of(Journal journal, EngineOptions options) throws IOException {
        Catalog catalog = null;
        Register register = null;
        try {
            catalog = fitting(options.catalogs(), journal, "index");
            register = fitting(options.registers(), journal, "register");
            Projection projection = new Projection(catalog, register);
            if (projection.from() < journal.size()) {
                projection.run(journal, projection.from(), journal.size(), options.progress());
                projection.checkpoint(new Published(journal.lastTx(), journal.lastInstant(), journal.size()));
                journal.checkpoint();
            }
            projection.count(options.progress());
            return projection;
        } catch (IOException | RuntimeException | Error e) {
            closeAfter(e, catalog);
            closeAfter(e, register);
            throw e;
        }
    }

    /** The one in use, or an empty one in its place if it is ahead of the journal, or holds what has been erased. */
    private static <C extends Catalog> C fitting(Generations<C> source, Journal journal, String name)
            throws IOException {
        C opened = source.open();
        try {
            if (fits(opened, journal)) {
                return opened;
            }
            LOG.log(System.Logger.Level.WARNING, "the " + name + " does not fit the journal; computing it anew");
            C unfit = opened;
            unfit.close();
            opened = source.fresh();
            source.adopt(opened);
            source.discard(unfit);
            return opened;
        } catch (IOException | RuntimeException | Error e) {
            closeAfter(e, opened);
            throw e;
        }
    }

    private static boolean fits(Catalog catalog, Journal journal) {
        long from = catalog.nextSeq();
        long to = journal.size();
        if (from > to) {
            return false; // a backup was restored beside it
        }
        if (Replay.containsErasure(journal, from, to)) {
            Eraser.finish(journal, from, to);
            return from == 0;
        }
        return true;
    }

    /** Tells a recorder of the journal's fsyncs. */
    static SyncListener syncs(Recorder recorder) {
        if (!recorder.on()) {
            return SyncListener.NONE;
        }
        return new SyncListener() {
            @Override
            public long begin() {
                return recorder.start();
            }

            @Override
            public void end(long begun, long records) {
                recorder.fsync(begun, records);
            }
        };
    }

    static void closeAfter(Throwable failure, @Nullable Closeable resource) {
        if (resource != null) {
            try {
                resource.close();
            } catch (IOException | RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
