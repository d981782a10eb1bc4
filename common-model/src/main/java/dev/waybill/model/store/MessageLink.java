package dev.waybill.model.store;

import org.jspecify.annotations.Nullable;

/**
 * The queue id of a message.
 *
 * @param queueId canonical
 * @param declared as the provider's queue callback spelled it; absent where the queue id was guessed from a status
 */
public record MessageLink(String queueId, @Nullable String declared) {}
