package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Overlay;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/** Overlays as doc values: transaction, start and end of each, eight bytes apiece, big-endian. */
final class OverlayBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int SIZE = 3 * Long.BYTES;

    private OverlayBytes() {}

    static BytesRef encode(List<Overlay> overlays) {
        byte[] bytes = new byte[SIZE * overlays.size()];
        int at = 0;
        for (Overlay overlay : overlays) {
            LONGS.set(bytes, at, overlay.tx());
            LONGS.set(bytes, at + Long.BYTES, overlay.from());
            LONGS.set(bytes, at + 2 * Long.BYTES, overlay.to());
            at += SIZE;
        }
        return new BytesRef(bytes);
    }

    /** Whether any of the overlays hides its entry at a moment. */
    static boolean hide(BytesRef overlays, long tx, long validAt) {
        for (int at = overlays.offset, end = at + overlays.length; at < end; at += SIZE) {
            if ((long) LONGS.get(overlays.bytes, at) <= tx
                    && (long) LONGS.get(overlays.bytes, at + Long.BYTES) <= validAt
                    && validAt < (long) LONGS.get(overlays.bytes, at + 2 * Long.BYTES)) {
                return true;
            }
        }
        return false;
    }

    /** Gives a window the starts and ends of the overlays. */
    static void bounds(BytesRef overlays, Window window) {
        for (int at = overlays.offset, end = at + overlays.length; at < end; at += SIZE) {
            window.bound((long) LONGS.get(overlays.bytes, at + Long.BYTES));
            window.bound((long) LONGS.get(overlays.bytes, at + 2 * Long.BYTES));
        }
    }
}
