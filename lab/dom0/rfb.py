#!/usr/bin/env python3
"""rfb HOST PORT [PASSWORD]: how the VNC server greets, and how many different colours its screen has."""
import socket, struct, sys

def des(key, block):
    """One block of DES, as RFB authentication wants it."""
    ip = [58 - 8 * (i % 8) + 2 * (i // 8) for i in range(32)] + [57 - 8 * (i % 8) + 2 * (i // 8) for i in range(32)]
    fp = [0] * 64
    for i, p in enumerate(ip):
        fp[p - 1] = i + 1
    e = [(4 * r + c - 1) % 32 + 1 for r in range(8) for c in range(6)]
    p32 = [16,7,20,21,29,12,28,17,1,15,23,26,5,18,31,10,2,8,24,14,32,27,3,9,19,13,30,6,22,11,4,25]
    pc1 = [57,49,41,33,25,17,9,1,58,50,42,34,26,18,10,2,59,51,43,35,27,19,11,3,60,52,44,36,63,55,47,39,31,23,15,7,62,54,46,38,30,22,14,6,61,53,45,37,29,21,13,5,28,20,12,4]
    pc2 = [14,17,11,24,1,5,3,28,15,6,21,10,23,19,12,4,26,8,16,7,27,20,13,2,41,52,31,37,47,55,30,40,51,45,33,48,44,49,39,56,34,53,46,42,50,36,29,32]
    boxes = [
     [14,4,13,1,2,15,11,8,3,10,6,12,5,9,0,7,0,15,7,4,14,2,13,1,10,6,12,11,9,5,3,8,4,1,14,8,13,6,2,11,15,12,9,7,3,10,5,0,15,12,8,2,4,9,1,7,5,11,3,14,10,0,6,13],
     [15,1,8,14,6,11,3,4,9,7,2,13,12,0,5,10,3,13,4,7,15,2,8,14,12,0,1,10,6,9,11,5,0,14,7,11,10,4,13,1,5,8,12,6,9,3,2,15,13,8,10,1,3,15,4,2,11,6,7,12,0,5,14,9],
     [10,0,9,14,6,3,15,5,1,13,12,7,11,4,2,8,13,7,0,9,3,4,6,10,2,8,5,14,12,11,15,1,13,6,4,9,8,15,3,0,11,1,2,12,5,10,14,7,1,10,13,0,6,9,8,7,4,15,14,3,11,5,2,12],
     [7,13,14,3,0,6,9,10,1,2,8,5,11,12,4,15,13,8,11,5,6,15,0,3,4,7,2,12,1,10,14,9,10,6,9,0,12,11,7,13,15,1,3,14,5,2,8,4,3,15,0,6,10,1,13,8,9,4,5,11,12,7,2,14],
     [2,12,4,1,7,10,11,6,8,5,3,15,13,0,14,9,14,11,2,12,4,7,13,1,5,0,15,10,3,9,8,6,4,2,1,11,10,13,7,8,15,9,12,5,6,3,0,14,11,8,12,7,1,14,2,13,6,15,0,9,10,4,5,3],
     [12,1,10,15,9,2,6,8,0,13,3,4,14,7,5,11,10,15,4,2,7,12,9,5,6,1,13,14,0,11,3,8,9,14,15,5,2,8,12,3,7,0,4,10,1,13,11,6,4,3,2,12,9,5,15,10,11,14,1,7,6,0,8,13],
     [4,11,2,14,15,0,8,13,3,12,9,7,5,10,6,1,13,0,11,7,4,9,1,10,14,3,5,12,2,15,8,6,1,4,11,13,12,3,7,14,10,15,6,8,0,5,9,2,6,11,13,8,1,4,10,7,9,5,0,15,14,2,3,12],
     [13,2,8,4,6,15,11,1,10,9,3,14,5,0,12,7,1,15,13,8,10,3,7,4,12,5,6,11,0,14,9,2,7,11,4,1,9,12,14,2,0,6,10,13,15,3,5,8,2,1,14,7,4,10,8,13,15,12,9,0,3,5,6,11]]
    bits = lambda b: [(x >> (7 - i)) & 1 for x in b for i in range(8)]
    pick = lambda v, t: [v[i - 1] for i in t]
    k = pick(bits(key), pc1)
    c, d, keys = k[:28], k[28:], []
    for n in [1,1,2,2,2,2,2,2,1,2,2,2,2,2,2,1]:
        c, d = c[n:] + c[:n], d[n:] + d[:n]
        keys.append(pick(c + d, pc2))
    v = pick(bits(block), ip)
    l, r = v[:32], v[32:]
    for key48 in keys:
        x = [a ^ b for a, b in zip(pick(r, e), key48)]
        out = []
        for i in range(8):
            six = x[6 * i:6 * i + 6]
            n = boxes[i][(six[0] * 2 + six[5]) * 16 + six[1] * 8 + six[2] * 4 + six[3] * 2 + six[4]]
            out += [(n >> 3) & 1, (n >> 2) & 1, (n >> 1) & 1, n & 1]
        l, r = r, [a ^ b for a, b in zip(l, pick(out, p32))]
    v = pick(r + l, fp)
    return bytes(sum(v[8 * i + j] << (7 - j) for j in range(8)) for i in range(8))

def main(host, port, password=""):
    s = socket.create_connection((host, int(port)), 20)
    def get(n):
        b = b""
        while len(b) < n:
            part = s.recv(n - len(b))
            if not part:
                sys.exit("closed")
            b += part
        return b
    version = get(12); s.sendall(version)
    types = get(get(1)[0])
    print("security", list(types))
    kind = 2 if 2 in types else 1
    s.sendall(bytes([kind]))
    if kind == 2:
        challenge = get(16)
        key = bytes(int("{:08b}".format(b)[::-1], 2) for b in password.encode().ljust(8, b"\0")[:8])
        s.sendall(des(key, challenge[:8]) + des(key, challenge[8:]))
    (result,) = struct.unpack(">I", get(4))
    if result:
        sys.exit("password refused")
    s.sendall(b"\1")
    w, h = struct.unpack(">HH", get(4)); get(16); (n,) = struct.unpack(">I", get(4)); name = get(n).decode()
    s.sendall(struct.pack(">BxxxBBBBHHHBBBxxx", 0, 32, 24, 0, 1, 255, 255, 255, 16, 8, 0))
    s.sendall(struct.pack(">BxHi", 2, 1, 0))
    s.sendall(struct.pack(">BBHHHH", 3, 0, 0, 0, w, h))
    pixels = {}
    left = w * h
    while left > 0:
        if get(1)[0] != 0:
            sys.exit("strange message")
        get(1); (rects,) = struct.unpack(">H", get(2))
        for _ in range(rects):
            x, y, rw, rh, enc = struct.unpack(">HHHHi", get(12))
            data = get(rw * rh * 4)
            for i in range(0, len(data), 4):
                p = data[i:i + 3]
                pixels[p] = pixels.get(p, 0) + 1
            left -= rw * rh
    print("screen", w, h, name)
    print("colours", len(pixels), "lit", sum(v for k, v in pixels.items() if k != b"\0\0\0"))

main(*sys.argv[1:])
