package dev.aimos.core.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes numbers and texts one after another into bytes: numbers of 7 bits a byte, least first; texts as their length and UTF-8. */
final class PayloadWriter {
    private byte[] buffer = new byte[128];
    private int length;

    PayloadWriter number(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            put((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        put(rest);
        return this;
    }

    PayloadWriter real(double value) {
        long bits = Double.doubleToLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((int) (bits >>> shift));
        }
        return this;
    }

    PayloadWriter text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    PayloadWriter bytes(byte[] bytes) {
        number(bytes.length);
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    private void put(int value) {
        ensure(1);
        buffer[length++] = (byte) value;
    }

    private void ensure(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, Math.addExact(length, more)));
        }
    }
}
