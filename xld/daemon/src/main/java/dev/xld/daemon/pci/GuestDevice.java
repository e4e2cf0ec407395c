package dev.xld.daemon.pci;

import dev.xld.xen.PciAddress;
import java.util.Optional;

/**
 * One function of a device as a guest is to get it.
 *
 * @param vdevfn slot and function in the guest; 0 for any
 * @param multifunction whether other functions come to the same slot
 * @param name what the host calls the device, where the config named it so
 * @param seize whether to make it assignable first
 * @param rdmPolicy strict or relaxed
 */
public record GuestDevice(
        PciAddress address,
        int vdevfn,
        boolean multifunction,
        Optional<String> name,
        boolean msitranslate,
        boolean powerMgmt,
        boolean permissive,
        boolean seize,
        String rdmPolicy) {
    private static final String RELAXED = "relaxed";

    boolean relaxed() {
        return rdmPolicy.equals(RELAXED);
    }

    GuestDevice at(int other) {
        return new GuestDevice(
                address, other, multifunction, name, msitranslate, powerMgmt, permissive, seize, rdmPolicy);
    }

    /** In the store's words. */
    String options() {
        return "msitranslate=" + flag(msitranslate) + ",power_mgmt=" + flag(powerMgmt) + ",permissive="
                + flag(permissive) + ",rdm_policy=" + rdmPolicy;
    }

    private static char flag(boolean set) {
        return set ? '1' : '0';
    }
}
