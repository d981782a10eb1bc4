package dev.waybill.harness.testbed;

import dev.waybill.harness.ApplicationException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Where the services of a testbed keep documents. */
public enum Storage {
    /** One file that both share. */
    SQLITE,
    /** The sandbox's Catalyst, with ingest's journal in front. */
    CATALYST;

    /** The storage of a name, as {@code WAYBILL_STORE_KIND} takes it. */
    public static Storage named(String name) {
        return Arrays.stream(values())
                .filter(storage -> storage.kind().equals(name))
                .findFirst()
                .orElseThrow(() -> new ApplicationException("--store takes sqlite or catalyst, not " + name));
    }

    /** Its name as settings have it. */
    public String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The variables that say so, for either service.
     *
     * @param folder where files may be
     * @param zoho where the sandbox is
     */
    public Map<String, String> variables(Path folder, String zoho) {
        Map<String, String> variables = new HashMap<>();
        variables.put("WAYBILL_STORE_KIND", kind());
        variables.put("WAYBILL_STORE_SQLITE_PATH", folder.resolve("waybill.db").toString());
        if (this == CATALYST) {
            variables.put("WAYBILL_JOURNAL_PATH", folder.resolve("journal.db").toString());
            variables.put(
                    "WAYBILL_CATALYST_TOKEN_REFRESHES_PATH", refreshes(folder).toString());
            variables.put("WAYBILL_CATALYST_URL", zoho);
            variables.put("WAYBILL_CATALYST_PROJECT_ID", "1");
            variables.put("WAYBILL_CATALYST_ENVIRONMENT", "Development");
            variables.putAll(client(zoho));
        }
        return variables;
    }

    /** Where the services of a testbed count their tokens; not there before the first. */
    static Path refreshes(Path folder) {
        return folder.resolve("token-refreshes");
    }

    /** The variables by which a service gets tokens from the sandbox. */
    Map<String, String> client(String zoho) {
        return Map.of(
                "WAYBILL_ZOHO_ACCOUNTS_URL", zoho,
                "WAYBILL_ZOHO_CLIENT_ID", "sandbox",
                "WAYBILL_ZOHO_CLIENT_SECRET", "sandbox",
                "WAYBILL_ZOHO_REFRESH_TOKEN", "sandbox-refresh");
    }
}
