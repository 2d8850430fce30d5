package dev.aimos.examples.cli;

/** A command on a store that may write to it: it takes {@code --correlation}, which what it writes is recorded under. */
interface Writes {}
