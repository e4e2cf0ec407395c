package dev.xld.config;

import org.jspecify.annotations.Nullable;

/** A device that is told from others of its kind by a number, which its config may leave open. */
public sealed interface NumberedSpec<S extends NumberedSpec<S>> extends DeviceSpec
        permits ChannelSpec, P9Spec, PvcallsSpec, UsbctrlSpec, VdisplSpec, VfbSpec, VkbSpec, VsndSpec, VtpmSpec {
    @Nullable
    Integer devid();

    /** With another number. */
    S numbered(int number);
}
