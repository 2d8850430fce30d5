/** The main job: a first look at aimos that remembers this project's own documentation and answers from it. */
@NullMarked
package dev.aimos.examples;

import org.jspecify.annotations.NullMarked;
