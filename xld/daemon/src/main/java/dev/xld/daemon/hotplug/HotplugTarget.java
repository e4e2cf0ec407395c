package dev.xld.daemon.hotplug;

/**
 * A device as its hotplug script sees it.
 *
 * @param type {@code vif} or {@code vbd}, and whether a vif has an emulated twin
 * @param backendPath the absolute backend path
 * @param script the script's absolute path
 * @param gatewayDevice what vif-route routes by; empty for none
 * @param label how errors call the device: {@code disk xvda}, {@code vif 0}
 */
public record HotplugTarget(
        Type type, int domid, int devid, String backendPath, String script, String gatewayDevice, String label) {
    /** What scripts know. */
    public enum Type {
        VIF,
        /** A vif, and the device model's tap beside it. */
        VIF_AND_TAP,
        VBD;

        boolean vif() {
            return this != VBD;
        }
    }
}
