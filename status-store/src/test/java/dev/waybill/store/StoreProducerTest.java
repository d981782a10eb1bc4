package dev.waybill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.store.journal.ForwardObserver;
import dev.waybill.store.sqlite.StoreObserver;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreProducerTest {

    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    Path folder;

    private final StoreProducer producer = new StoreProducer();

    @Test
    void opensTheEmbeddedStoreByDefault() {
        Path path = folder.resolve("data/waybill.db");

        OpenStore store = open(config(Map.of("waybill.store.sqlite.path", path.toString())));

        assertThat(producer.statuses(store)
                        .state()
                        .await()
                        .atMost(Duration.ofSeconds(9))
                        .kind())
                .isEqualTo("sqlite");
        assertThat(producer.controls(store).read("a").await().atMost(Duration.ofSeconds(9)))
                .isEmpty();
        producer.close(store);
        assertThat(path).isRegularFile();
        assertThat(folder.resolve("data/waybill.db-wal")).doesNotExist();
    }

    @Test
    void namesTheVariableOfAnUnknownKind() {
        StoreConfig config = config(Map.of("waybill.store.kind", "mongo"));

        assertThatThrownBy(() -> open(config)).hasMessage("WAYBILL_STORE_KIND is 'mongo'; it takes sqlite or catalyst");
    }

    @Test
    void hasTheDefaultsOfTheContract() {
        StoreConfig config = config(Map.of());

        assertThat(config.kind()).isEqualTo("sqlite");
        assertThat(config.sqlite().path()).isEqualTo(Path.of("data/waybill.db"));
        assertThat(config.sqlite().readTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.sqlite().queueBytes().asLongValue()).isEqualTo(64 << 20);
    }

    @Test
    void namesWhatCatalystCannotDoWithout() {
        StoreConfig config = config(Map.of("waybill.store.kind", "catalyst"));

        assertThatThrownBy(() -> open(config))
                .hasMessage("WAYBILL_ZOHO_CLIENT_ID is missing; WAYBILL_STORE_KIND=catalyst cannot do without");
    }

    @Test
    void hasNoJournalInFrontOfTheEmbeddedStore() {
        OpenStore store = open(config(
                Map.of("waybill.store.sqlite.path", folder.resolve("w.db").toString())));

        assertThat(producer.journal(store).journal()).isEmpty();
        producer.close(store);
    }

    private OpenStore open(StoreConfig config) {
        CallerContext callers = () -> Runnable::run;
        CatalystConfig project = mapped(CatalystConfig.class, Map.of());
        CatalystOpening catalyst = new CatalystOpening(
                VERTX,
                project,
                mapped(ZohoAccessConfig.class, Map.of()),
                mapped(JournalConfig.class, Map.of()),
                new MachineRefreshes(config, project),
                callers,
                StoreObserver.NONE,
                ForwardObserver.NONE,
                Clock.systemUTC());
        return producer.open(
                config, catalyst, StoreUse.TAKES_CALLBACKS, callers, StoreObserver.NONE, Clock.systemUTC());
    }

    private static StoreConfig config(Map<String, String> values) {
        return mapped(StoreConfig.class, values);
    }

    private static <T> T mapped(Class<T> mapping, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValues(values)
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }
}
