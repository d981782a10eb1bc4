package dev.waybill.sync.creator;

import dev.waybill.model.setting.Takes;
import dev.waybill.zoho.creator.CreatorTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.Optional;

/** Which report, which fields, and what Creator allows. */
@ConfigMapping(prefix = "waybill.creator")
public interface CreatorConfig {

    /** How link names of fields are written. */
    String FIELD = "[A-Za-z0-9_]+";

    /** What a field takes, in words. */
    String FIELD_TAKES = "a field's link name: letters, digits and underscores, as in Queue_ID_DV";

    /** User name of the account's owner. */
    @Takes(
            value = "the owner's user name as in addresses of Creator, not an e-mail address",
            matching = "[A-Za-z0-9][A-Za-z0-9._\\-]*")
    String owner();

    /** Link name of the application. */
    @Takes(value = "an application's link name, as in addresses of Creator", matching = "[A-Za-z0-9][A-Za-z0-9_\\-]*")
    String app();

    /** Link name of the report. */
    @Takes(value = "a report's link name, as in addresses of Creator", matching = "[A-Za-z0-9][A-Za-z0-9_\\-]*")
    String report();

    /** Budget for all Creator calls. */
    @WithDefault("48")
    int callsPerMinute();

    /** Quota of calls of a day, if it is to be kept before Zoho says that it is used up. */
    @WithDefault("0")
    @Takes(least = 0, most = 10_000_000)
    long callsPerDay();

    /** The application's date and time format. */
    @WithDefault("dd-MMM-yyyy HH:mm:ss")
    @Takes("a date format such as dd-MMM-yyyy HH:mm:ss")
    CreatorTime dateFormat();

    /** The application's time zone; midnight there resets the day's quota. */
    @WithDefault("${waybill.zone:UTC}")
    ZoneId zone();

    /** Which records are pending; by default those whose status is not delivered. */
    @Takes("a criteria expression of Creator")
    Optional<String> criteria();

    /** Records of one page: 200, 500 or 1000. */
    @WithDefault("1000")
    @Takes(oneOf = {"200", "500", "1000"})
    int pageSize();

    /** Link names of the fields. */
    Fields fields();

    /** Link names of the fields. */
    interface Fields {

        /** The status, read and written. */
        @WithDefault("Status")
        @Takes(value = FIELD_TAKES, matching = FIELD)
        String status();

        /** The queue id that the record was given when its message was sent; read. */
        @WithDefault("Queue_ID_DV")
        @Takes(value = FIELD_TAKES, matching = FIELD)
        String queueId();

        /** The queue id again; written. */
        @WithDefault("Queue_ID_Webhook")
        @Takes(value = FIELD_TAKES, matching = FIELD)
        String queueIdWebhook();

        /** The message id; written. */
        @WithDefault("Message_ID_Webhook")
        @Takes(value = FIELD_TAKES, matching = FIELD)
        String messageIdWebhook();

        /** The time of the status; written. */
        @WithDefault("TimeStamp_Webhook")
        @Takes(value = FIELD_TAKES, matching = FIELD)
        String timestampWebhook();

        /** Whom the message went to; written. */
        @WithDefault("recipient_id_Webhook")
        @Takes(value = FIELD_TAKES, matching = FIELD)
        String recipientIdWebhook();
    }
}
