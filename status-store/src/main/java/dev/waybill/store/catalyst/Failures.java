package dev.waybill.store.catalyst;

import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.zoho.nosql.NosqlFailure;
import io.smallrye.mutiny.Uni;

/** What a failure of Catalyst means for the callers of a store. */
final class Failures {

    private Failures() {}

    /** The same, failing as the port says. */
    static <T> Uni<T> translate(Uni<T> call) {
        return call.onFailure(NosqlFailure.class)
                .transform(failure -> new StoreUnavailableException(String.valueOf(failure.getMessage()), failure));
    }
}
