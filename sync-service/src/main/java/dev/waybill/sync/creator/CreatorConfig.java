package dev.waybill.sync.creator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.Optional;

/** Which report, which fields, and what Creator allows. */
@ConfigMapping(prefix = "waybill.creator")
public interface CreatorConfig {

    /** User name of the account's owner. */
    String owner();

    /** Link name of the application. */
    String app();

    /** Link name of the report. */
    String report();

    /** Budget for all Creator calls. */
    @WithDefault("48")
    int callsPerMinute();

    /** Quota of calls of a day, if it is to be kept before Zoho says that it is used up. */
    @WithDefault("0")
    long callsPerDay();

    /** The application's date and time format. */
    @WithDefault("dd-MMM-yyyy HH:mm:ss")
    String dateFormat();

    /** The application's time zone; midnight there resets the day's quota. */
    @WithDefault("${waybill.zone:UTC}")
    ZoneId zone();

    /** Which records are pending; by default those whose status is not delivered. */
    Optional<String> criteria();

    /** Records of one page: 200, 500 or 1000. */
    @WithDefault("1000")
    int pageSize();

    /** Link names of the fields. */
    Fields fields();

    /** Link names of the fields. */
    interface Fields {

        /** The status, read and written. */
        @WithDefault("Status")
        String status();

        /** The queue id that the record was given when its message was sent; read. */
        @WithDefault("Queue_ID_DV")
        String queueId();

        /** The queue id again; written. */
        @WithDefault("Queue_ID_Webhook")
        String queueIdWebhook();

        /** The message id; written. */
        @WithDefault("Message_ID_Webhook")
        String messageIdWebhook();

        /** The time of the status; written. */
        @WithDefault("TimeStamp_Webhook")
        String timestampWebhook();

        /** Whom the message went to; written. */
        @WithDefault("recipient_id_Webhook")
        String recipientIdWebhook();
    }
}
