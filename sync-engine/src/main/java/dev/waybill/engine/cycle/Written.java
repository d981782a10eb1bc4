package dev.waybill.engine.cycle;

/** A change and what became of it. */
public record Written(Change change, WriteOutcome outcome) {}
