package dev.waybill.sync.overview;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.waybill.engine.cycle.Progress;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.engine.cycle.RunReport;
import dev.waybill.sync.page.LocalTimes;
import dev.waybill.sync.runs.ProgressBoard;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How answers look in JSON, so that what the engine keeps is shown as it is and nothing is copied into a second shape:
 * names in snake case, times local to the configured zone, durations in seconds, and words in lower case.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@Singleton
public final class AnswerJson implements ContextResolver<ObjectMapper> {

    private static final double MILLIS_PER_SECOND = 1000;
    private static final double HUNDREDTHS = 100;

    private final ObjectMapper mapper;

    AnswerJson(ObjectMapper json, LocalTimes times) {
        this.mapper = json.copy()
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .registerModule(new SimpleModule()
                        .addSerializer(
                                Instant.class, as(Instant.class, (time, out) -> out.writeString(times.iso(time))))
                        .addSerializer(
                                Duration.class, as(Duration.class, (time, out) -> out.writeNumber(seconds(time))))
                        .addSerializer(
                                Enum.class,
                                as(
                                        Enum.class,
                                        (one, out) -> out.writeString(one.name().toLowerCase(Locale.ROOT)))))
                .addMixIn(RunRecord.class, ShownRun.class)
                .addMixIn(ProgressBoard.Latest.class, ShownProgress.class);
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return mapper;
    }

    private static double seconds(Duration duration) {
        return Math.round(duration.toMillis() / MILLIS_PER_SECOND * HUNDREDTHS) / HUNDREDTHS;
    }

    private interface Writing<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    private static <T> StdSerializer<T> as(Class<T> type, Writing<T> writing) {
        return new StdSerializer<>(type) {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider unused) throws IOException {
                writing.write(value, out);
            }
        };
    }

    @RegisterForReflection
    interface ShownRun {
        @JsonProperty("duration_seconds")
        Duration duration();

        @JsonProperty("documents_settled")
        int lateEvents();

        @JsonUnwrapped
        RunReport report();
    }

    @RegisterForReflection
    @JsonIgnoreProperties("run")
    interface ShownProgress {
        @JsonUnwrapped
        Progress progress();
    }
}
