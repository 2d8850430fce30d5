package dev.aimos.core.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what a {@link PayloadWriter} wrote. */
final class PayloadReader {
    private final byte[] bytes;
    private int position;

    PayloadReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int number() {
        int value = 0;
        int shift = 0;
        int b;
        do {
            b = bytes[position++];
            value |= (b & 0x7F) << shift;
            shift += 7;
        } while (b < 0);
        return value;
    }

    double real() {
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = (bits << 8) | (bytes[position++] & 0xFF);
        }
        return Double.longBitsToDouble(bits);
    }

    String text() {
        int length = number();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    byte[] bytes() {
        int length = number();
        byte[] part = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return part;
    }
}
