package dev.xld.daemon.domain.destroy;

import dev.xld.daemon.plan.Step;
import dev.xld.daemon.plan.Task;
import dev.xld.daemon.userdata.UserData;

/** Removes the files libxl and xld keep for the domain. */
final class RemoveUserData implements Step {
    private final UserData userData;
    private final Destruction destruction;

    RemoveUserData(UserData userData, Destruction destruction) {
        this.userData = userData;
        this.destruction = destruction;
    }

    @Override
    public String name() {
        return "removing the stored config";
    }

    @Override
    public void run(Task task) {
        userData.removeAll(destruction.domid(), destruction.uuid());
    }
}
