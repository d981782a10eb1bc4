package dev.waybill.system.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.trouble.OtherProgram;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A thousand statuses in one callback, the most that Meta sends. Source: WhatsApp facts 3. */
@Isolated("times a callback")
class LargeBatchIT {

    private static final int STATUSES = 1000;
    private static final int BATCHES = 5;

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
            long before = size(receiver.database());
            long sent = 0;
            List<Duration> times = new ArrayList<>();
            for (int number = 0; number < BATCHES; number++) {
                String batch = Bodies.batch(
                        "wamid.HBgMOTE3MDY4NDgyNzQxFQIAERgSQjNFRDUwRDc1RDE3N0E5QjYz" + number + ".", STATUSES);
                long start = System.nanoTime();
                HttpResponse<String> answer = receiver.post(batch);
                times.add(Duration.ofNanos(System.nanoTime() - start));
                sent += batch.length();

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body())
                        .isEqualTo("{\"received\":1000,\"stored\":1000,\"duplicates\":0,\"ignored\":0}");
            }

            Collections.sort(times);
            assertThat(times.get(BATCHES / 2)).as("median").isLessThan(Duration.ofSeconds(1));
            assertThat(size(receiver.database()) - before).isLessThan(MOST_COPIES * sent + CONSTANT);
            assertThat(receiver.messageIds()).hasSize(5 * 200 + BATCHES * STATUSES);
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
