package dev.waybill.system.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.trouble.OtherProgram;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A thousand statuses in one callback, the most that Meta sends. Source: WhatsApp facts 3. */
@Isolated("times a callback")
class LargeBatchIT {

    private static final int STATUSES = 1000;

    /** Ids stand once more in indexes, which leave room in their pages. */
    private static final long MOST_COPIES = 3;

    /** Pages that were begun. */
    private static final long CONSTANT = 64 * 1024;

    @Test
    void isStoredInUnderASecondAndGrowsTheStoreLinearly(@TempDir Path folder) throws Exception {
        try (Receiver receiver = Receiver.start(folder, "128m", Map.of())) {
            for (int warmUp = 0; warmUp < 5; warmUp++) {
                assertThat(receiver.post(Bodies.batch("wamid.warm." + warmUp + ".", 200))
                                .statusCode())
                        .isEqualTo(200);
            }
            String batch = Bodies.batch("wamid.HBgMOTE3MDY4NDgyNzQxFQIAERgSQjNFRDUwRDc1RDE3N0E5QjYz", STATUSES);
            long before = size(receiver.database());

            long start = System.nanoTime();
            HttpResponse<String> answer = receiver.post(batch);
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"received\":1000,\"stored\":1000,\"duplicates\":0,\"ignored\":0}");
            assertThat(took).isLessThan(Duration.ofSeconds(1));
            assertThat(size(receiver.database()) - before).isLessThan(MOST_COPIES * batch.length() + CONSTANT);
            assertThat(receiver.messageIds()).hasSize(5 * 200 + STATUSES);
        }
    }

    /** What the file takes when all writes have been brought into it. */
    private static long size(Path database) throws Exception {
        try (OtherProgram other = new OtherProgram(database)) {
            other.moveEverythingIntoTheFile();
        }
        return Files.size(database);
    }
}
