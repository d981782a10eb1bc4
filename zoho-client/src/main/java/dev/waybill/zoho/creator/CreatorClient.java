package dev.waybill.zoho.creator;

import dev.waybill.zoho.accounts.AccessToken;
import dev.waybill.zoho.http.ConnectionSettings;
import dev.waybill.zoho.http.HttpAnswer;
import dev.waybill.zoho.http.HttpCall;
import dev.waybill.zoho.http.JsonBody;
import dev.waybill.zoho.http.NoAnswer;
import dev.waybill.zoho.http.SafeText;
import dev.waybill.zoho.http.ZohoHttp;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads and updates the records of one report. Each call is one HTTP request when subscribed to: nothing is repeated,
 * paced or cached here. Every failure is a {@link CreatorFailure}. Source: Zoho Creator facts 1, 2.1, 5.
 */
public final class CreatorClient implements AutoCloseable {

    private static final int MOST_PAGE_BYTES = 16 << 20;

    private final ZohoHttp http;
    private final String path;

    /**
     * A client of one report.
     *
     * @param apiUrl API domain of the account's data centre, for example {@code https://www.zohoapis.com}
     */
    public CreatorClient(Vertx vertx, URI apiUrl, ReportAddress address, ConnectionSettings settings) {
        this.http = new ZohoHttp(vertx, apiUrl, settings);
        this.path = "/creator/v2.1/data/" + HttpCall.encoded(address.owner()) + "/" + HttpCall.encoded(address.app())
                + "/report/" + HttpCall.encoded(address.report());
    }

    /** One page; empty if nothing matches, which Zoho reports as an error and we do not. */
    public Uni<RecordPage> getRecords(AccessToken token, RecordQuery query) {
        return answer(() -> HttpCall.of(HttpMethod.GET, path + "?" + parameters(query))
                        .answeredIn(MOST_PAGE_BYTES)
                        .with("Authorization", token.authorization())
                        .with("record_cursor", query.cursor()))
                // A page may have megabytes: it is not read on the event loop that brought it.
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(answer -> CreatorAnswers.page(answer, query));
    }

    /** Writes the named fields of one record and leaves the others alone; the same call may be repeated safely. */
    public Uni<UpdateReceipt> updateRecord(AccessToken token, String recordId, Map<String, String> fields) {
        if (!CreatorRecord.isId(recordId)) {
            return Uni.createFrom()
                    .failure(() -> new CreatorFailure.NotSent(
                            "Nothing was sent to Creator: " + SafeText.of(recordId) + " is no ID of a record"));
        }
        return answer(() -> HttpCall.of(HttpMethod.PATCH, path + "/" + recordId)
                        .with("Authorization", token.authorization())
                        .json(JsonBody.write(Map.of("data", fields))))
                .map(answer -> CreatorAnswers.receipt(answer, recordId));
    }

    private Uni<HttpAnswer> answer(Supplier<HttpCall> call) {
        return http.send(call).onFailure(NoAnswer.class).transform(none -> CreatorAnswers.failure(none));
    }

    private static String parameters(RecordQuery query) {
        List<String> parameters = new ArrayList<>();
        if (!query.criteria().expression().isEmpty()) {
            parameters.add("criteria=" + HttpCall.encoded(query.criteria().expression()));
        }
        if (!query.fields().isEmpty()) {
            parameters.add("field_config=custom");
            parameters.add("fields=" + HttpCall.encoded(String.join(",", query.fields())));
        }
        parameters.add("max_records=" + query.maxRecords());
        return String.join("&", parameters);
    }

    /** Closes the connections. */
    @Override
    public void close() {
        http.close();
    }
}
