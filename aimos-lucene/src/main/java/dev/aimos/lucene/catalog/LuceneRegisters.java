package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Register;
import java.io.IOException;
import java.nio.file.Path;

/** The registers of a store, on Lucene, in a folder of their own beside the text index. Not thread-safe. */
public final class LuceneRegisters implements Register.Source {
    private final LuceneCatalogs catalogs;

    LuceneRegisters(Path folder, LuceneCatalogs.Opener opener) throws IOException {
        catalogs = new LuceneCatalogs(
                folder, new RegisterDocuments(), opener, RegisterCodec.create(), LuceneRegister::new);
    }

    /** The registers in a folder, which is made if it is not there. */
    public static LuceneRegisters in(Path folder) throws IOException {
        return new LuceneRegisters(folder, LuceneCatalogs::cached);
    }

    @Override
    public Register open() throws IOException {
        return (Register) catalogs.open();
    }

    @Override
    public Register fresh() throws IOException {
        return (Register) catalogs.fresh();
    }

    @Override
    public void adopt(Register fresh) throws IOException {
        catalogs.adopt(fresh);
    }

    @Override
    public void discard(Register closed) throws IOException {
        catalogs.discard(closed);
    }

    @Override
    public void close() {
        catalogs.close();
    }
}
