/** The in-memory backend: exact, brute force, and gone when closed. For test suites, and as the executable specification. */
@NullMarked
package dev.aimos.inmemory;

import org.jspecify.annotations.NullMarked;
