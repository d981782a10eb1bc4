package dev.waybill.sandbox.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.waybill.sandbox.accounts.Scopes;
import dev.waybill.sandbox.ledger.CallKind;
import dev.waybill.sandbox.tables.Environment;
import dev.waybill.sandbox.tables.Table;
import dev.waybill.sandbox.values.BadInput;
import dev.waybill.sandbox.wire.Json;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does what a call asks, after the checks of project, environment, scope and table. The result is {@code data}. */
final class Operations {

    private Operations() {}

    static JsonNode run(NosqlCall call) {
        if (!call.state().projects().has(call.path().project())) {
            throw new NosqlRefusal(NosqlRefusals.noSuchProject());
        }
        Environment environment = environment(call);
        if (Collections.disjoint(call.scopes(), scopes(call.kind()))) {
            throw new NosqlRefusal(NosqlRefusals.scopeMissing());
        }
        if (call.kind() == CallKind.NOSQL_TABLES) {
            return tables(call, environment);
        }
        Table table = call.state()
                .projects()
                .table(call.path().project(), environment, call.path().table())
                .orElseThrow(() -> new NosqlRefusal(NosqlRefusals.noSuchTable()));
        return switch (call.kind()) {
            case NOSQL_TABLE -> table.metadata();
            case NOSQL_FETCH -> Reads.fetch(table, body(call));
            case NOSQL_QUERY -> Reads.query(table, body(call));
            case NOSQL_QUERY_INDEX -> Reads.queryIndex(table, call.path().index(), body(call));
            default -> Writes.run(call.kind(), table, body(call), call.state().faults());
        };
    }

    private static JsonNode tables(NosqlCall call, Environment environment) {
        ArrayNode all = Json.array();
        call.state().projects().tables(call.path().project(), environment).forEach(table -> all.add(table.metadata()));
        return all;
    }

    /** What an absent header means is not known; Development is a guess. Source: Catalyst NoSQL facts 2.3. */
    private static Environment environment(NosqlCall call) {
        String header = header(call, "Environment");
        String wanted = header == null ? header(call, "X-Catalyst-Environment") : header;
        if (wanted == null) {
            return Environment.DEVELOPMENT;
        }
        for (Environment environment : Environment.values()) {
            if (environment.label().equals(wanted)) {
                return environment;
            }
        }
        throw BadInput.value("Invalid input value for Environment");
    }

    private static @Nullable String header(NosqlCall call, String name) {
        return call.context().request().getHeader(name);
    }

    /** The scopes that worked live and those of the documentation; one is enough. Source: Catalyst NoSQL facts 1.2. */
    private static Set<String> scopes(CallKind kind) {
        return switch (kind) {
            case NOSQL_TABLES, NOSQL_TABLE -> Set.of(Scopes.NOSQL_READ);
            case NOSQL_INSERT, NOSQL_DELETE -> Set.of(Scopes.NOSQL_ROWS, "ZohoCatalyst.nosql.item.INSERT");
            case NOSQL_UPDATE -> Set.of(Scopes.NOSQL_ROWS, "ZohoCatalyst.nosql.item.UPDATE");
            case NOSQL_FETCH -> Set.of(Scopes.NOSQL_ROWS, "ZohoCatalyst.nosql.item.READ");
            default -> Set.of(Scopes.NOSQL_ROWS, "ZohoCatalyst.nosql.POST");
        };
    }

    private static JsonNode body(NosqlCall call) {
        Buffer body = call.context().body().buffer();
        try {
            return Json.read(body == null ? new byte[0] : body.getBytes());
        } catch (UncheckedIOException notJson) {
            throw new NosqlRefusal(NosqlRefusals.unreadableBody());
        }
    }
}
