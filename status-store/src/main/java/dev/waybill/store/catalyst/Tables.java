package dev.waybill.store.catalyst;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tables that the store needs, with keys and indexes: the one place where they are defined. The console makes
 * tables, nothing else can. Every key is of type String.
 */
final class Tables {

    static final String DOCUMENT_ID = "document_id";
    static final String POSITION = "position";
    static final String DAY = "received_day";
    static final String STATUS_DAY = "status_day";
    static final String UNSYNCED = "unsynced";
    static final String PARKED = "parked";

    /** The digest of a message id: keys live on where the id itself must be blanked, since it holds a phone number. */
    static final String MESSAGE = "message";

    static final String MESSAGE_ID = "message_id";
    static final String DECLARED = "declared";
    static final String SPAN = "span";
    static final String QUEUE_ID = "queue_id";
    static final String RECIPIENT_ID = "recipient_id";
    static final String WEB_DATE = "web_date";
    static final String EXPIRES_AT = "expires_at";
    static final String WRITE_ID = "write_id";
    static final String SPACE = "space";
    static final String KEY = "key";

    /** Every document, for ever. */
    static final Table LOG = new Table(
            "webhook_logs",
            DOCUMENT_ID,
            null,
            null,
            List.of(
                    Index.BY_MESSAGE,
                    Index.BY_QUEUE,
                    Index.BY_UNSYNCED,
                    Index.BY_PARKED,
                    Index.BY_DAY,
                    Index.BY_STATUS_DAY,
                    Index.BY_RECIPIENT,
                    Index.BY_WEB_DATE));

    /** The last 24 hours; what was not removed in time is left out on reading. */
    static final Table DELIVERED =
            new Table("delivered_logs", DOCUMENT_ID, null, EXPIRES_AT, List.of(Index.BY_DAY, Index.BY_STATUS_DAY));

    /** Which queue id a message has, and how sure that is. */
    static final Table LINKS = new Table("message_links", MESSAGE, null, null, List.of());

    /** Small documents by key, and what is too large for the log. */
    static final Table CONTROL = new Table("waybill_control", SPACE, KEY, null, List.of());

    /** Counts: of hours by our number, for eight days; of days by number, category, template and code, for ever. */
    static final Table COUNTS = new Table("waybill_counts", SPAN, KEY, EXPIRES_AT, List.of());

    static final List<Table> ALL = List.of(LOG, DELIVERED, LINKS, CONTROL, COUNTS);

    private Tables() {}

    /** A table as it must be. */
    record Table(
            String name,
            String partitionKey,
            @Nullable String sortKey,
            @Nullable String ttlAttribute,
            List<Index> indexes) {

        Table {
            indexes = List.copyOf(indexes);
        }
    }

    /** A global index as it must be; its sort key is the position, its projection everything. */
    enum Index {
        BY_MESSAGE(MESSAGE),
        BY_QUEUE(QUEUE_ID),
        BY_UNSYNCED(Tables.UNSYNCED),
        BY_PARKED(PARKED),
        BY_DAY(DAY),
        BY_STATUS_DAY(STATUS_DAY),
        BY_RECIPIENT(RECIPIENT_ID),
        BY_WEB_DATE(WEB_DATE);

        private final String partitionKey;

        Index(String partitionKey) {
            this.partitionKey = partitionKey;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        String partitionKey() {
            return partitionKey;
        }
    }
}
