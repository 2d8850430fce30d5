package dev.aimos.lucene.catalog;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.PostingsFormat;
import org.apache.lucene.codecs.bloom.BloomFilterFactory;
import org.apache.lucene.codecs.bloom.BloomFilteringPostingsFormat;
import org.apache.lucene.codecs.bloom.FuzzySet;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Lucene's own codec, but that each segment knows, by a Bloom filter, most of the keys and terms that it does not have: most
 * of what a writer asks for is in one segment or in none. Only writing needs it: each segment says how it is to be read.
 */
final class RegisterCodec {
    private static final float FALSE_POSITIVES = 0.02f;

    /** A record has about so many terms that no other has. */
    private static final int TERMS = 3;

    private RegisterCodec() {}

    static Codec create() {
        Lucene104Codec plain = new Lucene104Codec();
        PostingsFormat filtered =
                new BloomFilteringPostingsFormat(plain.getPostingsFormatForField(Fields.KEY), new Sized());
        return new Lucene104Codec() {
            @Override
            public PostingsFormat getPostingsFormatForField(String field) {
                return field.equals(Fields.KEY) || field.equals(Fields.TERM)
                        ? filtered
                        : super.getPostingsFormatForField(field);
            }
        };
    }

    private static final class Sized extends BloomFilterFactory {
        @Override
        public FuzzySet getSetForField(SegmentWriteState state, FieldInfo field) {
            int documents = state.segmentInfo.maxDoc();
            long values = field.name.equals(Fields.TERM) ? (long) TERMS * documents : documents;
            return FuzzySet.createOptimalSet((int) Math.min(values, Integer.MAX_VALUE / 16), FALSE_POSITIVES);
        }

        @Override
        public boolean isSaturated(FuzzySet filter, FieldInfo field) {
            return filter.getSaturation() > 0.9f;
        }
    }
}
