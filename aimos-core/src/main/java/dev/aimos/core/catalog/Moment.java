package dev.aimos.core.catalog;

/**
 * A resolved moment on both axes.
 *
 * @param tx last transaction taken into account
 * @param validAt valid time, in {@link Micros}
 */
public record Moment(long tx, long validAt) {}
