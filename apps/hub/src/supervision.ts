// Tells systemd that the hub is up, and goes on telling it: a hub whose loop hangs falls silent and is started again.

import { execFile } from "node:child_process";

/** A part of the environment that systemd gives to a unit of `Type=notify` with `WatchdogSec`. */
interface Supervised {
  readonly NOTIFY_SOCKET?: string | undefined;
  /** Silence that systemd puts up with, in microseconds. */
  readonly WATCHDOG_USEC?: string | undefined;
}

/** Says READY now, and WATCHDOG three times as often as systemd asks for it. Answers how to stop; does nothing outside systemd. */
export function superviseBySystemd(environment: Supervised, notify: (state: string) => void = tellSystemd): () => void {
  if (!environment.NOTIFY_SOCKET) return () => undefined;
  notify("READY=1");
  const patienceMs = Number(environment.WATCHDOG_USEC ?? 0) / 1_000;
  const timer = patienceMs > 0 ? setInterval(() => notify("WATCHDOG=1"), patienceMs / 3) : null;
  return () => {
    if (timer) clearInterval(timer);
    notify("STOPPING=1");
  };
}

/** Node cannot write to a datagram socket of this kind; systemd brings a program that can. One that is missing must not stop a hall. */
const tellSystemd = (state: string): void => void execFile("systemd-notify", [state], () => undefined);
