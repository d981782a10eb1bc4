package dev.waybill.engine.lease;

import dev.waybill.engine.budget.CallBook;

/**
 * The lease as it lies in the store. It holds the calls too, so that whoever may note calls is whoever leads.
 *
 * @param term number of the term, one more with each; marks, outcomes, runs and counts of an older term are refused
 * @param holder the replica whose term it is or was
 * @param free whether the holder gave it up
 * @param calls the calls of all terms
 */
public record LeaseState(long term, String holder, boolean free, CallBook calls) {

    static final LeaseState NEVER_HELD = new LeaseState(0, "", true, CallBook.EMPTY);

    LeaseState takenBy(String replica) {
        return new LeaseState(term + 1, replica, false, calls);
    }

    LeaseState with(CallBook book, boolean given) {
        return new LeaseState(term, holder, given, book);
    }
}
