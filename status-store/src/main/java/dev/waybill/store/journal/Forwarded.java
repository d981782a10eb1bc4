package dev.waybill.store.journal;

/** What became of one entry that was forwarded. */
public enum Forwarded {
    /** It is in the store now, and by this entry, perhaps from an earlier try. The entry may go. */
    NEW,
    /** The store had the document already, from another entry. The entry may go. */
    DUPLICATE,
    /** It is unknown whether it is in the store, or it certainly is not: forward the same entry again later. */
    NOT_NOW
}
