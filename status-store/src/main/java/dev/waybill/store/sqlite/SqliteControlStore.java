package dev.waybill.store.sqlite;

import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import io.smallrye.mutiny.Uni;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Control documents in the file of the log. */
final class SqliteControlStore implements ControlStore {

    /** Keys sort by code point; no character of a key stands behind this one, which is no character. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private static final String WITH_PREFIX = " FROM control WHERE key >= ? AND key < ?";

    private final Engine engine;

    SqliteControlStore(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Uni<Optional<ControlDocument>> read(String key) {
        return engine.read(
                session -> session
                        .rows("SELECT key, version, json FROM control WHERE key = ?", SqliteControlStore::document, key)
                        .stream()
                        .findFirst());
    }

    @Override
    public Uni<Map<String, ControlDocument>> readAll(Collection<String> keys) {
        String wanted = JsonTexts.array(keys);
        return engine.read(session -> session
                .rows(
                        "SELECT key, version, json FROM control WHERE key IN (SELECT value FROM json_each(?))",
                        SqliteControlStore::document,
                        wanted)
                .stream()
                .collect(Collectors.toMap(ControlDocument::key, Function.identity())));
    }

    @Override
    public Uni<Boolean> compareAndSet(String key, long expectedVersion, String json) {
        return engine.write(
                Job.Size.SMALL,
                session -> (expectedVersion == ControlDocument.ABSENT
                                ? session.update(
                                        "INSERT INTO control VALUES (?, 1, ?) ON CONFLICT DO NOTHING", key, json)
                                : session.update(
                                        "UPDATE control SET json = ?, version = version + 1 WHERE key = ? AND version = ?",
                                        json,
                                        key,
                                        expectedVersion))
                        > 0);
    }

    @Override
    public Uni<List<ControlDocument>> latest(String prefix, int limit) {
        return engine.read(session -> session.rows(
                "SELECT key, version, json" + WITH_PREFIX + " ORDER BY key DESC LIMIT ?",
                SqliteControlStore::document,
                prefix,
                prefix + LAST,
                limit));
    }

    @Override
    public Uni<Void> trim(String prefix, int keep) {
        String sql =
                "DELETE" + WITH_PREFIX + " AND key NOT IN (SELECT key" + WITH_PREFIX + " ORDER BY key DESC LIMIT ?)";
        return engine.write(
                        Job.Size.SMALL,
                        session -> session.update(sql, prefix, prefix + LAST, prefix, prefix + LAST, keep))
                .replaceWithVoid();
    }

    private static ControlDocument document(ResultSet row) throws SQLException {
        return new ControlDocument(row.getString("key"), row.getLong("version"), row.getString("json"));
    }
}
