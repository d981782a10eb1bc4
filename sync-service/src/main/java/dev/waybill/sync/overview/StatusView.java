package dev.waybill.sync.overview;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.engine.budget.BudgetState;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.engine.schedule.SchedulerState;
import dev.waybill.model.store.StoreState;
import dev.waybill.operator.view.CountView;
import dev.waybill.sync.runs.Figures;
import dev.waybill.sync.runs.ProgressBoard;
import dev.waybill.sync.token.TokenState;
import java.time.Instant;
import java.util.Optional;
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
 * @param live what Creator does not get
 * @param journal what waits in front of the store, null with the embedded store, which has no journal
 */
public record StatusView(
        Token token,
        @JsonIgnore Figures figures,
        int rejectedRecords,
        BudgetState budget,
        @Nullable String runningCycle,
        ProgressBoard.@Nullable Latest progress,
        @Nullable RunRecord lastCycle,
        @JsonIgnore SchedulerState schedulerState,
        Scheduler scheduler,
        Live live,
        @Nullable JournalView journal) {

    /**
     * Whether cycles start by themselves.
     *
     * @param nextSyncTime when the next one is due, null when the scheduler is off
     * @param stoppedBecause why it is off, null if it is on or an operator wanted it so
     */
    public record Scheduler(
            boolean isRunning,
            @Nullable Instant nextSyncTime,
            @Nullable String stoppedBecause) {}

    /**
     * Statuses that no record asks for, a day after they came about; they are parked, and come back by themselves.
     *
     * @param unlinked no queue id is known of their message
     * @param unmatched no record has their queue id
     */
    public record Live(CountView unlinked, CountView unmatched) {

        static Live of(StoreState state) {
            return new Live(new CountView(state.unlinked()), new CountView(state.unmatched()));
        }
    }

    /**
     * What is known of the access token.
     *
     * @param state {@code none} if none was needed lately, {@code valid}, or {@code refused}
     * @param apiAddress what Zoho says of the API's address, null unless it is another than the configured one
     */
    public record Token(
            String state,
            @Nullable Instant expiresAt,
            @Nullable String problem,
            @Nullable String apiAddress) {

        static Token of(TokenState known, Optional<String> otherAddress) {
            return new Token(
                    known.word(),
                    known.expiresAt().orElse(null),
                    known.problem().orElse(null),
                    otherAddress.orElse(null));
        }
    }

    /** Records pending after the last cycle, null before the first; no call is made for it. */
    @JsonProperty
    public @Nullable Integer pendingRecords() {
        return figures.pendingRecords();
    }

    /** Why cycles fail, since the first of them that did; null when one has ended well or written something. */
    @JsonProperty
    public Figures.@Nullable LastError trouble() {
        return figures.trouble();
    }

    /** What last ended a cycle early. */
    @JsonProperty
    public Figures.@Nullable LastError lastError() {
        return figures.lastError();
    }
}
