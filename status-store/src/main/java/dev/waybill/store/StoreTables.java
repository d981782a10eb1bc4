package dev.waybill.store;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What the store needs that only people can make. */
@FunctionalInterface
public interface StoreTables {

    /** What is missing, as steps; nothing as long as nobody could look. Never fails and answers soon. */
    Uni<List<String>> missing();
}
