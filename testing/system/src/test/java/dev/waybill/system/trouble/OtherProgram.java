package dev.waybill.system.trouble;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Another program that has the store's file open. */
public final class OtherProgram implements AutoCloseable {

    private final Connection connection;

    /** Opens the file beside whoever has it open. */
    public OtherProgram(Path database) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        run("PRAGMA busy_timeout = 10000");
    }

    /** Nobody else can write from now on. */
    void lock() throws SQLException {
        run("BEGIN IMMEDIATE");
    }

    void release() throws SQLException {
        run("ROLLBACK");
    }

    /** Brings all writes into the file itself, and makes everybody read it afresh. */
    public void moveEverythingIntoTheFile() throws SQLException {
        run("PRAGMA user_version = 1");
        run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
