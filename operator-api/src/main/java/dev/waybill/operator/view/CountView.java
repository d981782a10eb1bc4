package dev.waybill.operator.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.waybill.model.store.Count;

/** A count as people see it: a plain number when it is exact, an object that says so when it is not. */
public record CountView(Count count) {

    @JsonValue
    Object json() {
        return count.approximateAsOf() == null
                ? count.value()
                : new Estimate(count.value(), true, count.approximateAsOf().toString());
    }

    @JsonPropertyOrder({"count", "approximate", "as_of"})
    record Estimate(
            long count,
            boolean approximate,
            @JsonProperty("as_of") String asOf) {}
}
