#!/usr/bin/env python3
"""Runs in dom0: times the same work done by the reference xl, by our xl, and by our daemon alone (request to reply).

Usage: bench.py KERNEL [ROUNDS]. Prints one table. Every domain it makes is named bench-* and destroyed again.
"""
import glob
import os
import statistics
import subprocess
import sys
import time

from xld_socket import Daemon

KERNEL = sys.argv[1]
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 7
REFERENCE = glob.glob("/usr/lib/xen-*/bin/xl")[0]
OURS = "/usr/sbin/xl"
IMAGE = "/root/bench.img"
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


def seconds(work):
    start = time.monotonic()
    work()
    return time.monotonic() - start


def many(tool, count):
    """Creates COUNT domains at once; answers the seconds until the last one runs."""
    import threading
    tools = [Alone() if isinstance(tool, Alone) else tool for _ in range(count)]
    threads = [threading.Thread(target=t.create, args=("bench-%d" % i, "")) for i, t in enumerate(tools)]
    def work():
        for t in threads:
            t.start()
        for t in threads:
            t.join()
    return seconds(work)


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
    for _ in range(2):
        tool.create("bench-warm", "")
        tool.destroy("bench-warm")
    rows["list, few domains"] = statistics.median(seconds(tool.list) for _ in range(ROUNDS))
    for kind, devices in KINDS.items():
        create, destroy = [], []
        for _ in range(ROUNDS):
            create.append(seconds(lambda: tool.create("bench-one", devices)))
            destroy.append(seconds(lambda: tool.destroy("bench-one")))
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
    return rows


def main():
    with open(IMAGE, "wb") as image:
        image.truncate(16 << 20)
    tools = [("reference xl", Program(REFERENCE)), ("our xl", Program(OURS)), ("xld alone", Alone())]
    results = [measure(tool) for _, tool in tools]
    print("%-26s" % "seconds, median of %d" % ROUNDS + "".join("%16s" % name for name, _ in tools) + "%12s" % "alone/ref")
    for row in results[0]:
        if row == "memory":
            continue
        cells = [result[row] for result in results]
        print("%-26s" % row + "".join("%16.3f" % cell for cell in cells) + "%12.2f" % (cells[2] / cells[0]))
    for at, what in ((0, "resident"), (1, "private")):
        print("%-26s" % ("%s MB, 20 domains" % what)
              + "".join("%16.1f" % (result["memory"][at] / 1024) for result in results))


main()
