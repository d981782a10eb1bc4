package dev.waybill.sandbox.tables;

/** A table that cannot be made as asked; the message says what is allowed. */
public final class BadDefinition extends RuntimeException {

    private final String member;

    BadDefinition(String member, String detail) {
        super(detail, null, false, false);
        this.member = member;
    }

    /** The member that is wrong, such as {@code global_index[0].name}. */
    public String member() {
        return member;
    }
}
