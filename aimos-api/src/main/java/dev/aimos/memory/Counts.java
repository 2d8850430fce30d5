package dev.aimos.memory;

/**
 * What a journal holds.
 *
 * @param records records of every kind: the leaves of the Merkle tree
 * @param atoms keys that show something at some valid time
 * @param versions atom records ever put and not erased
 * @param snapshots snapshots taken
 */
public record Counts(long records, long atoms, long versions, long snapshots) {}
