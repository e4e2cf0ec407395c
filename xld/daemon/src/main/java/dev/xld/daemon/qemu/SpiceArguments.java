package dev.xld.daemon.qemu;

import static java.util.Objects.requireNonNullElse;

import dev.xld.config.Spice;

/** The SPICE server of an HVM guest's device model. One thread, once. */
record SpiceArguments(CommandDraft draft, Spice spice) {
    void add() {
        if (!Boolean.TRUE.equals(spice.enable())) {
            return;
        }
        draft.add("-spice", options());
        if (Boolean.TRUE.equals(spice.vdagent())) {
            draft.add("-device", "virtio-serial");
            draft.add("-chardev", "spicevmc,id=vdagent,name=vdagent");
            draft.add("-device", "virtserialport,chardev=vdagent,name=com.redhat.spice.0");
        }
    }

    private String options() {
        StringBuilder options = new StringBuilder();
        options.append("port=").append(requireNonNullElse(spice.port(), 0));
        options.append(",tls-port=").append(requireNonNullElse(spice.tlsPort(), 0));
        if (spice.host() != null) {
            options.append(",addr=").append(spice.host());
        }
        if (Boolean.TRUE.equals(spice.disableTicketing())) {
            options.append(",disable-ticketing=on");
        } else {
            options.append(",password=").append(spice.passwd());
        }
        options.append(",agent-mouse=").append(requireNonNullElse(spice.agentMouse(), true) ? "on" : "off");
        if (!Boolean.TRUE.equals(spice.clipboardSharing())) {
            options.append(",disable-copy-paste=on");
        }
        if (spice.imageCompression() != null) {
            options.append(",image-compression=").append(spice.imageCompression());
        }
        if (spice.streamingVideo() != null) {
            options.append(",streaming-video=").append(spice.streamingVideo());
        }
        return options.toString();
    }
}
