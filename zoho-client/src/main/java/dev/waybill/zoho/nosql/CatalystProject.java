package dev.waybill.zoho.nosql;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Which data. Source: Catalyst NoSQL facts 2.2, 2.3.
 *
 * @param apiUrl API base of the project's data centre, for example {@code https://api.catalyst.zoho.com}
 * @param projectId number from the console's general settings
 * @param environment {@code Development} or {@code Production}: their data are apart
 * @param organisation organisation id, absent where the account has one only
 */
public record CatalystProject(
        URI apiUrl,
        String projectId,
        String environment,
        @Nullable String organisation) {}
