package dev.aimos.contract;

import dev.aimos.index.Embedder;
import dev.aimos.text.HashingEmbedder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A {@link HashingEmbedder} that says what texts it was given, and that can be told to wait, or to answer wrongly. Questions
 * are counted, answered at once, and told to be answered wrongly for themselves.
 */
public final class ScriptedEmbedder implements Embedder {
    private final Embedder sound;
    private final String id;
    private final List<String> texts = Collections.synchronizedList(new ArrayList<>());
    private volatile UnaryOperator<List<float[]>> script = UnaryOperator.identity();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile UnaryOperator<float[]> questionScript = UnaryOperator.identity();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    public ScriptedEmbedder(int dimension) {
        this("scripted-" + dimension, dimension);
    }

    public ScriptedEmbedder(String id, int dimension) {
        this.id = id;
        this.sound = new HashingEmbedder(dimension);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int dimension() {
        return sound.dimension();
    }

    @Override
    public int batch() {
        return 8;
    }

    @Override
    public List<float[]> embedAll(List<String> some) {
        texts.addAll(some);
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return script.apply(sound.embedAll(some));
    }

    @Override
    public float[] embedQuery(String text) {
        questions.incrementAndGet();
        return questionScript.apply(vector(text));
    }

    /** The vector of a text, without any script. */
    public float[] vector(String text) {
        return sound.embedAll(List.of(text)).get(0);
    }

    /** How many questions it was given. */
    public int questions() {
        return questions.get();
    }

    /** From now on, what it would answer to questions is changed. */
    public void answerQuestions(UnaryOperator<float[]> change) {
        questionScript = change;
    }

    /** From now on, what it would answer is changed. */
    public void answer(UnaryOperator<List<float[]>> change) {
        script = change;
    }

    /** It answers soundly again. */
    public void mend() {
        script = UnaryOperator.identity();
        questionScript = UnaryOperator.identity();
    }

    /** From now on it answers only after the latch is at zero. */
    public CountDownLatch shut() {
        gate = new CountDownLatch(1);
        return gate;
    }

    /** All texts it was given, in order, repetitions included. */
    public List<String> texts() {
        synchronized (texts) {
            return List.copyOf(texts);
        }
    }

    /** Forgets what it was given. */
    public void forget() {
        texts.clear();
    }
}
