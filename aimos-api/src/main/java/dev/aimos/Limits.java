package dev.aimos;

import java.time.Duration;

/**
 * How much one request may ask for. Each limit is checked before any work is done, and exceeding it is an
 * {@link AimosException.InvalidRequest} that names the limit. Change one with
 * {@code Limits.builder().maxTags(50).build()}.
 *
 * @param maxKeyLength characters in a key; at most 8,000
 * @param maxTags tags on one atom
 * @param maxTagLength characters in a tag's name
 * @param maxPolicies policy tags on one atom
 * @param maxContentBytes bytes of one atom's content
 * @param maxMetadataBytes bytes of one atom's metadata, as canonical JSON
 * @param maxMetadataDepth nesting of one atom's metadata
 * @param maxEmbeddingDimension numbers in one embedding
 * @param maxBatch atoms in one {@code putAll}
 * @param maxNoteLength characters in a snapshot's note
 * @param maxPageSize atoms on one page of a scan
 * @param maxQueryLength characters in a query
 * @param maxQueryTerms distinct terms in a query; at most 1,024
 * @param maxResults hits of one search
 * @param maxNodes documents, sections, paragraphs and sentences that one atom's text may have
 * @param maxTextLength characters of one atom's text; longer text must be put as bytes, which are not searched
 * @param maxGraphNodes things that one question to the graph may meet
 * @param maxStepOutputBytes size of the outputs of one step of a plan, as canonical JSON
 * @param maxWitnessBytes size of one witness, as canonical JSON
 * @param maxQueryTime time of one search; a time-out may only be shorter
 */
