package dev.aimos.examples.models;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.aimos.index.TokenCounter;

/** Counts tokens by byte-pair encoding, exactly as OpenAI's models do. What looks like a special token is text. */
public final class BpeTokenCounter implements TokenCounter {
    private final Encoding encoding;

    private BpeTokenCounter(EncodingType type) {
        this.encoding = Encodings.newLazyEncodingRegistry().getEncoding(type);
    }

    /** {@code cl100k_base}, the encoding of GPT-4 and GPT-3.5. */
    public static TokenCounter cl100k() {
        return new BpeTokenCounter(EncodingType.CL100K_BASE);
    }

    /** {@code o200k_base}, the encoding of GPT-4o and later. */
    public static TokenCounter o200k() {
        return new BpeTokenCounter(EncodingType.O200K_BASE);
    }

    @Override
    public String id() {
        return encoding.getName();
    }

    @Override
    public int count(String text) {
        return encoding.countTokensOrdinary(text);
    }
}
