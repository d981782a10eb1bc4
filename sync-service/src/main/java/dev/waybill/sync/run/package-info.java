/** Runs cycles: takes the steps that the state machine asks for, and records what came of them. */
@NullMarked
package dev.waybill.sync.run;

import org.jspecify.annotations.NullMarked;
