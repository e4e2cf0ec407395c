package dev.xld.xen.libxc;

import dev.xld.xen.E820Entry;
import dev.xld.xen.Errno;
import dev.xld.xen.PhysInfo;
import dev.xld.xen.Scheduler;
import dev.xld.xen.XenException;
import dev.xld.xen.XenInfo;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.layout.CompileInfoLayout;
import dev.xld.xen.layout.E820Layout;
import dev.xld.xen.layout.Field.Chars;
import dev.xld.xen.layout.PhysInfoLayout;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;

/** What libxenctrl tells about the host: versions, sizes, cpus, the message ring. */
final class HostFacts {
    private static final int CHUNK = 16384;
    private static final int E820_MAX = 128;
    private static final int BUILD_ID_ROOM = 1024;
    private static final Chars EXTRA_VERSION = new Chars(0, 16);
    private static final Chars CHANGESET = new Chars(0, 64);
    private static final Chars LONG_TEXT = new Chars(0, 1024);

    private HostFacts() {}

    static XenInfo info(Handle handle) {
        int version = version(handle, LibXenCtrl.XENVER_version, null);
        ByteBuffer compile = CompileInfoLayout.ALL.allocate();
        version(handle, LibXenCtrl.XENVER_compile_info, compile);
        ByteBuffer platform = room(Long.BYTES);
        version(handle, LibXenCtrl.XENVER_platform_parameters, platform);
        return new XenInfo(
                version >>> 16,
                version & 0xFFFF,
                text(handle, LibXenCtrl.XENVER_extraversion, EXTRA_VERSION),
                text(handle, LibXenCtrl.XENVER_capabilities, LONG_TEXT),
                text(handle, LibXenCtrl.XENVER_changeset, CHANGESET),
                text(handle, LibXenCtrl.XENVER_commandline, LONG_TEXT),
                platform.getLong(0),
                version(handle, LibXenCtrl.XENVER_pagesize, null),
                CompileInfoLayout.ALL.compiler().get(compile),
                CompileInfoLayout.ALL.compile_by().get(compile),
                CompileInfoLayout.ALL.compile_domain().get(compile),
                CompileInfoLayout.ALL.compile_date().get(compile),
                buildId(handle));
    }

    private static String text(Handle handle, int command, Chars chars) {
        ByteBuffer room = room(chars.size());
        version(handle, command, room);
        return chars.get(room);
    }

    /** {@code xen_build_id_t}: a {@code uint32_t} length, then the bytes. Empty where the build has none. */
    private static String buildId(Handle handle) {
        ByteBuffer room = room(BUILD_ID_ROOM);
        room.putInt(0, BUILD_ID_ROOM - Integer.BYTES);
        int length = LibXenCtrl.xc_version(handle.xch(), LibXenCtrl.XENVER_build_id, room);
        return length <= 0 ? "" : HexFormat.of().formatHex(room.array(), Integer.BYTES, Integer.BYTES + length);
    }

    private static int version(Handle handle, int command, @org.jspecify.annotations.Nullable ByteBuffer room) {
        return handle.check("xc_version", LibXenCtrl.xc_version(handle.xch(), command, room));
    }

    private static ByteBuffer room(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
    }

    static PhysInfo physInfo(Handle handle, PhysInfoLayout layout) {
        ByteBuffer struct = layout.allocate();
        handle.check("xc_physinfo", LibXenCtrl.xc_physinfo(handle.xch(), struct));
        long freed = Math.max(0, LibXenCtrl.xc_sharing_freed_pages(handle.xch()));
        long used = Math.max(0, LibXenCtrl.xc_sharing_used_frames(handle.xch()));
        return layout.read(struct, freed, used);
    }

    static List<E820Entry> machineMemoryMap(Handle handle) {
        ByteBuffer entries = room(E820_MAX * E820Layout.ALL.sizeof());
        int count = handle.check(
                "xc_get_machine_memory_map", LibXenCtrl.xc_get_machine_memory_map(handle.xch(), entries, E820_MAX));
        return E820Layout.ALL.read(entries, count);
    }

    static BitSet freeCpus(Handle handle, int mapSize) {
        long map = handle.checkPointer("xc_cpupool_freeinfo", LibXenCtrl.xc_cpupool_freeinfo(handle.xch()));
        try {
            return BitSet.valueOf(LibC.at(map, mapSize));
        } finally {
            LibC.free(map);
        }
    }

    static Scheduler scheduler(Handle handle) {
        int[] id = new int[1];
        handle.check("xc_sched_id", LibXenCtrl.xc_sched_id(handle.xch(), id));
        return scheduler(id[0]);
    }

    static Scheduler scheduler(int id) {
        for (Scheduler scheduler : Scheduler.values()) {
            if (scheduler.id() == id) {
                return scheduler;
            }
        }
        throw new XenException("xc_sched_id", Errno.EINVAL, "Xen names a scheduler with the unknown id " + id);
    }

    static String consoleRing(Handle handle, boolean clear) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        int[] length = new int[1];
        int[] index = new int[1];
        do {
            length[0] = chunk.length;
            handle.check(
                    "xc_readconsolering",
                    LibXenCtrl.xc_readconsolering(handle.xch(), chunk, length, clear ? 1 : 0, 1, index));
            text.write(chunk, 0, length[0]);
        } while (length[0] > 0);
        return text.toString(StandardCharsets.UTF_8);
    }
}
