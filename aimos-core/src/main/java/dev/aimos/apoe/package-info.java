/**
 * Plans as text, and handlers that do the work of their steps.
 *
 * <p>{@link dev.aimos.apoe.Acl} reads, checks, prints and draws plans; the language is described in {@code docs/acl.md}. What a
 * step assigns to a role, a {@link dev.aimos.plan.Handler} does: it is given the step's inputs and gives back its outputs.
 * {@link dev.aimos.apoe.StandardHandlers} are those that need the store and nothing else: they find passages, keep texts, tell and
 * ask the graph, write down what was known, and tell people. For models and tools, write your own.
 *
 * <p>{@link dev.aimos.apoe.MockHandler} rehearses a plan without any of them: it gives each output that a step declares, or what it
 * was told, and fails the attempts that it was told to. So a plan's gates, retries and fallbacks can be tested before a model is
 * paid for.
 */
@NullMarked
package dev.aimos.apoe;

import org.jspecify.annotations.NullMarked;
