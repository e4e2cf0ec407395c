package dev.xld.daemon.domain.create;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.BuildInfo;
import dev.xld.config.CreateInfo;
import dev.xld.config.DomainConfig;
import dev.xld.config.HvmInfo;

/** What xld does not do (yet), each refused with a sentence that names the key to leave out. Stateless. */
final class Refusals {
    private Refusals() {}

    static void check(DomainConfig config) {
        String domain = "domain \"" + config.name() + "\"";
        BuildInfo build = config.buildInfo();
        boolean hvm = config.createInfo().type() == CreateInfo.GuestType.HVM;
        refuse(!build.vnumaNodes().isEmpty(), "xld cannot give " + domain + " NUMA nodes; leave out vnuma.");
        refuse(
                Boolean.TRUE.equals(build.switches().stubDeviceModel()),
                "xld runs device models in dom0 only; leave out device_model_stubdomain_override of " + domain + ".");
        HvmInfo info = build.hvm();
        boolean traditional = "qemu_xen_traditional".equals(build.deviceModel().version());
        refuse(
                hvm && (traditional || (info != null && "rombios".equals(info.bios()))),
                "xld runs the device model qemu-xen only; leave out device_model_version and bios=\"rombios\" of "
                        + domain + ".");
        if (!hvm && build.kernel() == null && build.bootloader() == null) {
            throw new ApiException(ErrorKind.BAD_CONFIG, "The config of " + domain + " names no kernel (key kernel).");
        }
        if (hvm && build.kernel() == null && (build.ramdisk() != null || build.cmdline() != null)) {
            throw new ApiException(
                    ErrorKind.BAD_CONFIG,
                    "The config of " + domain + " has ramdisk or cmdline, but names no kernel (key kernel).");
        }
    }

    private static void refuse(boolean found, String sentence) {
        if (found) {
            throw new ApiException(ErrorKind.UNSUPPORTED, sentence);
        }
    }
}
