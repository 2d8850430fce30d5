/**
 * {@code aimos serve}: a store over HTTP, for scripts, for Prometheus and for the operator console. {@link
 * dev.aimos.examples.serve.AimosServer} is the door; each class named {@code …Routes} answers for one noun, and {@code
 * docs/serve.md} is the manual.
 */
@NullMarked
package dev.aimos.examples.serve;

import org.jspecify.annotations.NullMarked;
