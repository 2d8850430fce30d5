package dev.aimos.lucene.catalog;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;

/**
 * Lucene's own codec, but that graphs are searched by quantized vectors, of a byte a number, beside which the full ones are
 * kept. Only writing needs it: each segment says how it is to be read.
 */
final class VectorCodec {
    private VectorCodec() {}

    static Codec of(boolean quantized) {
        if (!quantized) {
            return new Lucene104Codec();
        }
        KnnVectorsFormat bytes = new Lucene104HnswScalarQuantizedVectorsFormat();
        return new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return bytes;
            }
        };
    }
}
