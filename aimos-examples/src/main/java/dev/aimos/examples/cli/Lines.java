package dev.aimos.examples.cli;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a UTF-8 file, one at a time, none of them longer than memory can be expected to hold. */
final class Lines implements Closeable {
    /** Longest line, in bytes. */
    static final int LONGEST = 64 << 20;

    private final InputStream in;
    private final String name;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int until;
    private long number;
    private long read;

    Lines(InputStream in, String name) {
        this(in, name, LONGEST);
    }

    Lines(InputStream in, String name, int longest) {
        this.in = in;
        this.name = name;
        this.longest = longest;
    }

    /** Where a column of the last line is. */
    String where(int column) {
        return name + ":" + number + ":" + column;
    }

    /** Bytes read so far. */
    long read() {
        return read - (until - from);
    }

    /** The next line without its end; null after the last. After {@link BadInput}, the next call goes on behind it. */
    @Nullable
    String next() throws IOException, BadInput {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        boolean ended = false;
        long length = 0;
        while (!ended && fill()) {
            any = true;
            int end = from;
            while (end < until && buffer[end] != '\n') {
                end++;
            }
            length += end - from;
            if (length <= longest) {
                line.write(buffer, from, end - from);
            }
            ended = end < until;
            from = ended ? end + 1 : end;
        }
        if (!any) {
            return null;
        }
        number++;
        if (length > longest) {
            throw new BadInput(
                    where(1),
                    "line-too-long",
                    "the line has %,d bytes, more than %,d; put its content with atoms:create --file"
                            .formatted(length, longest));
        }
        return decode(line.toByteArray());
    }

    private String decode(byte[] bytes) throws BadInput {
        try {
            String text = Utf8.decode(bytes);
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        } catch (Utf8.Malformed e) {
            throw new BadInput(where(1), "not-utf-8", String.valueOf(e.getMessage()));
        }
    }

    private boolean fill() throws IOException {
        if (from < until) {
            return true;
        }
        int got = in.read(buffer);
        from = 0;
        until = Math.max(got, 0);
        read += until;
        return got > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
