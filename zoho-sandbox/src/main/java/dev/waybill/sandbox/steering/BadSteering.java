package dev.waybill.sandbox.steering;

/** A steering call that cannot be followed; the message says what to write instead. */
final class BadSteering extends RuntimeException {

    private final String member;

    BadSteering(String member, String detail) {
        super(detail, null, false, false);
        this.member = member;
    }

    /** The member of the body that is wrong, such as {@code limits.daily}. */
    String member() {
        return member;
    }
}
