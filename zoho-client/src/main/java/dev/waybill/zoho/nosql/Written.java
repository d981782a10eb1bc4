package dev.waybill.zoho.nosql;

/** What became of one item's writing. Only the literal word {@code Success} is a success. */
public sealed interface Written {

    /** It is written. */
    record Success() implements Written {}

    /**
     * Nothing was changed: the condition did not hold ({@code CriteriaMismatch}, {@code ConditionMismatch}), or there
     * is no item to update or delete.
     */
    record Mismatch() implements Written {}

    /** No such answer; {@link NosqlFailure#executionUnknown()} tells whether it may be written all the same. */
    record Failed(NosqlFailure failure) implements Written {}
}
