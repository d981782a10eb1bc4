package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failure of SQLite means to a caller. Source: sqlite.org, Result and Error Codes. */
final class SqlFailures {

    private static final int PRIMARY_CODE = 0xff;

    private SqlFailures() {}

    /** Whether the failure is of the one call that met it; the others of its transaction may go on. */
    static boolean belongsToOneCall(SQLException failure) {
        return switch (primaryCode(failure)) {
            case SQLITE_ERROR, SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_RANGE -> true;
            default -> false;
        };
    }

    static boolean isBusy(SQLException failure) {
        SQLiteErrorCode code = primaryCode(failure);
        return code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED;
    }

    /** Whether the file itself is not as SQLite left it. */
    static boolean isOfDamage(SQLException failure) {
        SQLiteErrorCode code = primaryCode(failure);
        return code == SQLiteErrorCode.SQLITE_CORRUPT || code == SQLiteErrorCode.SQLITE_NOTADB;
    }

    /** Whether a statement was ended on request. */
    static boolean isInterrupt(SQLException failure) {
        return primaryCode(failure) == SQLiteErrorCode.SQLITE_INTERRUPT;
    }

    /** Whether there was no room on the disk, be it for the file or for the memory that processes share. */
    static boolean isOfFullDisk(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);
    }

    /** The failure as a caller of the port sees it. */
    static RuntimeException translated(SQLException failure) {
        if (isOfFullDisk(failure)) {
            return new StoreUnavailableException("the store's disk is full; make room", failure);
        }
        SQLiteErrorCode code = primaryCode(failure);
        return switch (code) {
            case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH ->
                new IllegalArgumentException(
                        "the store cannot hold what the call brings (" + code.name() + ")", failure);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new StoreUnavailableException("the store's file is locked by another program; try again", failure);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
                new StoreUnavailableException("the store's file cannot be written; check its permissions", failure);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new StoreUnavailableException("the store's file is damaged; restore it from a backup", failure);
            default -> new StoreUnavailableException("the store failed (" + code.name() + ")", failure);
        };
    }

    static SQLiteErrorCode primaryCode(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            return SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & PRIMARY_CODE);
        }
        return SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
