package dev.waybill.sync;

import dev.waybill.operator.login.Operators;
import dev.waybill.operator.login.OperatorsConfig;
import dev.waybill.operator.startup.Preflight;
import dev.waybill.operator.startup.Settings;
import dev.waybill.operator.startup.StoreChecks;
import dev.waybill.operator.startup.ZohoAddresses;
import dev.waybill.operator.time.ZoneConfig;
import dev.waybill.store.CatalystConfig;
import dev.waybill.store.StoreConfig;
import dev.waybill.store.ZohoAccessConfig;
import dev.waybill.sync.creator.CallsConfig;
import dev.waybill.sync.creator.CreatorConfig;
import dev.waybill.sync.creator.StatusConfig;
import dev.waybill.sync.creator.SyncConfig;
import dev.waybill.sync.page.ConsoleConfig;
import dev.waybill.sync.token.ZohoConfig;

/** The settings of the service and what is checked about them before it starts. Source: contract, Configuration. */
final class SyncSettings {

    /** By default it listens on 8081. Source: contract, Ports. */
    static final Settings ALL = Settings.of(
            8081,
            StoreConfig.class,
            CatalystConfig.class,
            ZohoAccessConfig.class,
            ZohoConfig.class,
            ZoneConfig.class,
            OperatorsConfig.class,
            CreatorConfig.class,
            CallsConfig.class,
            SyncConfig.class,
            StatusConfig.class,
            ConsoleConfig.class);

    private SyncSettings() {}

    static Preflight preflight() {
        return Preflight.of(ALL)
                .ignoring("WAYBILL_WEBHOOK_", "WAYBILL_JOURNAL_")
                .with(Operators::complaints)
                .with(StoreChecks.catalystKnown(ALL))
                .with(ZohoAddresses::complaints)
                .with(StoreChecks::storeWritable);
    }
}
