package dev.waybill.system.replicas;

import dev.waybill.harness.testbed.LedgerLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cycles of several callers, read out of the sandbox's ledger: a caller's cycle goes from its reading of pending
 * records, one page here, to its last call before it reads again.
 */
final class CycleLedger {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final List<LedgerLine> calls;

    CycleLedger(List<LedgerLine> lines) {
        calls = lines.stream().filter(LedgerLine::isCreatorCall).toList();
    }

    /** How many cycles began. */
    int cycles() {
        return (int) calls.stream().filter(LedgerLine::isRead).count();
    }

    /** How many callers there were. */
    int callers() {
        return (int) calls.stream().map(LedgerLine::caller).distinct().count();
    }

    int updates() {
        return (int) calls.stream().filter(LedgerLine::isUpdate).count();
    }

    int refused() {
        return (int) calls.stream().filter(LedgerLine::isRefused).count();
    }

    boolean lowered() {
        return calls.stream().anyMatch(LedgerLine::lowers);
    }

    /**
     * Calls that a caller made for a cycle of its own although another caller had begun one since: none, if no two
     * cycles overlap.
     */
    int overlaps() {
        Set<String> overtaken = new HashSet<>();
        Set<String> seen = new HashSet<>();
        int overlaps = 0;
        for (LedgerLine call : calls) {
            if (call.isRead()) {
                overtaken.addAll(seen);
                overtaken.remove(call.caller());
                seen.add(call.caller());
            } else if (overtaken.contains(call.caller()) || !seen.contains(call.caller())) {
                overlaps++;
            }
        }
        return overlaps;
    }

    /** The longest time from a cycle's last call to the next cycle's first one, milliseconds. */
    long longestPauseMs() {
        long longest = 0;
        for (int i = 1; i < calls.size(); i++) {
            if (calls.get(i).isRead()) {
                longest = Math.max(
                        longest, calls.get(i).timeMs() - calls.get(i - 1).timeMs());
            }
        }
        return longest;
    }

    /** The most calls, refused ones too, that were answered within any 60 seconds. */
    int mostInAMinute() {
        int most = 0;
        int first = 0;
        for (int last = 0; last < calls.size(); last++) {
            while (calls.get(last).timeMs() - calls.get(first).timeMs() >= MINUTE) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** Updates that wrote what the record had already: what a kill between a write and its mark makes repeated. */
    int repeated() {
        Map<String, List<String>> written = new HashMap<>();
        calls.stream()
                .filter(LedgerLine::isUpdate)
                .forEach(call -> written.computeIfAbsent(call.recordId(), id -> new ArrayList<>())
                        .add(call.statusAfter()));
        return written.values().stream()
                .mapToInt(statuses -> statuses.size() - new HashSet<>(statuses).size())
                .sum();
    }
}
