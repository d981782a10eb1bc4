package dev.waybill.sync.cycle;

/**
 * Why a cycle ends before its work is done.
 *
 * @param end how the cycle counts
 * @param reason what happened and what to do; safe to show
 */
public record Halt(RunEnd end, String reason) {}
