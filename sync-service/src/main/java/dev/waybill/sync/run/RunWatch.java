package dev.waybill.sync.run;

/** What accompanies one run: the way to stop it, what it did to records, and where it says how far it is. */
record RunWatch(StopSignal stop, RunOutcomes outcomes, ProgressNote progress) {}
