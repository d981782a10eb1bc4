package dev.waybill.model.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusOrderTest {

    private final StatusOrder order = StatusOrder.DEFAULT;

    @Test
    void ranksAsTheProductSays() {
        assertThat(List.of("sent", "accepted", "failed", "delivered"))
                .isEqualTo(order.lowestFirst())
                .extracting(order::rank)
                .containsExactly(0, 1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "played", "delivered", " Delivered ", "READ"})
    void standsForDelivered(String status) {
        assertThat(order.rank(status)).isEqualTo(order.rank("delivered"));
        assertThat(StatusOrder.creatorStatus(status)).isEqualTo("delivered");
    }

    @Property
    void ranksWhatNobodyKnowsBelowEverything(@ForAll String any) {
        String unknown = any + "-nobody-knows";

        assertThat(order.rank(unknown)).isEqualTo(StatusOrder.UNKNOWN).isLessThan(order.rank("sent"));
        assertThat(order.rank(null)).isEqualTo(StatusOrder.UNKNOWN);
        assertThat(order.rank("")).isEqualTo(StatusOrder.UNKNOWN);
    }

    @Test
    void canBeConfigured() {
        StatusOrder asMetaSendsThem = StatusOrder.of(List.of("Accepted", " sent", "failed", "delivered"));

        assertThat(asMetaSendsThem.rank("sent")).isGreaterThan(asMetaSendsThem.rank("accepted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent,sent,delivered", "sent,failed", "sent,,delivered", "sent,read,delivered", ""})
    void refusesAnOrderThatIsNone(String names) {
        assertThatThrownBy(() -> StatusOrder.of(List.of(names.split(",", -1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a status order names");
    }
}
