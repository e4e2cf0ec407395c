package dev.xld.config;

import org.jspecify.annotations.Nullable;

/**
 * A PV keyboard and pointer ({@code vkb=[...]}, and one with each vfb). Components are named as in libxl's
 * {@code device_vkb}; null means not given.
 *
 * @param backendType qemu or linux
 * @param width the pointer's range in pixels, as {@code height} and the multi-touch ones
 */
public record VkbSpec(
        @Nullable String backendDomname,
        @Nullable Integer devid,
        @Nullable String backendType,
        @Nullable String uniqueId,
        boolean featureDisableKeyboard,
        boolean featureDisablePointer,
        boolean featureAbsPointer,
        boolean featureRawPointer,
        boolean featureMultiTouch,
        @Nullable Long width,
        @Nullable Long height,
        @Nullable Long multiTouchWidth,
        @Nullable Long multiTouchHeight,
        @Nullable Long multiTouchNumContacts)
        implements NumberedSpec<VkbSpec> {
    /** The one that comes with a vfb. */
    public static VkbSpec of(int devid) {
        return new VkbSpec(null, devid, null, null, false, false, false, false, false, null, null, null, null, null);
    }

    @Override
    public VkbSpec numbered(int number) {
        return new VkbSpec(
                backendDomname,
                number,
                backendType,
                uniqueId,
                featureDisableKeyboard,
                featureDisablePointer,
                featureAbsPointer,
                featureRawPointer,
                featureMultiTouch,
                width,
                height,
                multiTouchWidth,
                multiTouchHeight,
                multiTouchNumContacts);
    }
}
