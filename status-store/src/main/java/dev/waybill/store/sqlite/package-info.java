/**
 * The embedded store: one SQLite file, shared by the processes of one machine.
 *
 * <p>{@link dev.waybill.store.sqlite.SqliteStore} opens it. Behind it one thread writes, committing all that waits in
 * one transaction, and a few threads read. JDBC is used in this package and nowhere else.
 */
@NullMarked
package dev.waybill.store.sqlite;

import org.jspecify.annotations.NullMarked;
