package dev.waybill.sync.runs;

import java.util.List;

/** What the last runs did to a record, the latest run first. */
record OutcomesView(int count, List<OutcomeView> outcomes) {}
