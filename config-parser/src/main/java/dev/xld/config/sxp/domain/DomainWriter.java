package dev.xld.config.sxp.domain;

import dev.xld.config.sxp.Sxp;

/** Writes what xend has words for, in a fixed order, with the values that xend shows where nothing is given. Pure function. */
final class DomainWriter {
    private DomainWriter() {}

    static Out write(Draft draft) {
        Out out = new Out("domain");
        Vcpus.writeShare(out, draft);
        Identity.write(out, draft);
        Vcpus.write(out, draft);
        Identity.writeName(out, draft);
        Actions.write(out, draft);
        Memory.write(out, draft);
        out.always("features", "");
        Boot.writeBootloader(out, draft);
        out.text("on_xend_start", "ignore").text("on_xend_stop", "ignore");
        Identity.writePool(out, draft);
        out.always("description", "").add(Sxp.form("target", Sxp.atom(0)));
        Cpuid.write(out, draft);
        Identity.writeLabelAndBackends(out, draft);
        out.add(Sxp.form("image", image(draft)));
        Devices.write(out, draft);
        return out;
    }

    private static Sxp image(Draft draft) {
        Out image = new Out(draft.isHvm() ? "hvm" : "linux");
        Boot.writeImage(image, draft);
        Platform.write(image, draft);
        Framebuffers.writeImage(image, draft);
        return image.build();
    }
}
