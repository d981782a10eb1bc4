package dev.waybill.model.filter;

/** A filter that says something it may not. The message names the member and what is allowed; it is safe to show. */
public final class FilterException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String member;

    FilterException(String member, String message) {
        super(message);
        this.member = member;
    }

    /** The member at fault, as the user wrote it. */
    public String member() {
        return member;
    }
}
