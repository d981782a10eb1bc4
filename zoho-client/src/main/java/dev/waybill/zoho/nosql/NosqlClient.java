package dev.waybill.zoho.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.zoho.accounts.TokenKeeper;
import dev.waybill.zoho.http.RestClients;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Reads and writes items of one project. Any number of items goes in; calls hold as many as Catalyst takes. Reads and
 * plain inserts are repeated behind growing pauses; other writes only while they certainly were not executed, so that
 * their caller decides what an unknown outcome means. Every failure is a {@link NosqlFailure}. Source: Catalyst NoSQL
 * facts 1.
 */
public final class NosqlClient implements AutoCloseable {

    /** Most keys of a fetch call. Source: Catalyst NoSQL facts 1.14. */
    private static final int MOST_KEYS = 100;

    private final NosqlApi api;
    private final Caller caller;

    /** A client of one project; needs a running Quarkus application. */
    public NosqlClient(CatalystProject project, TokenKeeper tokens, NosqlOptions options) {
        this.api = RestClients.build(NosqlApi.class, project.apiUrl(), options.connections());
        this.caller = new Caller(project, tokens, options);
    }

    /** One call of a kind of write. */
    @FunctionalInterface
    private interface WriteCall {
        Uni<Response> send(NosqlApi.Common common, String table, String body);
    }

    /** Inserts items; what became of each, in their order. Never fails as a whole. */
    public Uni<List<Written>> insert(String table, List<Write.Insert> items) {
        return write(api::insert, "create", table, items);
    }

    /** Updates items; what became of each, in their order. Never fails as a whole. */
    public Uni<List<Written>> update(String table, List<Write.Update> items) {
        return write(api::update, "update", table, items);
    }

    /** Deletes items; what became of each, in their order. Never fails as a whole. */
    public Uni<List<Written>> delete(String table, List<Write.Delete> items) {
        return write(api::delete, "delete", table, items);
    }

    /**
     * The items under some keys, in no order; those that are not there are left out.
     *
     * @param attributes what to give of each; empty for all of it
     */
    public Uni<List<Item>> fetch(String table, List<Item> keys, boolean consistent, List<String> attributes) {
        List<Uni<List<Item>>> calls = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += MOST_KEYS) {
            String body =
                    Bodies.fetch(keys.subList(from, Math.min(from + MOST_KEYS, keys.size())), consistent, attributes);
            calls.add(read(common -> api.fetch(common, table, body)).map(NosqlAnswers::items));
        }
        return joined(calls);
    }

    /** One page of a table's or an index's partition. */
    public Uni<ItemPage> query(NosqlQuery query) {
        String body = Bodies.query(query);
        String index = query.index();
        return read(common -> index == null
                        ? api.query(common, query.table(), body)
                        : api.queryIndex(common, query.table(), index, body))
                .map(NosqlAnswers::page);
    }

    /** How a table is defined. */
    public Uni<TableInfo> table(String name) {
        return read(common -> api.table(common, name)).map(NosqlAnswers::table);
    }

    /** How all tables of the project are defined. */
    public Uni<List<TableInfo>> tables() {
        return read(api::tables).map(NosqlAnswers::tables);
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

    private Uni<JsonNode> read(Function<NosqlApi.Common, Uni<Response>> request) {
        return caller.call(Caller.HARMLESS, request);
    }

    private Uni<List<Written>> write(WriteCall call, String member, String table, List<? extends Write> writes) {
        List<? extends Write> all = List.copyOf(writes);
        return Uni.createFrom()
                .deferred(() -> joined(WriteChunk.of(all).stream()
                        .map(chunk -> write(call, member, table, chunk))
                        .toList()));
    }

    private Uni<List<Written>> write(WriteCall call, String member, String table, WriteChunk chunk) {
        return caller.call(
                        chunk.repeatable() ? Caller.HARMLESS : Caller.ONCE,
                        common -> call.send(common, table, chunk.body()))
                .map(data -> NosqlAnswers.outcomes(data, member, chunk.size()))
                // One entry that cannot be taken refuses the whole call: the others are found by halving.
                .onFailure(failure -> failure instanceof NosqlFailure.Rejected && chunk.size() > 1)
                .recoverWithUni(() -> joined(chunk.halves().stream()
                        .map(half -> write(call, member, table, half))
                        .toList()))
                .onFailure(NosqlFailure.class)
                .recoverWithItem(failure -> Collections.nCopies(chunk.size(), new Written.Failed(failure)));
    }

    private static <T> Uni<List<T>> joined(List<Uni<List<T>>> parts) {
        if (parts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.join()
                .all(parts)
                .andFailFast()
                .map(lists -> lists.stream().<T>flatMap(Collection::stream).toList());
    }
}
