package dev.waybill.zoho.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.zoho.accounts.TokenKeeper;
import dev.waybill.zoho.http.HttpCall;
import dev.waybill.zoho.http.ZohoHttp;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Reads and writes items of one project. Any number of items goes in; calls hold as many as Catalyst takes. Reads and
 * plain inserts are repeated behind growing pauses; other writes only while they certainly were not executed, so that
 * their caller decides what an unknown outcome means. Every failure is a {@link NosqlFailure}. Source: Catalyst NoSQL
 * facts 1.
 */
public final class NosqlClient implements AutoCloseable {

    /** Most keys of a fetch call. Source: Catalyst NoSQL facts 1.14. */
    private static final int MOST_KEYS = 100;

    /** Room for ten of the largest items. A page of more than that is read in parts. */
    private static final int MOST_BYTES = 4 << 20;

    private final ZohoHttp http;
    private final Caller caller;
    private final String path;

    /** A client of one project. */
    public NosqlClient(Vertx vertx, CatalystProject project, TokenKeeper tokens, NosqlOptions options) {
        this.http = new ZohoHttp(vertx, project.apiUrl(), options.connections());
        this.caller = new Caller(http, project, tokens, options);
        this.path = "/baas/v1/project/" + HttpCall.encoded(project.projectId()) + "/nosqltable";
    }

    /** Inserts items; what became of each, in their order. Never fails as a whole. */
    public Uni<List<Written>> insert(String table, List<Write.Insert> items) {
        return write(HttpMethod.POST, "create", table, items);
    }

    /** Updates items; what became of each, in their order. Never fails as a whole. */
    public Uni<List<Written>> update(String table, List<Write.Update> items) {
        return write(HttpMethod.PUT, "update", table, items);
    }

    /** Deletes items; what became of each, in their order. Never fails as a whole. */
    public Uni<List<Written>> delete(String table, List<Write.Delete> items) {
        return write(HttpMethod.DELETE, "delete", table, items);
    }

    /**
     * The items under some keys, in no order; those that are not there are left out.
     *
     * @param attributes what to give of each; empty for all of it
     */
    public Uni<List<Item>> fetch(String table, List<Item> keys, boolean consistent, List<String> attributes) {
        List<Uni<List<Item>>> calls = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += MOST_KEYS) {
            calls.add(fetchSome(
                    table, keys.subList(from, Math.min(from + MOST_KEYS, keys.size())), consistent, attributes));
        }
        return joined(calls);
    }

    private Uni<List<Item>> fetchSome(String table, List<Item> keys, boolean consistent, List<String> attributes) {
        int half = keys.size() / 2;
        return read(post(HttpCall.encoded(table) + "/item/fetch", Bodies.fetch(keys, consistent, attributes)))
                .map(NosqlAnswers::items)
                .onFailure(failure -> failure instanceof NosqlFailure.TooLarge && half > 0)
                .recoverWithUni(() -> joined(List.of(
                        fetchSome(table, keys.subList(0, half), consistent, attributes),
                        fetchSome(table, keys.subList(half, keys.size()), consistent, attributes))));
    }

    /** One page of a table's or an index's partition; a smaller one where the items are large. */
    public Uni<ItemPage> query(NosqlQuery query) {
        String index = query.index() == null ? "" : "/index/" + HttpCall.encoded(query.index());
        return read(post(HttpCall.encoded(query.table()) + index + "/item/query", Bodies.query(query)))
                .map(NosqlAnswers::page)
                .onFailure(failure -> failure instanceof NosqlFailure.TooLarge && query.limit() > 1)
                .recoverWithUni(() -> query(query.limited(query.limit() / 2)));
    }

    /** How a table is defined. */
    public Uni<TableInfo> table(String name) {
        return read(HttpCall.of(HttpMethod.GET, path + "/" + HttpCall.encoded(name)))
                .map(NosqlAnswers::table);
    }

    /** How all tables of the project are defined. */
    public Uni<List<TableInfo>> tables() {
        return read(HttpCall.of(HttpMethod.GET, path)).map(NosqlAnswers::tables);
    }

    /** Closes the connections. */
    @Override
    public void close() {
        http.close();
    }

    private HttpCall post(String target, String body) {
        return HttpCall.of(HttpMethod.POST, path + "/" + target).json(body).answeredIn(MOST_BYTES);
    }

    private Uni<JsonNode> read(HttpCall call) {
        return caller.call(Caller.HARMLESS, call);
    }

    private Uni<List<Written>> write(HttpMethod method, String member, String table, List<? extends Write> writes) {
        List<? extends Write> all = List.copyOf(writes);
        return Uni.createFrom()
                .deferred(() -> joined(WriteChunk.of(all).stream()
                        .map(chunk -> write(method, member, table, chunk))
                        .toList()));
    }

    private Uni<List<Written>> write(HttpMethod method, String member, String table, WriteChunk chunk) {
        HttpCall call = HttpCall.of(method, path + "/" + HttpCall.encoded(table) + "/item")
                .json(chunk.body());
        return caller.call(chunk.repeatable() ? Caller.HARMLESS : Caller.ONCE, call)
                .map(data -> NosqlAnswers.outcomes(data, member, chunk.size()))
                // One entry that cannot be taken refuses the whole call: the others are found by halving.
                .onFailure(failure -> failure instanceof NosqlFailure.Rejected && chunk.size() > 1)
                .recoverWithUni(() -> joined(chunk.halves().stream()
                        .map(half -> write(method, member, table, half))
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