public record Limits(
        int maxKeyLength,
        int maxTags,
        int maxTagLength,
        int maxPolicies,
        long maxContentBytes,
        int maxMetadataBytes,
        int maxMetadataDepth,
        int maxEmbeddingDimension,
        int maxBatch,
        int maxNoteLength,
        int maxPageSize,
        int maxQueryLength,
        int maxQueryTerms,
        int maxResults,
        int maxNodes,
        int maxTextLength,
        int maxGraphNodes,
        int maxStepOutputBytes,
        int maxWitnessBytes,
        Duration maxQueryTime) {
    /** 512-character keys, 20 tags of 50 characters, 1 GiB of content; see the guide for the whole list. */
    public static final Limits DEFAULT = new Limits(
            512,
            20,
            50,
            20,
            1L << 30,
            64 << 10,
            32,
            4_096,
            1_000_000,
            1_000,
            10_000,
            20_000,
            1_024,
            10_000,
            1_000_000,
            64 << 20,
            1_000_000,
            1 << 20,
            1 << 20,
            Duration.ofMinutes(1));

    public Limits {
        require("maxKeyLength", maxKeyLength, 8_000);
        require("maxTags", maxTags, 1_000);
        require("maxTagLength", maxTagLength, 1_000);
        require("maxPolicies", maxPolicies, 1_000);
        require("maxContentBytes", maxContentBytes, Long.MAX_VALUE);
        require("maxMetadataBytes", maxMetadataBytes, 8 << 20);
        require("maxMetadataDepth", maxMetadataDepth, 500);
        require("maxEmbeddingDimension", maxEmbeddingDimension, 65_536);
        require("maxBatch", maxBatch, Integer.MAX_VALUE);
        require("maxNoteLength", maxNoteLength, 100_000);
        require("maxPageSize", maxPageSize, 1_000_000);
        require("maxQueryLength", maxQueryLength, 10_000_000);
        require("maxQueryTerms", maxQueryTerms, 1_024);
        require("maxResults", maxResults, 1_000_000);
        require("maxNodes", maxNodes, 100_000_000);
        require("maxTextLength", maxTextLength, 1 << 30);
        require("maxGraphNodes", maxGraphNodes, 100_000_000);
        require("maxStepOutputBytes", maxStepOutputBytes, 64 << 20);
        require("maxWitnessBytes", maxWitnessBytes, 64 << 20);
        if (maxQueryTime.isNegative() || maxQueryTime.isZero()) {
            throw new AimosException.InvalidRequest(
                    "limit-out-of-range", "maxQueryTime must be longer than zero, but is " + maxQueryTime);
        }
    }

    private static void require(String name, long value, long most) {
        if (value < 1 || value > most) {
            throw new AimosException.InvalidRequest(
                    "limit-out-of-range", name + " must be from 1 to " + most + ", but is " + value);
        }
    }

    /** A builder that starts from {@link #DEFAULT}. */
    public static Builder builder() {
        return new Builder(DEFAULT);
    }

    /** Collects limits; each one not set keeps its default. Not thread-safe. */
    public static final class Builder {
        private int maxKeyLength;
        private int maxTags;
        private int maxTagLength;
        private int maxPolicies;
        private long maxContentBytes;
        private int maxMetadataBytes;
        private int maxMetadataDepth;
        private int maxEmbeddingDimension;
        private int maxBatch;
        private int maxNoteLength;
        private int maxPageSize;
        private int maxQueryLength;
        private int maxQueryTerms;
        private int maxResults;
        private int maxNodes;
        private int maxTextLength;
        private int maxGraphNodes;
        private int maxStepOutputBytes;
        private int maxWitnessBytes;
        private Duration maxQueryTime;

        private Builder(Limits from) {
            maxKeyLength = from.maxKeyLength;
            maxTags = from.maxTags;
            maxTagLength = from.maxTagLength;
            maxPolicies = from.maxPolicies;
            maxContentBytes = from.maxContentBytes;
            maxMetadataBytes = from.maxMetadataBytes;
            maxMetadataDepth = from.maxMetadataDepth;
            maxEmbeddingDimension = from.maxEmbeddingDimension;
            maxBatch = from.maxBatch;
            maxNoteLength = from.maxNoteLength;
            maxPageSize = from.maxPageSize;
            maxQueryLength = from.maxQueryLength;
            maxQueryTerms = from.maxQueryTerms;
            maxResults = from.maxResults;
            maxNodes = from.maxNodes;
            maxTextLength = from.maxTextLength;
            maxGraphNodes = from.maxGraphNodes;
            maxStepOutputBytes = from.maxStepOutputBytes;
            maxWitnessBytes = from.maxWitnessBytes;
            maxQueryTime = from.maxQueryTime;
        }

        /** Sets {@link Limits#maxKeyLength}. */
        public Builder maxKeyLength(int value) {
            maxKeyLength = value;
            return this;
        }

        /** Sets {@link Limits#maxTags}. */
        public Builder maxTags(int value) {
            maxTags = value;
            return this;
        }

        /** Sets {@link Limits#maxTagLength}. */
        public Builder maxTagLength(int value) {
            maxTagLength = value;
            return this;
        }

        /** Sets {@link Limits#maxPolicies}. */
        public Builder maxPolicies(int value) {
            maxPolicies = value;
            return this;
        }

        /** Sets {@link Limits#maxContentBytes}. */
        public Builder maxContentBytes(long value) {
            maxContentBytes = value;
            return this;
        }

        /** Sets {@link Limits#maxMetadataBytes}. */
        public Builder maxMetadataBytes(int value) {
            maxMetadataBytes = value;
            return this;
        }

        /** Sets {@link Limits#maxMetadataDepth}. */
        public Builder maxMetadataDepth(int value) {
            maxMetadataDepth = value;
            return this;
        }

        /** Sets {@link Limits#maxEmbeddingDimension}. */
        public Builder maxEmbeddingDimension(int value) {
            maxEmbeddingDimension = value;
            return this;
        }

        /** Sets {@link Limits#maxBatch}. */
        public Builder maxBatch(int value) {
            maxBatch = value;
            return this;
        }

        /** Sets {@link Limits#maxNoteLength}. */
        public Builder maxNoteLength(int value) {
            maxNoteLength = value;
            return this;
        }

        /** Sets {@link Limits#maxPageSize}. */
        public Builder maxPageSize(int value) {
            maxPageSize = value;
            return this;
        }

        /** Sets {@link Limits#maxQueryLength}. */
        public Builder maxQueryLength(int value) {
            maxQueryLength = value;
            return this;
        }

        /** Sets {@link Limits#maxQueryTerms}. */
        public Builder maxQueryTerms(int value) {
            maxQueryTerms = value;
            return this;
        }

        /** Sets {@link Limits#maxResults}. */
        public Builder maxResults(int value) {
            maxResults = value;
            return this;
        }

        /** Sets {@link Limits#maxNodes}. */
        public Builder maxNodes(int value) {
            maxNodes = value;
            return this;
        }

        /** Sets {@link Limits#maxTextLength}. */
        public Builder maxTextLength(int value) {
            maxTextLength = value;
            return this;
        }

        /** Sets {@link Limits#maxGraphNodes}. */
        public Builder maxGraphNodes(int value) {
            maxGraphNodes = value;
            return this;
        }

        /** Sets {@link Limits#maxStepOutputBytes}. */
        public Builder maxStepOutputBytes(int value) {
            maxStepOutputBytes = value;
            return this;
        }

        /** Sets {@link Limits#maxWitnessBytes}. */
        public Builder maxWitnessBytes(int value) {
            maxWitnessBytes = value;
            return this;
        }

        /** Sets {@link Limits#maxQueryTime}. */
        public Builder maxQueryTime(Duration value) {
            maxQueryTime = value;
            return this;
        }

        /**
         * The limits.
         *
         * @throws AimosException.InvalidRequest if one is out of its range
         */
        public Limits build() {
            return new Limits(
                    maxKeyLength,
                    maxTags,
                    maxTagLength,
                    maxPolicies,
                    maxContentBytes,
                    maxMetadataBytes,
                    maxMetadataDepth,
                    maxEmbeddingDimension,
                    maxBatch,
                    maxNoteLength,
                    maxPageSize,
                    maxQueryLength,
                    maxQueryTerms,
                    maxResults,
                    maxNodes,
                    maxTextLength,
                    maxGraphNodes,
                    maxStepOutputBytes,
                    maxWitnessBytes,
                    maxQueryTime);
        }
    }
}
