package dev.aimos.core.engine;

import java.time.Instant;

/**
 * The end of the last whole transaction: what readers may see.
 *
 * @param tx its number, 0 if there is none
 * @param at its transaction time, {@link Instant#MIN} if there is none
 * @param size records up to and including it
 */
record Published(long tx, Instant at, long size) {}
