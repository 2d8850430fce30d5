package dev.aimos.examples.models;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.aimos.index.Embedder;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * A {@link LocalModel} in this process, on ONNX Runtime. Thread-safe. Loading takes about a second and 100 MB; a text of
 * forty words takes about ten milliseconds of one core.
 *
 * <p>Texts of more than 510 tokens are cut into parts of at most 510, whose vectors are averaged by their lengths.
 */
public final class OnnxEmbedder implements Embedder {
    // Each text is a run of its own on one thread, as many at once as there are cores: half as fast again as one run on
    // all cores. They never share a batch, for the quantised models scale their numbers by the whole batch, and a
    // text's
    // vector would depend on its neighbours.
    private static final Executor POOL = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("aimos-embed-", 0).factory());

    static {
        // The tokenizer's library asks its maker's servers, and fetches code for graphics cards, unless told otherwise.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
    }

    private final LocalModel model;
    private final Encoder encoder;
    private final String instruction;

    private OnnxEmbedder(LocalModel model, Encoder encoder, String instruction) {
        this.model = model;
        this.encoder = encoder;
        this.instruction = instruction;
    }

    /**
     * Loads a model, without its makers' instruction before questions: with it, what is found was measured to be no better,
     * and in hybrid searches worse.
     */
    public static OnnxEmbedder load(LocalModel model) {
        return load(model, "");
    }

    /**
     * Loads a model.
     *
     * @param instruction what to put before a question; may be empty. It changes no vector of a passage
     */
    public static OnnxEmbedder load(LocalModel model, String instruction) {
        return new OnnxEmbedder(model, Encoder.load(model), Objects.requireNonNull(instruction, "instruction"));
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public int dimension() {
        return Encoder.DIMENSION;
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        List<TextSegment> segments = texts.stream()
                .map(text -> TextSegment.from(text.isBlank() ? "." : text))
                .toList();
        return encoder.embedAll(segments).content().stream()
                .map(embedding -> embedding.vector())
                .toList();
    }

    @Override
    public float[] embedQuery(String text) {
        return embedAll(List.of(instruction + text)).get(0);
    }

    /** The library's way from text to vector, on a session whose threads are ours to choose. */
    private static final class Encoder extends AbstractInProcessEmbeddingModel {
        static final int DIMENSION = 384;

        private final OnnxBertBiEncoder encoder;

        private Encoder(OnnxBertBiEncoder encoder) {
            super(POOL);
            this.encoder = encoder;
        }

        static Encoder load(LocalModel model) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                    InputStream network = resource(model.resource() + ".onnx");
                    InputStream tokenizer = resource(model.resource() + "-tokenizer.json")) {
                options.setIntraOpNumThreads(1);
                OrtSession session = environment.createSession(network.readAllBytes(), options);
                return new Encoder(new OnnxBertBiEncoder(environment, session, tokenizer, model.pooling()));
            } catch (OrtException e) {
                throw new IllegalStateException("the model " + model.id() + " cannot be loaded: " + e.getMessage(), e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static InputStream resource(String name) {
            return Objects.requireNonNull(
                    OnnxEmbedder.class.getResourceAsStream("/" + name), "on the class path: " + name);
        }

        @Override
        protected OnnxBertBiEncoder model() {
            return encoder;
        }

        @Override
        protected Integer knownDimension() {
            return DIMENSION;
        }
    }
}
