package dev.xld.config.json;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The output of {@code xl list -l}: of each domain the stored tree, whoever stored it, with the live values put in. All
 * other members pass through untouched. Pure functions, any thread.
 */
public final class ListLong {
    private static final UUID NIL = new UUID(0, 0);

    /** libxl's margin between target and what an HVM guest that may balloon gets, {@code LIBXL_MAXMEM_CONSTANT}. */
    private static final long HVM_MARGIN_KIB = 1024;

    private static final List<String> DEVICES = List.of(
            "disks",
            "nics",
            "pcidevs",
            "vfbs",
            "vkbs",
            "vtpms",
            "p9s",
            "pvcallsifs",
            "vdispls",
            "vsnds",
            "usbctrls",
            "usbdevs");

    /** Members of c_info and b_info in libxl's order, as far as new ones must find their place among them. */
    private static final List<String> ORDER = List.of(
            "type",
            "hap",
            "oos",
            "ssidref",
            "ssid_label",
            "name",
            "domid",
            "uuid",
            "max_vcpus",
            "avail_vcpus",
            "cpumap",
            "nodemap",
            "vcpu_hard_affinity",
            "vcpu_soft_affinity",
            "numa_placement",
            "tsc_mode",
            "max_memkb",
            "target_memkb");

    private ListLong() {}

    /** What {@code xl list -l} writes to stdout for some domains, its empty last line included. */
    public static String print(List<Json.Obj> elements) {
        return JsonPrinter.print(new Json.Arr(new ArrayList<>(elements))) + "\n";
    }

    /** The element for one domain. */
    public static Json.Obj element(int domid, Json.Obj stored, LiveValues live) {
        Map<String, Json> config = new LinkedHashMap<>(stored.members());
        String type = stored.object("c_info").string("type").orElse("pv");
        config.put("c_info", createInfo(stored.object("c_info"), live));
        config.put("b_info", buildInfo(stored.object("b_info"), type, live));
        for (String array : DEVICES) {
            if (config.containsKey(array)) {
                List<Json> devices = devices(array, stored.array(array), live);
                config.put(array, new Json.Arr(devices));
                if (devices.isEmpty()) {
                    config.remove(array);
                }
            }
        }
        Map<String, Json> element = new LinkedHashMap<>();
        element.put("domid", Json.Num.of(domid));
        element.put("config", new Json.Obj(config));
        return new Json.Obj(element);
    }

    private static Json createInfo(Json.Obj stored, LiveValues live) {
        Map<String, Json> info = new LinkedHashMap<>(stored.members());
        info = set(info, "name", new Json.Str(live.name()));
        if (live.uuid().equals(NIL)) {
            info.remove("uuid");
            return new Json.Obj(info);
        }
        return new Json.Obj(set(info, "uuid", new Json.Str(live.uuid().toString())));
    }

    private static Json buildInfo(Json.Obj stored, String type, LiveValues live) {
        Map<String, Json> info = new LinkedHashMap<>(stored.members());
        BitSet online = live.onlineVcpus().get(0, (int)
                Math.min(1 << 16, Math.max(0, stored.number("max_vcpus").orElse(0L))));
        info.remove("avail_vcpus");
        if (!online.isEmpty()) {
            info = set(info, "avail_vcpus", Fields.bitmap(online));
        }
        info = set(info, "max_memkb", Json.Num.ofUnsigned(live.staticMaxKib()));
        info = set(info, "target_memkb", Json.Num.ofUnsigned(live.memoryTargetKib() + margin(stored, type)));
        LiveValues.Sched sched = live.sched();
        if (sched != null) {
            info.put(
                    "sched_params",
                    new Fields()
                            .string("sched", sched.scheduler().equals("unknown") ? null : sched.scheduler())
                            .nonMinusOne("weight", sched.weight())
                            .nonMinusOne("cap", sched.cap())
                            .nonMinusOne("period", sched.period())
                            .nonMinusOne("budget", sched.budget())
                            .build());
        }
        return new Json.Obj(info);
    }

    /**
     * What libxl adds to the target in xenstore: the video memory, which it takes as -1 where the file does not say (so
     * Domain-0's target shows one KiB short), and the margin of an HVM guest.
     */
    private static long margin(Json.Obj stored, String type) {
        long video = stored.number("video_memkb").orElse(-1L);
        long max = stored.number("max_memkb").orElse(-1L);
        long target = stored.number("target_memkb").orElse(-1L);
        boolean mayBalloon = type.equals("hvm") && Long.compareUnsigned(max, target) > 0;
        return video + (mayBalloon ? HVM_MARGIN_KIB : 0);
    }

    private static List<Json> devices(String array, List<Json> stored, LiveValues live) {
        List<Json> shown = new ArrayList<>();
        for (Json device : stored) {
            if (device instanceof Json.Obj object && live.attached().test(array, object)) {
                boolean empty = array.equals("disks")
                        && live.ejected().contains(object.string("vdev").orElse(""));
                shown.add(empty ? ejected(object) : object);
            }
        }
        return shown;
    }

    private static Json ejected(Json.Obj disk) {
        Map<String, Json> members = new LinkedHashMap<>(disk.members());
        members.put("pdev_path", new Json.Str(""));
        members.put("format", new Json.Str("empty"));
        return new Json.Obj(members);
    }

    /** Puts a member in: in its old place, or where libxl's order wants it. */
    private static Map<String, Json> set(Map<String, Json> members, String key, Json value) {
        if (members.containsKey(key)) {
            members.put(key, value);
            return members;
        }
        Map<String, Json> ordered = new LinkedHashMap<>();
        boolean placed = false;
        for (Map.Entry<String, Json> member : members.entrySet()) {
            int rank = ORDER.indexOf(member.getKey());
            if (!placed && (rank < 0 || rank > ORDER.indexOf(key))) {
                ordered.put(key, value);
                placed = true;
            }
            ordered.put(member.getKey(), member.getValue());
        }
        if (!placed) {
            ordered.put(key, value);
        }
        return ordered;
    }
}
