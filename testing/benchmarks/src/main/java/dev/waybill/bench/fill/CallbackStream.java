package dev.waybill.bench.fill;

import dev.waybill.bench.load.CallbackBodies;

/**
 * The callbacks of messages that are sent one after the other: the queue callback of each, then its statuses while
 * later messages are already on their way. One message in twenty fails.
 */
final class CallbackStream {

    /** Documents of a message that arrives. */
    static final int STATUSES = 4;

    private static final int FAILS = 20;
    /** Messages that are sent until the status of this place comes: accepted, sent, delivered, read. */
    private static final int[] LAG = {0, 10, 50, 400};

    private static final String[] NAMES = {"accepted", "sent", "delivered", "read"};

    private long message;
    private int place;

    /** The next body; {@code seconds} since 1970 are when its status came about. */
    byte[] next(long seconds) {
        while (true) {
            long about = message - LAG[place];
            int now = place;
            advance();
            if (about >= 0 && !(fails(about) && now > 1)) {
                return body(about, now, seconds);
            }
        }
    }

    /** Whether a message ends with {@code failed}. */
    private static boolean fails(long message) {
        return message % FAILS == FAILS - 1;
    }

    private static byte[] body(long about, int place, long seconds) {
        if (place == 0) {
            return CallbackBodies.queueCallback(about);
        }
        return CallbackBodies.ofStatus(about, place == 1 && fails(about) ? "failed" : NAMES[place], seconds);
    }

    private void advance() {
        place = (place + 1) % STATUSES;
        message += place == 0 ? 1 : 0;
    }
}
