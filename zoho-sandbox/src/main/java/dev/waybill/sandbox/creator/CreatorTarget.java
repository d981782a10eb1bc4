package dev.waybill.sandbox.creator;

import dev.waybill.sandbox.ledger.CallKind;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;

/** What a path of the Creator API points at. Source: Zoho Creator facts 11.1. */
sealed interface CreatorTarget {

    /** What the method means here; empty if Creator does not allow it. */
    Optional<CallKind> kindOf(HttpMethod method);

    /** A report or a form of an application: its names have to exist. */
    sealed interface Component extends CreatorTarget {
        String owner();

        String app();
    }

    /** All records of a report. */
    record Report(String owner, String app, String report) implements Component {
        @Override
        public Optional<CallKind> kindOf(HttpMethod method) {
            return oneOf(method, CallKind.GET_RECORDS, CallKind.UPDATE_RECORDS);
        }
    }

    /** One record of a report. */
    record Row(String owner, String app, String report, String id) implements Component {
        @Override
        public Optional<CallKind> kindOf(HttpMethod method) {
            return oneOf(method, CallKind.GET_RECORD, CallKind.UPDATE_RECORD);
        }
    }

    /** A form, which takes new records. */
    record Form(String owner, String app, String form) implements Component {
        @Override
        public Optional<CallKind> kindOf(HttpMethod method) {
            return method.equals(HttpMethod.POST) ? Optional.of(CallKind.ADD_RECORDS) : Optional.empty();
        }
    }

    /** The reports of an application, as v2 lists them. */
    record Reports(String owner, String app) implements Component {
        @Override
        public Optional<CallKind> kindOf(HttpMethod method) {
            return method.equals(HttpMethod.GET) ? Optional.of(CallKind.GET_REPORTS) : Optional.empty();
        }
    }

    /** All records of a report, as v2 reads them. */
    record OlderReport(String owner, String app, String report) implements Component {
        @Override
        public Optional<CallKind> kindOf(HttpMethod method) {
            return method.equals(HttpMethod.GET) ? Optional.of(CallKind.GET_RECORDS) : Optional.empty();
        }
    }

    /** A custom API of the account. */
    record Custom(String owner, String api) implements CreatorTarget {
        @Override
        public Optional<CallKind> kindOf(HttpMethod method) {
            return method.equals(HttpMethod.POST) ? Optional.of(CallKind.CUSTOM_API) : Optional.empty();
        }
    }

    /** The list of applications. */
    record Applications() implements CreatorTarget {
        @Override
        public Optional<CallKind> kindOf(HttpMethod method) {
            return method.equals(HttpMethod.GET) ? Optional.of(CallKind.GET_APPLICATIONS) : Optional.empty();
        }
    }

    private static Optional<CallKind> oneOf(HttpMethod method, CallKind get, CallKind patch) {
        if (method.equals(HttpMethod.GET)) {
            return Optional.of(get);
        }
        return method.equals(HttpMethod.PATCH) ? Optional.of(patch) : Optional.empty();
    }
}
