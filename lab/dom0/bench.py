#!/usr/bin/env python3
"""Runs in dom0: times the same work done by the reference xl and by our daemon alone (request to reply), and by our xl on demand.

Usage: bench.py KERNEL [ROUNDS [with-xl]]. Prints one table. Every domain it makes is named bench-* and destroyed again.
"""
import glob
import os
import statistics
import subprocess
import sys
import threading
import time

from xld_socket import Daemon

KERNEL = sys.argv[1]
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 7
REFERENCE = glob.glob("/usr/lib/xen-*/bin/xl")[0]
OURS = "/usr/sbin/xl"
IMAGE = "/root/bench.img"
WITH_XL = sys.argv[3:] == ["with-xl"]
CROWD = 60
CROWDS = 3
# Of what stolen() counts, in each second.
QUIET = 8
KINDS = {
    "no device": "",
    "vif": "vif=['bridge=xenbr0']\n",
    "vif and disk": "vif=['bridge=xenbr0']\ndisk=['%s,raw,xvda,w']\n" % IMAGE,
}


def config(name, devices):
    return 'name="%s"\nkernel="%s"\nmemory=16\n%s' % (name, KERNEL, devices)


class Alone(Daemon):
    """Our daemon without our xl."""

    def create(self, name, devices):
        super().create(name, config(name, devices))


class Program:
    """An xl binary, one process for each call."""

    def __init__(self, path):
        self.path = path

    def run(self, *args):
        subprocess.run([self.path, *args], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def list(self):
        self.run("list")

    def create(self, name, devices):
        file = "/root/%s.cfg" % name
        with open(file, "w") as out:
            out.write(config(name, devices))
        self.run("create", "-q", file)

    def destroy(self, name):
        self.run("destroy", name)


# A JVM translates what it runs often; the reference has nothing to warm up but the page cache.
WARM_UP = {Alone: 20, Program: 2}


def seconds(work):
    start = time.monotonic()
    work()
    return time.monotonic() - start


def many(tool, count):
    """Creates COUNT domains at once; answers the seconds until the last one runs."""
    tools = [Alone() if isinstance(tool, Alone) else tool for _ in range(count)]
    threads = [threading.Thread(target=t.create, args=("bench-%d" % i, "")) for i, t in enumerate(tools)]
    def work():
        for t in threads:
            t.start()
        for t in threads:
            t.join()
    return seconds(work)


def stolen():
    """Hundredths of a second that others took from the processors of the machine below this emulated one, since its start."""
    with open("/host/stolen") as file:
        return int(file.read())


def one_by_one(tool, devices):
    """The seconds of ROUNDS creates, and of the destroys that follow each. Others' work on the machine below slows them, so
    more are timed when it was not QUIET, and those that lost least count."""
    timed = []
    while len(timed) < 2 * ROUNDS and sum(lost < QUIET for lost, _, _ in timed) < ROUNDS:
        before = stolen()
        create = seconds(lambda: tool.create("bench-one", devices))
        destroy = seconds(lambda: tool.destroy("bench-one"))
        timed.append(((stolen() - before) / (create + destroy), create, destroy))
    timed.sort(key=lambda one: one[0])
    return [create for _, create, _ in timed[:ROUNDS]], [destroy for _, _, destroy in timed[:ROUNDS]]


def crowds(tool, devices):
    """The medians of creates when no domain is there, and when CROWD - 1 are. They are taken in turn, CROWDS times."""
    first, last = [], []
    names = ["bench-%d" % i for i in range(CROWD - 1)]
    for _ in range(CROWDS):
        first += one_by_one(tool, devices)[0]
        for name in names:
            tool.create(name, devices.replace(IMAGE, IMAGE + name))
        last += one_by_one(tool, devices)[0]
        for name in names:
            tool.destroy(name)
    return statistics.median(first), statistics.median(last)


def memory_kib(pattern):
    """Resident and private KiB of all processes whose command line has PATTERN."""
    rss = private = 0
    for entry in glob.glob("/proc/[0-9]*"):
        try:
            command = open(entry + "/cmdline").read().replace("\0", " ")
            if pattern not in command or str(os.getpid()) == entry[6:]:
                continue
            for line in open(entry + "/smaps_rollup"):
                if line.startswith("Rss:"):
                    rss += int(line.split()[1])
                elif line.startswith("Private_"):
                    private += int(line.split()[1])
        except OSError:
            pass
    return rss, private


def measure(tool):
    """Medians by row name."""
    rows = {}
    for _ in range(WARM_UP[type(tool)]):
        tool.create("bench-warm", KINDS["vif and disk"])
        tool.destroy("bench-warm")
    rows["list, few domains"] = statistics.median(seconds(tool.list) for _ in range(ROUNDS))
    for kind, devices in KINDS.items():
        create, destroy = one_by_one(tool, devices)
        rows["create, " + kind] = statistics.median(create)
        rows["destroy, " + kind] = statistics.median(destroy)
    rows["create, 20 at once"] = many(tool, 20)
    rows["list, 20 more domains"] = statistics.median(seconds(tool.list) for _ in range(ROUNDS))
    if isinstance(tool, Program) and tool.path == REFERENCE:
        rows["memory"] = memory_kib("bin/xl create")
    else:
        rows["memory"] = memory_kib("/xld.jar")
    for i in range(20):
        tool.destroy("bench-%d" % i)
    # The reference's would take most of an hour.
    for kind in ("no device", "vif and disk") if isinstance(tool, Alone) else ():
        rows["create, %s, 1st" % kind], rows["create, %s, %dth" % (kind, CROWD)] = crowds(tool, KINDS[kind])
    return rows


def cell(value):
    return "%16s" % "" if value is None else "%16.3f" % value


def ratio(part, whole):
    return "" if part is None or whole is None else "%12.2f" % (part / whole)


def main():
    for i in [""] + ["bench-%d" % i for i in range(CROWD - 1)]:
        with open(IMAGE + i, "wb") as image:
            image.truncate(16 << 20)
    tools = [("reference xl", Program(REFERENCE)), ("xld alone", Alone())]
    if WITH_XL:
        tools.append(("our xl", Program(OURS)))
    results = [measure(tool) for _, tool in tools]
    print("%-30s" % "seconds, median of %d" % ROUNDS + "".join("%16s" % name for name, _ in tools) + "%12s" % "alone/ref")
    for row in results[1]:
        if row != "memory":
            cells = [result.get(row) for result in results]
            print("%-30s" % row + "".join(cell(value) for value in cells) + ratio(cells[1], cells[0]))
    for at, what in ((0, "resident"), (1, "private")):
        print("%-30s" % ("%s MB, 20 domains" % what)
              + "".join("%16.1f" % (result["memory"][at] / 1024) for result in results))


main()
