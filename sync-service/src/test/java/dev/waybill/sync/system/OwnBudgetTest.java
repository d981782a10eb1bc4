package dev.waybill.sync.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the budget does before it has learned anything. */
@QuarkusTest
@TestProfile(OwnBudget.class)
@QuarkusTestResource(Sandbox.class)
class OwnBudgetTest {

    private static final int MANY = 30;

    private final Scene scene;

    OwnBudgetTest(Scene scene) {
        this.scene = scene;
    }

    @Test
    void aRefusalForTooManyAtOnceSlowsEverybodyDownAndLosesNothing() {
        scene.reset("\"calls_per_minute\":0,\"in_flight\":2", "", 60);
        IntStream.range(0, MANY).forEach(i -> scene.record(scene.message("sent", "delivered"), "sent"));

        JsonPath run = scene.cycle();

        assertThat(scene.statuses()).containsOnly("delivered");
        assertThat(run.getInt("last_cycle.updated")).isEqualTo(MANY);
        assertThat(scene.calls().getInt("refused"))
                .as("one burst at the ceiling and its halving, not one for each record")
                .isBetween(1, 3);
    }
}
