package dev.waybill.sandbox.nosql;

import dev.waybill.sandbox.conditions.Condition;
import dev.waybill.sandbox.tables.NewItem;
import dev.waybill.sandbox.tables.Table;
import dev.waybill.sandbox.values.Attributes;
import java.util.List;
import java.util.Optional;

/** One entry of a write call. Source: Catalyst NoSQL facts 1.4 to 1.6. */
sealed interface Write {

    /** Executes the entry; each is judged alone. */
    WriteOutcome run(Table table);

    /** Puts a whole item; where nothing is yet, the condition does not matter. */
    record Insert(NewItem item, Optional<Condition> condition, Echo echo) implements Write {

        @Override
        public WriteOutcome run(Table table) {
            Optional<Attributes> old = table.find(item.attributes(), true);
            if (old.isPresent() && !meets(old.get(), condition)) {
                return WriteOutcome.refused("CriteriaMismatch");
            }
            return WriteOutcome.done(table.put(item), echo, Optional.of(item.attributes()), old);
        }
    }

    /** Changes an item that is there. */
    record Update(Attributes keys, List<Change> changes, Optional<Condition> condition, Echo echo) implements Write {

        @Override
        public WriteOutcome run(Table table) {
            Optional<Attributes> old = table.find(keys, true).filter(item -> meets(item, condition));
            if (old.isEmpty()) {
                return WriteOutcome.refused("ConditionMismatch");
            }
            Attributes changed = Change.all(changes, old.get());
            return WriteOutcome.done(table.put(table.prepare(changed)), echo, Optional.of(changed), old);
        }
    }

    /** Removes an item that is there. */
    record Delete(Attributes keys, Optional<Condition> condition, Echo echo) implements Write {

        @Override
        public WriteOutcome run(Table table) {
            Optional<Attributes> old = table.find(keys, true).filter(item -> meets(item, condition));
            return old.isEmpty()
                    ? WriteOutcome.refused("ConditionMismatch")
                    : WriteOutcome.done(table.remove(keys), echo, Optional.empty(), old);
        }
    }

    private static boolean meets(Attributes item, Optional<Condition> condition) {
        return condition.isEmpty() || condition.get().test(item);
    }
}
