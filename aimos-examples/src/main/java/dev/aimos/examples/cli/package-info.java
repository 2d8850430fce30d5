/**
 * The {@code aimos} command line. {@link dev.aimos.examples.cli.Aimos} is the door; each command is one class, listed in
 * {@code Registry}. {@code docs/cli.md} is the manual.
 */
@NullMarked
package dev.aimos.examples.cli;

import org.jspecify.annotations.NullMarked;
