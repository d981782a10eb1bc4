package dev.waybill.ingest.webhook;

import dev.waybill.ingest.callback.CallbackReader;
import dev.waybill.ingest.callback.IdPointer;
import dev.waybill.ingest.callback.IdRules;
import dev.waybill.ingest.caller.CallerCheck;
import dev.waybill.ingest.caller.Tokens;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;

/** Builds the plain parts of the edge from its settings. */
@Singleton
final class WebhookBeans {

    @Produces
    @Singleton
    CallerCheck callerCheck(WebhookConfig config) {
        return new CallerCheck(
                config.appSecrets().orElse(List.of()), config.urlTokens().orElse(List.of()));
    }

    @Produces
    @Singleton
    Handshake handshake(WebhookConfig config, CallerCheck callers) {
        return new Handshake(callers, new Tokens(config.verifyTokens().orElse(List.of())));
    }

    @Produces
    @Singleton
    CallbackReader callbackReader(WebhookConfig config, ZoneId zone) {
        return new CallbackReader(
                new IdRules(
                        pointers(config.queueIdPointers()),
                        config.queueIdPattern(),
                        pointers(config.messageIdPointers())),
                zone);
    }

    @Produces
    @Singleton
    BodyMemory bodyMemory(WebhookConfig config) {
        return new BodyMemory(config.maxInMemory().asLongValue());
    }

    private static List<IdPointer> pointers(List<String> texts) {
        return texts.stream().map(String::strip).map(IdPointer::of).toList();
    }
}
