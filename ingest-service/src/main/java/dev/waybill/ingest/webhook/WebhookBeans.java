package dev.waybill.ingest.webhook;

import dev.waybill.ingest.callback.CallbackReader;
import dev.waybill.ingest.callback.IdPointer;
import dev.waybill.ingest.callback.IdRules;
import dev.waybill.ingest.caller.CallerCheck;
import dev.waybill.ingest.caller.Tokens;
import dev.waybill.model.setting.CommaList;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;

/** Builds the plain parts of the edge from its settings. */
@Singleton
final class WebhookBeans {

    /** A body is held twice while it is read, and its text and its tree come on top. */
    private static final int HEAP_SHARE = 8;

    @Produces
    @Singleton
    CallerCheck callerCheck(WebhookConfig config) {
        return new CallerCheck(CommaList.elements(config.appSecrets()), CommaList.elements(config.urlTokens()));
    }

    @Produces
    @Singleton
    Handshake handshake(WebhookConfig config, CallerCheck callers) {
        return new Handshake(callers, new Tokens(CommaList.elements(config.verifyTokens())));
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

    /**
     * What is configured, but no more than leaves a small heap room for what becomes of the bodies. With app secrets a
     * half of it is for bodies that are not verified yet: strangers share it with signers, and with nobody else.
     */
    @Produces
    @Singleton
    BodyReading.Room bodyRoom(WebhookConfig config) {
        long share = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
        long all = Math.min(config.maxInMemory().asLongValue(), share);
        long least = 2 * config.maxBody().asLongValue();
        long half = Math.max(least, all / 2);
        return new BodyReading.Room(
                new BodyMemory(config.appSecrets().isPresent() ? half : Math.max(least, all)),
                new UnverifiedBodies(half, System::nanoTime));
    }

    private static List<IdPointer> pointers(CommaList texts) {
        return texts.elements().stream().map(IdPointer::of).toList();
    }
}
