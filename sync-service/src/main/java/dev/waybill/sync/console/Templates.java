package dev.waybill.sync.console;

import dev.waybill.sync.control.DryRunView;
import dev.waybill.sync.control.RejectedView;
import dev.waybill.sync.control.RunDetail;
import dev.waybill.sync.control.RunsView;
import dev.waybill.sync.failure.Failures;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages and the parts of them that are fetched alone; checked against what they show when the service is built. */
@CheckedTemplate(basePath = "console")
final class Templates {

    private Templates() {}

    static native TemplateInstance login(boolean failed);

    static native TemplateInstance overview(Who who, Overview now);

    static native TemplateInstance overview$live(Who who, Overview now);

    static native TemplateInstance dryRun(DryRunView looked);

    static native TemplateInstance notice(String kind, String text);

    static native TemplateInstance messages(Who who, @Nullable String asked, List<StoryView> found);

    static native TemplateInstance message(Who who, StoryView story);

    static native TemplateInstance failures(Who who, Failures failures, RejectedView rejected);

    static native TemplateInstance runs(Who who, RunsView runs);

    static native TemplateInstance run(Who who, RunDetail detail);

    static native TemplateInstance refused(String title, @Nullable String detail);
}
