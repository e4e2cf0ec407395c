package dev.xld.daemon.posix;

class FakeLinksTest extends NetworkLinksContract {
    private final FakeLinks links = new FakeLinks();

    FakeLinksTest() {
        links.addBridge(BRIDGE, 1500);
        links.addLink(PORT, "");
    }

    @Override
    NetworkLinks links() {
        return links;
    }
}
