// Sees to it that the machine has the Debian packages that the tests stand on.
import { execa } from "execa";
import { Trouble } from "../trouble.ts";

interface SystemPackage {
  /** Debian's name of it, and then what a later Debian calls it. */
  readonly names: readonly [string, ...string[]];
  readonly why: string;
}

const needed: readonly SystemPackage[] = [
  { names: ["chromium"], why: "the browser that screens are tested in" },
  { names: ["fonts-noto-cjk"], why: "Chinese in screenshots" },
  { names: ["xvfb"], why: "a display for the kiosk's window" },
  { names: ["xauth"], why: "xvfb-run" },
  { names: ["libgtk-3-0", "libgtk-3-0t64"], why: "Electron" },
  { names: ["libnss3"], why: "Electron" },
  { names: ["libgbm1"], why: "Electron" },
  { names: ["libasound2", "libasound2t64"], why: "Electron" },
  { names: ["libusb-1.0-0"], why: "node-hid" },
  { names: ["libudev1"], why: "node-hid" },
  { names: ["pocketsphinx"], why: "listening to the English calls" },
  { names: ["pocketsphinx-en-us"], why: "listening to the English calls" },
  { names: ["strace"], why: "recording what a hub writes and syncs" },
  { names: ["fiu-utils"], why: "calls to the disk that fail" },
  { names: ["libfaketime"], why: "a wall clock that jumps" },
  { names: ["zbar-tools"], why: "reading printed QR codes" },
  { names: ["socat"], why: "a serial line to the virtual printer" },
];

const aptLimitMs = 10 * 60_000;

/**
 * Installs what is missing where it may (as root on Debian), and otherwise throws one line that names it and the command.
 * `say` hears what is being installed.
 */
export async function ensureSystemPackages(say: (line: string) => void): Promise<void> {
  const installed = await installedPackages();
  if (installed === undefined) {
    throw new Trouble(
      `The tests run on Debian, whose packages they need: ${needed.map(({ names, why }) => `${names[0]} (${why})`).join(", ")}.`,
    );
  }
  const missing = missingAmong(installed);
  if (missing.length === 0) return;
  const namesInText = missing.map(({ names }) => names[0]).join(" ");
  if (process.getuid?.() !== 0) throw new Trouble(`System packages are missing: sudo apt-get install -y ${namesInText}`);

  say(`apt-get installs ${namesInText}`);
  await apt("update");
  await apt("install", "--no-install-recommends", ...(await Promise.all(missing.map(nameKnownHere))));
  const left = missingAmong((await installedPackages()) ?? new Set());
  if (left.length > 0) throw new Trouble(`apt-get did not install ${left.map(({ names }) => names[0]).join(" ")}.`);
}

/** The packages of ours that are installed, or `undefined` where there is no dpkg. */
async function installedPackages(): Promise<ReadonlySet<string> | undefined> {
  const names = needed.flatMap((wanted) => wanted.names);
  // dpkg-query exits with 1 when it does not know one of the names, and still tells of the others.
  const query = await execa("dpkg-query", ["-W", "-f", "${db:Status-Status} ${Package}\n", ...names], { reject: false });
  if (query.code === "ENOENT") return undefined;
  return new Set(query.stdout.split("\n").flatMap((line) => (line.startsWith("installed ") ? [line.slice("installed ".length)] : [])));
}

const missingAmong = (installed: ReadonlySet<string>): SystemPackage[] =>
  needed.filter(({ names }) => !names.some((name) => installed.has(name)));

async function nameKnownHere({ names }: SystemPackage): Promise<string> {
  for (const name of names) {
    const shown = await execa("apt-cache", ["show", "--no-all-versions", name], { reject: false });
    if (shown.exitCode === 0) return name;
  }
  return names[0];
}

async function apt(...words: string[]): Promise<void> {
  const run = await execa("apt-get", ["-y", "-q", "-o", "DPkg::Lock::Timeout=300", ...words], {
    env: { DEBIAN_FRONTEND: "noninteractive" },
    stdin: "ignore",
    all: true,
    reject: false,
    timeout: aptLimitMs,
  });
  if (run.failed) throw new Trouble(`apt-get ${words[0]} failed:\n${run.all.trim().split("\n").slice(-15).join("\n")}`);
}
