package dev.waybill.store;

import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.store.catalyst.CatalystOptions;
import dev.waybill.store.catalyst.CatalystStore;
import dev.waybill.store.journal.ForwardObserver;
import dev.waybill.store.journal.ForwardOptions;
import dev.waybill.store.journal.StoreAndForward;
import dev.waybill.store.sqlite.SqliteJournal;
import dev.waybill.store.sqlite.SqliteOptions;
import dev.waybill.store.sqlite.StoreObserver;
import dev.waybill.zoho.accounts.ClientCredentials;
import dev.waybill.zoho.accounts.TokenKeeper;
import dev.waybill.zoho.accounts.ZohoAccounts;
import dev.waybill.zoho.http.ConnectionSettings;
import dev.waybill.zoho.nosql.CatalystProject;
import dev.waybill.zoho.nosql.NosqlOptions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/** Opens the store in Catalyst, with a journal in front of it where callers wait for what they append. */
@Singleton
class CatalystOpening {

    private final Vertx vertx;
    private final CatalystConfig catalyst;
    private final ZohoAccessConfig zoho;
    private final JournalConfig journal;
    private final MachineRefreshes refreshes;
    private final CallerContext callers;
    private final StoreObserver observer;
    private final ForwardObserver forwarding;
    private final Clock clock;

    CatalystOpening(
            Vertx vertx,
            CatalystConfig catalyst,
            ZohoAccessConfig zoho,
            JournalConfig journal,
            MachineRefreshes refreshes,
            CallerContext callers,
            StoreObserver observer,
            ForwardObserver forwarding,
            Clock clock) {
        this.vertx = vertx;
        this.catalyst = catalyst;
        this.zoho = zoho;
        this.journal = journal;
        this.refreshes = refreshes;
        this.callers = callers;
        this.observer = observer;
        this.forwarding = forwarding;
        this.clock = clock;
    }

    OpenStore open(StoreUse use) {
        ClientCredentials credentials = credentials();
        ZohoAccounts accounts = new ZohoAccounts(vertx, zoho.accountsUrl(), credentials, connections(), clock);
        CatalystStore store = CatalystStore.open(
                vertx,
                options(),
                new TokenKeeper(accounts::refresh, refreshes.of(credentials), clock),
                Infrastructure.getDefaultWorkerPool(),
                callers::current,
                clock);
        Runnable close = () -> {
            store.close();
            accounts.close();
        };
        return switch (use) {
            case READS ->
                new OpenStore(
                        documents -> Uni.createFrom()
                                .failure(new IllegalStateException("a service that only reads takes no documents")),
                        store.statuses(),
                        store.controls(),
                        () -> 0,
                        Optional::empty,
                        store::missing,
                        () -> false,
                        close);
            case TAKES_CALLBACKS -> inFrontOf(store, close);
        };
    }

    private OpenStore inFrontOf(CatalystStore store, Runnable close) {
        SqliteJournal front = SqliteJournal.open(
                SqliteOptions.at(journal.path()), journal.maxBytes().asLongValue(), callers::current, observer, clock);
        ScheduledExecutorService forwarder = StoreAndForward.thread();
        StoreAndForward forward = StoreAndForward.start(
                front,
                store.target(),
                ForwardOptions.DEFAULT,
                forwarding,
                forwarder,
                clock,
                RandomGenerator.getDefault());
        return new OpenStore(
                forward.sink(),
                store.statuses(),
                store.controls(),
                front::waiting,
                () -> Optional.of(front),
                store::missing,
                front::isDamaged,
                () -> {
                    forward.close();
                    forwarder.shutdown();
                    front.close();
                    close.run();
                });
    }

    private ClientCredentials credentials() {
        return new ClientCredentials(
                needed(zoho.clientId(), "WAYBILL_ZOHO_CLIENT_ID"),
                needed(zoho.clientSecret(), "WAYBILL_ZOHO_CLIENT_SECRET"),
                needed(zoho.refreshToken(), "WAYBILL_ZOHO_REFRESH_TOKEN"));
    }

    private ConnectionSettings connections() {
        return new ConnectionSettings(zoho.connectTimeout(), zoho.readTimeout(), catalyst.inFlight(), zoho.userAgent());
    }

    private CatalystOptions options() {
        CatalystProject project = new CatalystProject(
                catalyst.url(),
                needed(catalyst.projectId(), "WAYBILL_CATALYST_PROJECT_ID"),
                needed(catalyst.environment(), "WAYBILL_CATALYST_ENVIRONMENT"),
                catalyst.orgId().orElse(null));
        return CatalystOptions.of(project).withCalls(NosqlOptions.DEFAULTS.withConnections(connections()));
    }

    private static String needed(Optional<String> value, String variable) {
        return value.orElseThrow(() -> new StoreUnavailableException(
                variable + " is missing; WAYBILL_STORE_KIND=catalyst cannot do without", null));
    }
}
