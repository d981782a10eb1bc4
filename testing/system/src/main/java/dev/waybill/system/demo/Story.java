package dev.waybill.system.demo;

import static dev.waybill.system.demo.Beat.linked;
import static dev.waybill.system.demo.Beat.status;

import java.util.List;

/**
 * What happens to a message, and the status its record must end with. The endings are written down here, not computed,
 * so that the demo judges the services instead of repeating them.
 */
enum Story {
    IN_ORDER(7, "sent, then delivered", "", "delivered", linked(1), status(1, "sent", 1), status(1, "delivered", 4)),
    QUEUE_CALLBACK_LAST(
            7,
            "queue callback after delivered",
            "",
            "delivered",
            status(1, "sent", 1),
            status(1, "delivered", 4),
            linked(2)),
    READ_WITHOUT_DELIVERED(6, "read, never delivered", "sent", "delivered", linked(1), status(1, "read", 9)),
    PLAYED(2, "played", "sent", "delivered", linked(1), status(1, "sent", 1), status(1, "played", 30)),
    FAILED(4, "failed", "", "failed", linked(1), status(1, "failed", 3)),
    FAILED_THEN_DELIVERED(
            5,
            "failed, then delivered",
            "",
            "delivered",
            linked(1),
            status(1, "failed", 3),
            status(2, "delivered", 40)),
    DELIVERED_THEN_LATE_SENT(
            5,
            "delivered, then a late sent",
            "",
            "delivered",
            linked(1),
            status(1, "delivered", 4),
            status(2, "sent", 1)),
    SENT_AND_ACCEPTED(3, "sent, not yet delivered", "", "accepted", linked(1), status(1, "sent", 1)),
    REFUSED(2, "refused by the provider", "", "failed", new Beat.Linked(1, "failed")),
    SPELLED_DIFFERENTLY(
            2, "queue id in upper case", "", "delivered", linked(1), status(1, "sent", 1), status(1, "delivered", 4)),
    DUPLICATES(
            2,
            "every callback three times",
            "",
            "delivered",
            linked(1),
            linked(1),
            linked(2),
            status(1, "delivered", 4),
            status(1, "delivered", 4),
            status(2, "delivered", 4)),
    NO_CALLBACK(7, "no callback at all", "", ""),
    NO_QUEUE_CALLBACK(4, "unknown queue id", "", "", status(1, "sent", 1), status(1, "delivered", 4)),
    ALREADY_FAILED(4, "failed in Creator, late sent", "failed", "failed", linked(1), status(1, "sent", 1)),
    ALREADY_DELIVERED(4, "delivered in Creator, late sent", "delivered", "delivered", linked(1), status(1, "sent", 1));

    private final int messages;
    private final String title;
    private final String before;
    private final String after;
    /** An immutable list. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Beat> beats;

    Story(int messages, String title, String before, String after, Beat... beats) {
        this.messages = messages;
        this.title = title;
        this.before = before;
        this.after = after;
        this.beats = List.of(beats);
    }

    /** How many messages live it. */
    int messages() {
        return messages;
    }

    String title() {
        return title;
    }

    /** The record's status at the beginning. */
    String before() {
        return before;
    }

    /** The status the record must end with. */
    String after() {
        return after;
    }

    List<Beat> beats() {
        return beats;
    }
}
