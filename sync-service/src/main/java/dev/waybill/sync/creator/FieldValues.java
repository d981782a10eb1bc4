package dev.waybill.sync.creator;

import dev.waybill.engine.cycle.Change;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.zoho.creator.CreatorTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values a change writes, by link name. What is not known is left out. */
public final class FieldValues {

    private final CreatorConfig.Fields names;
    private final CreatorTime time;

    FieldValues(CreatorConfig config) {
        this.names = config.fields();
        this.time = config.dateFormat().in(config.zone());
    }

    /** The fields and their values, in the order they are shown. */
    public Map<String, String> of(Change change) {
        StatusEvent event = change.event();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(names.status(), change.status());
        values.put(names.queueIdWebhook(), change.record().queueId());
        putIfKnown(values, names.messageIdWebhook(), event.messageId());
        putIfKnown(values, names.timestampWebhook(), event.time() == null ? null : time.format(event.time()));
        putIfKnown(values, names.recipientIdWebhook(), event.recipientId());
        return values;
    }

    private static void putIfKnown(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value);
        }
    }
}
