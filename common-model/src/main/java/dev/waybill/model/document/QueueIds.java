package dev.waybill.model.document;

import dev.waybill.model.setting.Blanks;
import java.util.Locale;
import java.util.regex.Pattern;

/** How queue ids are compared. Source: WhatsApp facts 7. */
public final class QueueIds {

    private static final Pattern UUID =
            Pattern.compile("\\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\}?", Pattern.CASE_INSENSITIVE);

    private QueueIds() {}

    /** The form two spellings of one queue id share: a UUID in lower case without braces, anything else trimmed. */
    public static String canonical(String raw) {
        String trimmed = Blanks.strip(raw);
        if (!UUID.matcher(trimmed).matches()) {
            return trimmed;
        }
        return trimmed.replace("{", "").replace("}", "").toLowerCase(Locale.ROOT);
    }
}
