package dev.waybill.sync.overview;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.sync.budget.BudgetState;
import dev.waybill.sync.run.Figures;
import dev.waybill.sync.run.RunProgress;
import dev.waybill.sync.run.RunRecord;
import dev.waybill.sync.schedule.SchedulerState;
import dev.waybill.sync.token.TokenState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the sync is.
 *
 * @param token what is known of the access token, never the token
 * @param figures over all cycles
 * @param rejectedRecords records that Creator refused and that are tried again ever more seldom
 * @param budget what Creator calls may still be made by all replicas together
 * @param runningCycle the run that runs now, on whichever replica, null if none does
 * @param progress how far the running cycle is, null if none runs or it has only begun
 * @param lastCycle the run that ended last
 * @param scheduler the scheduler
 * @param journal what waits in front of the store, null with the embedded store, which has no journal
 */
public record StatusView(
        Token token,
        @JsonIgnore Figures figures,
        int rejectedRecords,
        BudgetState budget,
        @Nullable String runningCycle,
        @Nullable RunProgress progress,
        @Nullable RunRecord lastCycle,
        SchedulerState scheduler,
        @Nullable JournalView journal) {

    /**
     * What is known of the access token.
     *
     * @param state {@code none} if none was needed lately, {@code valid}, or {@code refused}
     */
    public record Token(
            String state,
            @Nullable Instant expiresAt,
            @Nullable String problem) {

        static Token of(TokenState known) {
            return new Token(
                    known.word(),
                    known.expiresAt().orElse(null),
                    known.problem().orElse(null));
        }
    }

    /** Records pending after the last cycle, null before the first; no call is made for it. */
    @JsonProperty
    public @Nullable Integer pendingRecords() {
        return figures.pendingRecords();
    }

    /** What last ended a cycle early. */
    @JsonProperty
    public Figures.@Nullable LastError lastError() {
        return figures.lastError();
    }
}
