package dev.waybill.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Another program that holds the write lock of a file. */
final class WriteLock implements AutoCloseable {

    private final Connection connection;

    WriteLock(Path path) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        run("BEGIN IMMEDIATE");
    }

    void release() throws SQLException {
        run("ROLLBACK");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
