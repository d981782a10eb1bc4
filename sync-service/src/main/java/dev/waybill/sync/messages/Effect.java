package dev.waybill.sync.messages;

import org.jspecify.annotations.Nullable;

/** What a callback did to the effective status of its message, given those that came before it. */
public sealed interface Effect {

    /** The first status that anybody knows. */
    record First(String status) implements Effect {}

    /** A higher status. */
    record Raised(String from, String to) implements Effect {}

    /** The same status, but this callback is now the one whose time and ids are written. */
    record Sharpened(String status) implements Effect {}

    /** A status that another one outranks, or equals. */
    record Outranked(String by) implements Effect {}

    /** A status that is not in the order: it is kept and never decides. */
    record Unknown(@Nullable String still) implements Effect {}

    /** One word for it. */
    default String word() {
        return switch (this) {
            case First first -> "first";
            case Raised raised -> "raised";
            case Sharpened sharpened -> "sharpened";
            case Outranked outranked -> "none";
            case Unknown unknown -> "unknown";
        };
    }

    /** What happened, as a sentence. */
    default String sentence() {
        return switch (this) {
            case First(String status) -> "the effective status is " + status;
            case Raised(String from, String to) -> "raises the effective status from " + from + " to " + to;
            case Sharpened(String status) -> "says " + status + " more exactly; its time is the one that counts";
            case Outranked(String by) -> "changes nothing: " + by + " is as high or higher";
            case Unknown(var still) ->
                "changes nothing: nobody knows this status" + (still == null ? "" : "; it stays " + still);
        };
    }
}
