package dev.waybill.sandbox.tables;

import java.util.Optional;
import java.util.Set;

/**
 * A global index. Source: Catalyst NoSQL facts 1.9.
 *
 * @param columns names of the attributes that its answers carry; absent means all
 */
public record IndexDefinition(String id, String name, KeySchema keys, Optional<Set<String>> columns) {

    boolean isCalled(String idOrName) {
        return id.equals(idOrName) || name.equals(idOrName);
    }
}
