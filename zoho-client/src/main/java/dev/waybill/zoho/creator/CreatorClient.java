package dev.waybill.zoho.creator;

import dev.waybill.zoho.accounts.AccessToken;
import dev.waybill.zoho.http.ConnectionSettings;
import dev.waybill.zoho.http.HttpAnswer;
import dev.waybill.zoho.http.JsonBody;
import dev.waybill.zoho.http.NoAnswer;
import dev.waybill.zoho.http.RestClients;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads and updates the records of one report. Each call is one HTTP request when subscribed to: nothing is repeated,
 * paced or cached here. Every failure is a {@link CreatorFailure}. Source: Zoho Creator facts 1, 2.1, 5.
 */
public final class CreatorClient implements AutoCloseable {

    private final CreatorApi api;
    private final ReportAddress address;

    /**
     * A client of one report; needs a running Quarkus application.
     *
     * @param apiUrl API domain of the account's data centre, for example {@code https://www.zohoapis.com}
     */
    public CreatorClient(URI apiUrl, ReportAddress address, ConnectionSettings settings) {
        this.api = RestClients.build(CreatorApi.class, apiUrl, settings);
        this.address = address;
    }

    /** One page; empty if nothing matches, which Zoho reports as an error and we do not. */
    public Uni<RecordPage> getRecords(AccessToken token, RecordQuery query) {
        return answer(() -> api.records(
                        authorization(token),
                        query.cursor(),
                        address.owner(),
                        address.app(),
                        address.report(),
                        nullIfEmpty(query.criteria().expression()),
                        query.fields().isEmpty() ? null : "custom",
                        nullIfEmpty(String.join(",", query.fields())),
                        query.maxRecords()))
                .map(CreatorAnswers::page);
    }

    /** Writes the named fields of one record and leaves the others alone; the same call may be repeated safely. */
    public Uni<UpdateReceipt> updateRecord(AccessToken token, String recordId, Map<String, String> fields) {
        return answer(() -> api.update(
                        authorization(token),
                        address.owner(),
                        address.app(),
                        address.report(),
                        recordId,
                        JsonBody.write(Map.of("data", fields))))
                .map(answer -> CreatorAnswers.receipt(answer, recordId));
    }

    private static Uni<HttpAnswer> answer(Supplier<Uni<? extends Response>> call) {
        return Uni.createFrom()
                .deferred(call)
                .map(HttpAnswer::of)
                .onFailure()
                .transform(failure -> CreatorAnswers.failure(NoAnswer.of(failure)));
    }

    private static String authorization(AccessToken token) {
        return "Zoho-oauthtoken " + token.value();
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Closes the connections. */
    @Override
    public void close() {
        try {
            api.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
