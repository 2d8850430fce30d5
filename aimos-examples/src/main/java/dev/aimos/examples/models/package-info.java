/** Models that run in this process: embedders from Maven artifacts, and tokenizers. Nothing here uses the network. */
@NullMarked
package dev.aimos.examples.models;

import org.jspecify.annotations.NullMarked;
