package dev.waybill.ingest.webhook;

import dev.waybill.ingest.callback.IdPointer;
import dev.waybill.model.setting.CommaList;
import dev.waybill.model.setting.Takes;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of the edge at {@code /webhook}. */
@ConfigMapping(prefix = "waybill.webhook")
public interface WebhookConfig {

    /** Source: WhatsApp facts 7. */
    String QUEUE_ID_POINTERS =
            "@/queue_id,@/queueId,@/biz_opaque_callback_data,@/gs_id,@/gsId,@/id,/message/queue_id,/queue_id,"
                    + "/queueId,/payload/gsId,/data/message/meta_data/source_data/callback_data";

    /** A UUID, with or without braces. */
    String QUEUE_ID_PATTERN = "(?i)^[{]?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[}]?$";

    /** Source: WhatsApp facts 7. */
    String MESSAGE_ID_POINTERS = "@/id,@/meta_msg_id,/response/messages/0/id,/payload/id,/message_id";

    /** What pointers are, in words. */
    String POINTERS = "a comma list of JSON pointers such as @/queue_id or /message/queue_id";

    /** App secrets of Meta apps, for signatures; several while one replaces another. */
    @Takes(secret = true)
    Optional<CommaList> appSecrets();

    /** Secrets that callers may put into the URL as {@code ?token=}. */
    @Takes(secret = true)
    Optional<CommaList> urlTokens();

    /** Tokens of Meta's handshake. */
    @Takes(secret = true)
    Optional<CommaList> verifyTokens();

    /** Whether the service starts, and takes callbacks from anyone, with neither app secrets nor URL tokens. */
    @WithDefault("false")
    boolean open();

    /** Largest body. Meta sends up to 3 MB. Source: WhatsApp facts 3. */
    @WithDefault("4M")
    @Takes(most = Integer.MAX_VALUE)
    MemorySize maxBody();

    /** Most bytes of all bodies that are being received or stored at one moment; at most an eighth of the heap. */
    @WithDefault("64M")
    @Takes(most = Integer.MAX_VALUE)
    MemorySize maxInMemory();

    /** Longest time a body may take to arrive. */
    @WithDefault("30s")
    Duration readTimeout();

    /** Longest time the store may take before the caller is told to come again. */
    @WithDefault("10s")
    Duration storeTimeout();

    /** Where a queue id may stand, first hit wins; {@code @/…} starts at a status. Source: WhatsApp facts 7. */
    @WithDefault(QUEUE_ID_POINTERS)
    @Takes(value = POINTERS, elements = IdPointer.class)
    CommaList queueIdPointers();

    /** What is accepted as a queue id there. */
    @WithDefault(QUEUE_ID_PATTERN)
    Pattern queueIdPattern();

    /** Where a message id may stand, first hit wins. */
    @WithDefault(MESSAGE_ID_POINTERS)
    @Takes(value = POINTERS, elements = IdPointer.class)
    CommaList messageIdPointers();
}
