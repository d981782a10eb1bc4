package dev.waybill.sandbox.tables;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Partition key and sort key, of a table or of an index. */
public record KeySchema(KeyColumn partition, Optional<KeyColumn> sort) {

    /** The one or two key attributes. */
    public List<KeyColumn> columns() {
        return Stream.concat(Stream.of(partition), sort.stream()).toList();
    }
}
