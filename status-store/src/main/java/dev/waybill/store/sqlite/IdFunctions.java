package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * What SQL needs to find documents of a message by their ids: {@code first_about} and {@code last_about} it, and
 * {@code renewed}, which brings files of older versions to this one. Used by the one thread of a session.
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
        return "%1$s.id BETWEEN first_about(%2$s) AND last_about(%2$s) AND %1$s.message_id = %2$s"
                .formatted(document, messageId);
    }

    static void join(Connection connection) throws SQLException {
        join(connection, "first_about", DocumentId::firstAbout);
        join(connection, "last_about", DocumentId::lastAbout);
        org.sqlite.Function.create(connection, "renewed", new org.sqlite.Function() {
            @Override
            protected void xFunc() throws SQLException {
                result(DocumentId.renewed(DocumentId.ofBytes(value_blob(0)), value_text(1))
                        .bytes());
            }
        });
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
