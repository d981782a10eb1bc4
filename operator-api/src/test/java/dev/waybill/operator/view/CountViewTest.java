package dev.waybill.operator.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.model.store.Count;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CountViewTest {

    @Test
    void showsAnExactCountAsAPlainNumber() throws JsonProcessingException {
        assertThat(json(Count.exact(12))).isEqualTo("12");
    }

    @Test
    void saysOfAnEstimateThatItIsOneAndHowOld() throws JsonProcessingException {
        assertThat(json(Count.approximate(1200, Instant.parse("2026-01-10T12:00:00Z"))))
                .isEqualTo("{\"count\":1200,\"approximate\":true,\"as_of\":\"2026-01-10T12:00:00Z\"}");
    }

    private static String json(Count count) throws JsonProcessingException {
        return JsonMapper.builder().build().writeValueAsString(new CountView(count));
    }
}
