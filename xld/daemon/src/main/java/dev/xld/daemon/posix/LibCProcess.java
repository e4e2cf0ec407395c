package dev.xld.daemon.posix;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.NullUnmarked;

/** Processes in libc's spelling, directly mapped, with Linux's constants. errno is {@link Native#getLastError}. */
@NullUnmarked
final class LibCProcess {
    static final int O_RDWR = 2;
    static final short POSIX_SPAWN_SETSIGDEF = 0x04;
    static final short POSIX_SPAWN_SETSIGMASK = 0x08;
    static final short POSIX_SPAWN_SETSID = 0x80;
    /** More than any libc's {@code posix_spawnattr_t}, {@code posix_spawn_file_actions_t}, {@code sigset_t}. */
    static final int OPAQUE_BYTES = 1024;

    static final int ENOSYS = 38;
    static final long MS_NOSUID = 2;
    static final long MS_BIND = 4096;
    static final long MS_REC = 16384;
    static final long MS_PRIVATE = 1 << 18;
    static final int AT_FDCWD = -100;
    static final int AT_RECURSIVE = 0x8000;
    static final long SYS_mount_setattr = 442;
    static final long MOUNT_ATTR_SIZE = 32;
    static final long MOUNT_ATTR_RDONLY = 1;
    static final long MOUNT_ATTR_NOSUID = 2;
    static final long MOUNT_ATTR_NODEV = 4;
    static final int PR_CAPBSET_DROP = 24;
    static final int PR_SET_NO_NEW_PRIVS = 38;
    static final int CLONE_NEWNS = 0x00020000;
    static final int CLONE_FILES = 0x00000400;
    static final int CLONE_NEWIPC = 0x08000000;
    static final int CLONE_NEWPID = 0x20000000;
    static final int CLONE_NEWNET = 0x40000000;
    static final int F_SETFD = 2;
    static final int FD_CLOEXEC = 1;
    static final int WNOHANG = 1;
    static final int SIGKILL = 9;
    static final int SIGTERM = 15;
    static final int RLIMIT_CPU = 0;
    static final int RLIMIT_FSIZE = 1;
    static final int RLIMIT_CORE = 4;
    static final int RLIMIT_AS = 9;

    static {
        Native.register(LibCProcess.class, "c");
    }

    private LibCProcess() {}

    static native int posix_spawn(
            IntByReference pid, String path, Pointer file_actions, Pointer attrp, Pointer argv, Pointer envp);

    static native int posix_spawn_file_actions_init(Pointer actions);

    static native int posix_spawn_file_actions_destroy(Pointer actions);

    static native int posix_spawn_file_actions_addopen(Pointer actions, int fd, String path, int oflag, int mode);

    static native int posix_spawn_file_actions_adddup2(Pointer actions, int fd, int newfd);

    static native int posix_spawnattr_init(Pointer attr);

    static native int posix_spawnattr_destroy(Pointer attr);

    static native int posix_spawnattr_setflags(Pointer attr, short flags);

    static native int posix_spawnattr_setsigdefault(Pointer attr, Pointer sigset);

    static native int posix_spawnattr_setsigmask(Pointer attr, Pointer sigset);

    static native int sigemptyset(Pointer set);

    static native int sigfillset(Pointer set);

    static native int unshare(int flags);

    static native int mount(String source, String target, String type, long flags, Pointer data);

    static native int prctl(int option, long arg2, long arg3, long arg4, long arg5);

    /** As {@code mount_setattr(2)} wants it, which older C libraries lack. */
    static native long syscall(long number, int dirfd, String path, int flags, Pointer attr, long size);

    static native int fcntl(int fd, int cmd, int arg);

    static native int waitpid(int pid, IntByReference wstatus, int options);

    static native int kill(int pid, int sig);

    static native int prlimit(int pid, int resource, Pointer new_limit, Pointer old_limit);
}
