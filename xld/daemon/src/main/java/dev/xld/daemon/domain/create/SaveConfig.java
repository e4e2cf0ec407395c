package dev.xld.daemon.domain.create;

import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.userdata.UserData;

/** Stores the config where libxl does, for {@code xl list -l}, for restarts and for the C xl. */
final class SaveConfig implements Step {
    private final UserData userData;
    private final StoredConfig format;
    private final Creation creation;

    SaveConfig(UserData userData, StoredConfig format, Creation creation) {
        this.userData = userData;
        this.format = format;
        this.creation = creation;
    }

    @Override
    public String name() {
        return "storing the config";
    }

    @Override
    public void run(Task task) {
        userData.write(creation.domid(), creation.uuid, StoredConfig.LIVE, format.write(creation.config));
    }

    @Override
    public void undo() {
        userData.removeAll(creation.domid(), creation.uuid);
    }
}
