package dev.waybill.sync.creator;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlStore;
import dev.waybill.sync.budget.BudgetLimits;
import dev.waybill.sync.budget.CallBudget;
import dev.waybill.sync.budget.CallGate;
import dev.waybill.sync.budget.CallNotes;
import dev.waybill.sync.budget.QuotaReset;
import dev.waybill.sync.budget.SharedBudget;
import dev.waybill.sync.token.ZohoConfig;
import dev.waybill.sync.token.ZohoTokens;
import dev.waybill.zoho.creator.CreatorClient;
import dev.waybill.zoho.creator.ReportAddress;
import dev.waybill.zoho.http.ConnectionSettings;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the parts together. */
final class CreatorBeans {

    @Produces
    @Singleton
    CreatorClient client(ZohoConfig zoho, CreatorConfig creator, CallsConfig sync) {
        return new CreatorClient(
                zoho.apiUrl(),
                new ReportAddress(creator.owner(), creator.app(), creator.report()),
                new ConnectionSettings(zoho.connectTimeout(), zoho.readTimeout(), sync.concurrency()));
    }

    void close(@Disposes CreatorClient client) {
        client.close();
    }

    @Produces
    @Singleton
    SharedBudget budget(CreatorConfig creator, CallsConfig sync, ControlStore store, ObjectMapper json, Clock clock) {
        BudgetLimits limits =
                new BudgetLimits(creator.callsPerMinute(), creator.callsPerDay(), sync.delay(), sync.concurrency());
        return new SharedBudget(
                new CallBudget(limits, new QuotaReset(creator.zone())), new CallNotes(store, json), clock);
    }

    @Produces
    @Singleton
    CallGate gate(SharedBudget budget, CreatorConfig creator, Vertx vertx, Clock clock) {
        return new CallGate(
                budget,
                // A timer may ring a little early; a millisecond more saves it from being set again.
                (delay, task) -> vertx.setTimer(Math.max(0, delay.toMillis()) + 1, id -> task.run()),
                new CallOutcomes(new QuotaReset(creator.zone()), clock));
    }

    @Produces
    @Singleton
    CreatorCalls calls(CallGate gate, ZohoTokens tokens, CallsConfig sync, CallMeter meter) {
        return new CreatorCalls(gate, tokens, sync.retryDelay(), meter);
    }

    @Produces
    @Singleton
    Failures failures(CreatorConfig config, Clock clock) {
        return new Failures(new QuotaReset(config.zone()), clock);
    }

    @Produces
    @Singleton
    FieldValues values(CreatorConfig config) {
        return new FieldValues(config);
    }

    @Produces
    @Singleton
    PendingRecords records(CreatorCalls calls, CreatorClient client, CreatorConfig config) {
        return new PendingRecords(calls, client, config);
    }

    @Produces
    @Singleton
    StatusWriter writer(
            CreatorCalls calls, CreatorClient client, FieldValues values, Failures failures, CallsConfig sync) {
        return new PatchWriter(calls, client, values, failures, sync.concurrency());
    }
}
