package dev.waybill.sync.run;

import dev.waybill.engine.cycle.Halt;

/** Fired when a cycle of this replica has ended, everything of it is recorded and its lock is free. */
public record RunEnded(RunRecord run, Halt.After after) {}
