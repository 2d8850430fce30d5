/**
 * The store handle {@link dev.aimos.AimOs}, the exceptions every verb may throw, and the values that all nouns share.
 */
@NullMarked
package dev.aimos;

import org.jspecify.annotations.NullMarked;
