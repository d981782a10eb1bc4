package dev.waybill.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One connection with the statements it has prepared, used by one thread at a time.
 *
 * <p>Arguments are {@link String}, {@link Long}, {@link Integer}, {@link Double}, {@code byte[]} or null.
 */
final class Session implements AutoCloseable {

    /** More than the fixed statements of this package, so that filters come and go without pushing those out. */
    private static final int KEPT_STATEMENTS = 64;

    private final Connection connection;
    private final Probe probe = new Probe();
    private final Unpacker unpacker = new Unpacker();
    private final Ledger ledger = new Ledger(this);
    private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(KEPT_STATEMENTS, 0.75f, true);

    Session(Connection connection) throws SQLException {
        this.connection = connection;
        probe.join(connection);
        BodyFunctions.join(connection, unpacker);
        IdFunctions.join(connection);
    }

    /** Makes an object of the row that the result stands at. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs a statement that takes no arguments and whose result nobody reads. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a statement that works on with every row that it gives, though its rows hold nothing. */
    void runThrough(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** Runs a statement and returns how many rows it changed. */
    int update(String sql, @Nullable Object... arguments) throws SQLException {
        return bound(sql, arguments).executeUpdate();
    }

    <T> List<T> rows(String sql, RowReader<T> reader, @Nullable Object... arguments) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = bound(sql, arguments).executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    /** Rows up to the one with which there are enough. */
    <T> Rows<T> rowsUntil(Predicate<T> isEnough, String sql, RowReader<T> reader, @Nullable Object... arguments)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        boolean enough = false;
        try (ResultSet result = bound(sql, arguments).executeQuery()) {
            while (result.next()) {
                if (enough) {
                    return new Rows<>(rows, true);
                }
                T row = reader.read(result);
                rows.add(row);
                enough = isEnough.test(row);
            }
        }
        return new Rows<>(rows, false);
    }

    /**
     * Some rows of a result.
     *
     * @param more whether the result has another
     */
    record Rows<T>(List<T> rows, boolean more) {}

    /** The first column of the only row. */
    long number(String sql, @Nullable Object... arguments) throws SQLException {
        return rows(sql, row -> row.getLong(1), arguments).getFirst();
    }

    /** Runs work whose statements fail with {@code SQLITE_INTERRUPT} once the condition holds. */
    <T> T until(BooleanSupplier stop, Job.Work<T> work) throws SQLException {
        probe.stopWhen(stop);
        try {
            return work.in(this);
        } finally {
            probe.stopWhen(() -> false);
        }
    }

    /** What the calls of the open transaction add up. */
    Ledger ledger() {
        return ledger;
    }

    /** Takes the bodies out of a document's row. */
    Unpacker unpacker() {
        return unpacker;
    }

    /** Documents that statements with {@link Probe#SEEN} looked at so far. */
    long seen() {
        return probe.seen();
    }

    private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = prepared(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = kept.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        kept.put(sql, statement);
        if (kept.size() > KEPT_STATEMENTS) {
            var eldest = kept.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        unpacker.close();
    }
}
