package dev.waybill.zoho.nosql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items of a query, in the order of its sort key.
 *
 * @param items may be none although there is more
 * @param next where the query goes on; absent at its end
 */
public record ItemPage(List<Item> items, @Nullable StartKey next) {

    public ItemPage {
        items = List.copyOf(items);
    }
}
