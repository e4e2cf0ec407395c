package dev.xld.daemon.posix;

class FakeLoopDevicesTest extends LoopDevicesContract {
    private final LoopDevices loops = new FakeLoopDevices();

    @Override
    LoopDevices loops() {
        return loops;
    }
}
