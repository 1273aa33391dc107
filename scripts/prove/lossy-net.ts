// A network of its own between a hub and its devices, in which packets are lost each way and the cable can be taken out.

import { execa } from "execa";
import { Trouble } from "../trouble.ts";

export interface LossyNet {
  /** Where the hub listens, and the devices reach it. */
  readonly hubAddress: string;
  /** How to start a program on the hub's side. */
  readonly hubSide: readonly string[];
  /** Loses this share of all packets, each way. */
  lose(share: number): Promise<void>;
  remove(): Promise<void>;
}

const subnet = "10.213.77";

/** Makes the network. Throws Trouble where this user may not. */
export async function lossyNet(name: string): Promise<LossyNet> {
  const inside = ["ip", "netns", "exec", name];
  const run = async (...words: string[]) => {
    const [command = "", ...rest] = words;
    const done = await execa(command, rest, { reject: false });
    if (!done.failed) return;
    const reason = done.code === "ENOENT" ? `${command} is missing (apt-get install iproute2 iptables)` : done.stderr;
    throw new Trouble(`需要 root 权限和网络命名空间：${reason}\nA network of its own can be made by root alone: ${reason}`);
  };
  const remove = async () => {
    await execa("ip", ["netns", "del", name], { reject: false });
    await execa("ip", ["link", "del", `${name}-d`], { reject: false });
  };
  const [hubEnd, deviceEnd] = [`${name}-h`, `${name}-d`];
  try {
    await run("ip", "netns", "add", name);
    await run("ip", "link", "add", deviceEnd, "type", "veth", "peer", "name", hubEnd);
    await run("ip", "link", "set", hubEnd, "netns", name);
    await run("ip", "addr", "add", `${subnet}.1/24`, "dev", deviceEnd);
    await run("ip", "link", "set", deviceEnd, "up");
    await run(...inside, "ip", "addr", "add", `${subnet}.2/24`, "dev", hubEnd);
    await run(...inside, "ip", "link", "set", hubEnd, "up");
    await run(...inside, "ip", "link", "set", "lo", "up");
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    hubAddress: `${subnet}.2`,
    hubSide: inside,
    /** Both rules are the hub's side's own: nothing else on this machine loses anything. */
    async lose(share) {
      await run(...inside, "iptables", "-F");
      if (share === 0) return;
      const chance = ["-m", "statistic", "--mode", "random", "--probability", String(share), "-j", "DROP"];
      await run(...inside, "iptables", "-A", "INPUT", "-i", hubEnd, ...chance);
      await run(...inside, "iptables", "-A", "OUTPUT", "-o", hubEnd, ...chance);
    },
    remove,
  };
}
