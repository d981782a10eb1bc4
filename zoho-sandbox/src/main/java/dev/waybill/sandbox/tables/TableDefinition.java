package dev.waybill.sandbox.tables;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A table as somebody made it in the console. Source: Catalyst NoSQL facts 1.11.
 *
 * @param project the project's id
 * @param ttlAttribute the attribute with the second at which an item may go
 * @param metadata what the metadata call answers, without figures of the moment
 */
public record TableDefinition(
        String project,
        String id,
        String name,
        KeySchema keys,
        List<KeyColumn> additionalSortKeys,
        Optional<String> ttlAttribute,
        List<IndexDefinition> indexes,
        ObjectNode metadata) {

    boolean isCalled(String idOrName) {
        return id.equals(idOrName) || name.equals(idOrName);
    }
}
