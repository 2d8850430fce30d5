/** HHNI, the index: finds what the memory holds, now and as of any earlier moment. */
@NullMarked
package dev.aimos.index;

import org.jspecify.annotations.NullMarked;
