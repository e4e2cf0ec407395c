package dev.xld.daemon.device;

/**
 * The media of emulated cdrom drives, which are the device model's. Failures are {@link dev.xld.api.ApiException}s with its
 * words. Any thread may call.
 */
public interface DriveMedia {
    /** Opens the drive and takes out what is in it. */
    void eject(int domid, int devid);

    /** Puts a raw image into a drive that is empty. */
    void insert(int domid, int devid, String image);
}
