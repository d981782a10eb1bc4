package dev.waybill.sandbox.nosql;

import dev.waybill.sandbox.ledger.CallKind;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;

/** The shapes of a path, and what each method does there. Source: Catalyst NoSQL facts 1.2. */
enum Shape {
    TABLES,
    TABLE,
    ITEMS,
    FETCH,
    QUERY,
    INDEX_QUERY;

    private static final String DELETE = "DELETE";
    private static final String GET = "GET";
    private static final String POST = "POST";
    private static final String PUT = "PUT";

    /**
     * What the method does here; empty if it does nothing. The documentation fetches with GET, everybody else with
     * POST.
     */
    Optional<CallKind> kindOf(HttpMethod method) {
        return Optional.ofNullable(
                switch (this) {
                    case TABLES -> method.name().equals(GET) ? CallKind.NOSQL_TABLES : null;
                    case TABLE -> method.name().equals(GET) ? CallKind.NOSQL_TABLE : null;
                    case ITEMS ->
                        switch (method.name()) {
                            case POST -> CallKind.NOSQL_INSERT;
                            case PUT -> CallKind.NOSQL_UPDATE;
                            case DELETE -> CallKind.NOSQL_DELETE;
                            default -> null;
                        };
                    case FETCH -> method.name().equals(POST) || method.name().equals(GET) ? CallKind.NOSQL_FETCH : null;
                    case QUERY -> method.name().equals(POST) ? CallKind.NOSQL_QUERY : null;
                    case INDEX_QUERY -> method.name().equals(POST) ? CallKind.NOSQL_QUERY_INDEX : null;
                });
    }
}
