/**
 * What of witnesses needs no store: calibration of confidences, its diagrams, and the check of an audit bundle on another
 * machine.
 */
@NullMarked
package dev.aimos.vif;

import org.jspecify.annotations.NullMarked;
