package dev.waybill.model.status;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StatusOrderTest {

    @Test
    void ranksDeliveredAboveFailedAboveAcceptedAboveSent() {
        assertThat(StatusOrder.DEFAULT.rank("delivered")).isGreaterThan(StatusOrder.DEFAULT.rank("failed"));
    }

    @Property
    void unknown(@ForAll String any) {
        assertThat(StatusOrder.DEFAULT.rank(any + "-nobody-knows")).isEqualTo(StatusOrder.UNKNOWN);
    }
}
