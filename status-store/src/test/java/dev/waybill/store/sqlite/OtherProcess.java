package dev.waybill.store.sqlite;

import dev.waybill.store.Documents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A second program on the same file: appends until it is ended and names each document once it is confirmed. */
final class OtherProcess {

    private OtherProcess() {}

    public static void main(String[] arguments) {
        try (SqliteStore store = Stores.open(Path.of(arguments[0]))) {
            for (int i = 0; i < Integer.MAX_VALUE; i++) {
                String messageId = "wamid.other." + i;
                store.sink()
                        .append(List.of(Documents.status(messageId, "sent")))
                        .await()
                        .atMost(Duration.ofSeconds(20));
                System.out.println(messageId);
            }
        }
    }
}
