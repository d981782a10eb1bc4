package dev.waybill.model.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of a document as the API shows them, in the order of product 2.2, with the kind of value each holds.
 *
 * <p>Values are {@link String}, {@link Boolean}, {@link java.time.Instant} (member {@code created_time}),
 * {@link java.time.LocalDate} ({@code web_date}), {@link Long} seconds since 1970 ({@code web_timestamp}), or absent.
 */
public enum DocumentMember {
    ID("_id", Kind.TEXT, d -> d.event().id().hex()),
    WEBHOOK_ID(Kind.TEXT, d -> d.event().messageId()),
    QUEUE_ID(Kind.TEXT, d -> d.event().queueId()),
    STATUS(Kind.TEXT, d -> d.event().status()),
    RECIPIENT_ID(Kind.TEXT, d -> d.event().recipientId()),
    WEB_TIMESTAMP(Kind.SECONDS, DocumentMember::webTimestamp),
    PHONE_NUMBER_ID(Kind.TEXT, StatusDocument::phoneNumberId),
    DISPLAY_PHONE_NUMBER(Kind.TEXT, StatusDocument::displayPhoneNumber),
    WEBHOOK_DATA_JSON(Kind.TEXT, StatusDocument::statusJson),
    RAW_WEBHOOK_DATA_JSON(Kind.TEXT, StatusDocument::rawJson),
    CREATED_TIME(Kind.INSTANT, d -> d.event().receivedAt()),
    WEB_DATE(Kind.DATE, StatusDocument::webDate),
    UPDATED(Kind.BOOLEAN, d -> d.event().synced());

    /** What a member's value is, and so what it may be compared with. */
    public enum Kind {
        TEXT,
        /** Seconds since 1970, shown as text. */
        SECONDS,
        /** An ISO-8601 instant. */
        INSTANT,
        /** An ISO-8601 day. */
        DATE,
        BOOLEAN
    }

    private final String label;
    private final Kind kind;
    /** A method of the document, so it has no state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<StatusDocument, @Nullable Object> value;

    DocumentMember(Kind kind, Function<StatusDocument, @Nullable Object> value) {
        this.label = name().toLowerCase(Locale.ROOT);
        this.kind = kind;
        this.value = value;
    }

    DocumentMember(String label, Kind kind, Function<StatusDocument, @Nullable Object> value) {
        this.label = label;
        this.kind = kind;
        this.value = value;
    }

    /** The member's name in JSON. */
    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    /** The member's value in a document, absent where the document has none. */
    public @Nullable Object valueOf(StatusDocument document) {
        return value.apply(document);
    }

    /** The member of that name, or of the name that it had in the older system, whose scripts still ask. */
    public static Optional<DocumentMember> labelled(String label) {
        return switch (label) {
            case "date" -> Optional.of(WEB_DATE);
            case "Updated" -> Optional.of(UPDATED);
            default ->
                Arrays.stream(values()).filter(m -> m.label.equals(label)).findFirst();
        };
    }

    private static @Nullable Object webTimestamp(StatusDocument document) {
        var time = document.event().time();
        return time == null ? null : time.getEpochSecond();
    }
}
