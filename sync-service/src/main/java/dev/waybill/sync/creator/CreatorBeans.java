package dev.waybill.sync.creator;

import dev.waybill.model.status.StatusOrder;
import dev.waybill.sync.token.ZohoConfig;
import dev.waybill.zoho.creator.CreatorClient;
import dev.waybill.zoho.creator.ReportAddress;
import dev.waybill.zoho.http.ConnectionSettings;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes what calls Creator out of the settings. */
final class CreatorBeans {

    @Produces
    @Singleton
    CreatorClient client(Vertx vertx, ZohoConfig zoho, CreatorConfig creator, CallsConfig calls) {
        return new CreatorClient(
                vertx,
                zoho.apiUrl(),
                new ReportAddress(creator.owner(), creator.app(), creator.report()),
                new ConnectionSettings(
                        zoho.connectTimeout(), zoho.readTimeout(), calls.concurrency(), zoho.userAgent()));
    }

    void close(@Disposes CreatorClient client) {
        client.close();
    }

    @Produces
    @Singleton
    FieldValues values(CreatorConfig config) {
        return new FieldValues(config);
    }

    @Produces
    @Singleton
    StatusOrder order(StatusConfig config) {
        return config.order();
    }
}
