package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * What SQL needs to find documents of a message by their ids: {@code first_about} and {@code last_about} it. Used by
 * the one thread of a session.
 */
final class IdFunctions {

    private IdFunctions() {}

    /**
     * Whether a document is about a message. Its id narrows the search to an index's few neighbours, its message id
     * decides.
     *
     * @param document the name of the document's table
     * @param messageId an expression
     */
    static String isAbout(String document, String messageId) {
        return document + ".id BETWEEN first_about(" + messageId + ") AND last_about(" + messageId + ") AND " + document
                + ".message_id = " + messageId;
    }

    static void join(Connection connection) throws SQLException {
        join(connection, "first_about", DocumentId::firstAbout);
        join(connection, "last_about", DocumentId::lastAbout);
    }

    private static void join(Connection connection, String name, Function<String, DocumentId> id) throws SQLException {
        org.sqlite.Function.create(connection, name, new org.sqlite.Function() {
            @Override
            protected void xFunc() throws SQLException {
                result(id.apply(value_text(0)).bytes());
            }
        });
    }
}
