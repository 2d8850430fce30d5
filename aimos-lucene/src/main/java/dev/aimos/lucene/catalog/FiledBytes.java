package dev.aimos.lucene.catalog;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteArrayDataOutput;
import org.apache.lucene.util.BytesRef;

/** What a record of a register says, as doc values: length of the key as Lucene's variable-length integer, key, payload. */
final class FiledBytes {
    private static final int MOST_LENGTH_BYTES = 5;

    private FiledBytes() {}

    static BytesRef encode(BytesRef key, byte[] payload) {
        byte[] bytes = new byte[MOST_LENGTH_BYTES + key.length + payload.length];
        ByteArrayDataOutput out = new ByteArrayDataOutput(bytes);
        try {
            out.writeVInt(key.length);
            out.writeBytes(key.bytes, key.offset, key.length);
            out.writeBytes(payload, 0, payload.length);
        } catch (IOException e) {
            throw new AssertionError("writing to an array does not fail", e);
        }
        return new BytesRef(bytes, 0, out.getPosition());
    }

    private static ByteArrayDataInput input(BytesRef filed) {
        return new ByteArrayDataInput(filed.bytes, filed.offset, filed.length);
    }

    static String key(BytesRef filed) {
        ByteArrayDataInput in = input(filed);
        int length = in.readVInt();
        return new BytesRef(filed.bytes, in.getPosition(), length).utf8ToString();
    }

    /** A copy of the payload. */
    static byte[] payload(BytesRef filed) {
        ByteArrayDataInput in = input(filed);
        int length = in.readVInt();
        return Arrays.copyOfRange(filed.bytes, in.getPosition() + length, filed.offset + filed.length);
    }
}
