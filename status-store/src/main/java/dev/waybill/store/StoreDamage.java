package dev.waybill.store;

/** What a check of the whole file of the store, or of its journal, found. */
@FunctionalInterface
public interface StoreDamage {

    /** Whether the file is damaged, so that nothing is written into it any more. */
    boolean isFound();
}
