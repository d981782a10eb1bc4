package dev.waybill.system.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.siege.SiegeCampaign;
import io.fabric8.kubernetes.api.model.Container;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services are besieged with the heap that they have in their pods. */
class HeapsTest {

    /** As the images set {@code -XX:MaxRAMPercentage}. */
    private static final BigDecimal SHARE = new BigDecimal("0.60");

    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

    @ParameterizedTest
    @ValueSource(strings = {"single", "catalyst"})
    void theSiegesHeapsAreThoseOfThePods(String overlay) throws Exception {
        Map<String, Integer> heaps = Overlay.of(overlay).containers().stream()
                .collect(Collectors.toMap(Container::getName, HeapsTest::heapMebibytes));

        assertThat(heaps)
                .containsEntry("ingest", SiegeCampaign.INGEST_HEAP_MEBIBYTES)
                .containsEntry("sync", SiegeCampaign.SYNC_HEAP_MEBIBYTES);
    }

    private static int heapMebibytes(Container container) {
        return container
                .getResources()
                .getLimits()
                .get("memory")
                .getNumericalAmount()
                .multiply(SHARE)
                .divideToIntegralValue(MEBIBYTE)
                .intValueExact();
    }
}
