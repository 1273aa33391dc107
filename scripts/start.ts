// Runs a whole hall on this machine: hub, kiosk agent and virtual printer, watched until they are told to stop.

import { accessSync, constants, existsSync, mkdirSync, readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { styleText } from "node:util";
import { buildPages } from "./build.ts";
import { root } from "./run-tool.ts";
import { fingerprint, readCarrier, trust, trusting } from "./start/carrier.ts";
import { freePort, isFree } from "./start/free-port.ts";
import { readPrinter } from "./start/printer-choice.ts";
import { Part } from "./start/part.ts";
import { Trouble, explain } from "./trouble.ts";

const say = (line: string): void => console.log(line);
const environment = process.env;
const host = environment["HALL_HOST"] ?? "127.0.0.1";
const port = environment["HALL_PORT"] ?? "8600";
const dataFolder = resolve(environment["HALL_DATA"] ?? join(root, "data"));
const hallFile = resolve(environment["HALL_CONFIG"] ?? join(root, "halls/demo/hall.yaml"));
const carrier = readCarrier(environment, dataFolder);
const patienceMs = 60_000;

const started: Part[] = [];
let stopping: Promise<void> | null = null;

/** Stops the parts in the reverse of their order: the kiosk first, so that nobody takes a ticket from a hub that is going. */
function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    if (started.length === 0) process.exit(code);
    say("\n正在停止 · Stopping …");
    // Ctrl+C reaches the parts too: one that ends by itself before its turn has not failed.
    for (const part of started) part.expectEnd();
    for (const part of [...started].reverse()) await part.stop();
    say("已停止，数据已保存 · Stopped; everything is saved.");
    process.exit(code);
  })();
  return stopping;
}

function run(name: string, script: readonly string[], settings: Readonly<Record<string, string>>): void {
  const part = new Part({
    name,
    script,
    environment: settings,
    folder: root,
    logFile: join(dataFolder, "logs", `${name}.log`),
    say: (line) => say(styleText("yellow", line)),
    gaveUp: (words) => {
      console.error(styleText("red", words));
      void stop(1);
    },
  });
  started.push(part);
  part.start();
}

interface HubHealth {
  readonly status: string;
  readonly hall: string;
}

/** Waits until the hub answers, whatever it answers: a closed hall runs too. */
async function waitForHub(address: string): Promise<HubHealth> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await delay(50)) {
    if (stopping) return { status: "failing", hall: "" };
    trust(carrier);
    const response = await fetch(`${address}/healthz`).catch(() => null);
    if (response) return (await response.json()) as HubHealth;
  }
  throw new Trouble(
    `主机在 ${patienceMs / 1_000} 秒内没有应答，请查看 ${dataFolder}/logs/hub.log\nThe hub did not answer within ${patienceMs / 1_000} s; see its log there.`,
  );
}

/** The kiosk's token, from whichever token file this hall has. */
function kioskToken(): string {
  for (const name of ["demo-tokens.json", "tokens.json"]) {
    try {
      return (JSON.parse(readFileSync(join(dataFolder, name), "utf8")) as { kiosk: string }).kiosk;
    } catch {
      // The other kind of hall has the other file.
    }
  }
  throw new Trouble(`在 ${dataFolder} 中找不到令牌文件 · No token file in ${dataFolder}`);
}

/** The one-time code of a hall that has no administrator yet. */
function setupCode(): string | null {
  try {
    return readFileSync(join(dataFolder, "setup-code.txt"), "utf8").trim();
  } catch {
    return null;
  }
}

/** Starts the virtual printer, unless the hall has a real one. */
async function startPrinter(): Promise<{ printer: string; paper: string }> {
  const choice = readPrinter(environment["HALL_PRINTER"]);
  if (choice.kind === "real") return { printer: choice.address, paper: "" };
  const panelPort = await freePort();
  run("printer", ["packages/printer/src/virtual/main.ts", "--port", String(choice.port), "--panel-port", String(panelPort)], {
    VIRTUAL_PRINTER_PROFILE: environment["HALL_PRINTER_PROFILE"] ?? "epson-80",
  });
  return { printer: choice.address, paper: `http://127.0.0.1:${panelPort}` };
}

/** What can be told before anything is started, in one sentence each. */
async function checkSurroundings(): Promise<void> {
  if (/^\d{1,5}$/.test(port) && !(await isFree(host, Number(port)))) {
    throw new Trouble(
      `无法使用 ${host}:${port}：端口已被占用，或本机没有这个地址。请停止占用它的程序（可能是另一个 Hallflow），或改用 HALL_PORT、HALL_HOST。\n` +
        `Cannot listen on ${host}:${port}: the port is in use, or this machine has no such address. Stop the program that has it (another Hallflow?), or change HALL_PORT or HALL_HOST.`,
    );
  }
  try {
    mkdirSync(join(dataFolder, "logs"), { recursive: true });
    accessSync(dataFolder, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Trouble(
      `无法写入数据文件夹 ${dataFolder}（${reason}）。请检查权限，或用 HALL_DATA 指定其他文件夹。\n` +
        `Cannot write to the data folder ${dataFolder} (${reason}). Check its permissions, or name another folder with HALL_DATA.`,
    );
  }
  const printer = readPrinter(environment["HALL_PRINTER"]);
  if (printer.kind === "virtual" && !(await isFree("127.0.0.1", printer.port))) {
    throw new Trouble(
      `端口 ${printer.port} 已被占用，虚拟打印机无法启动。请停止占用它的程序，或用 HALL_PRINTER=virtual:9101 换一个端口，或用 HALL_PRINTER=tcp://打印机地址:9100 指定打印机。
` +
        `Port ${printer.port} is in use, so the virtual printer cannot start. Stop the program that has it, choose another port with HALL_PRINTER=virtual:9101, or name a printer with HALL_PRINTER=tcp://address:9100.`,
    );
  }
}

async function main(): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
  await checkSurroundings();
  await buildPages(say);
  const { printer, paper } = await startPrinter();
  const kioskPort = await freePort();
  const here = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  const local = `${carrier.scheme}://${carrier.name ?? here}:${port}`;
  const hall = { HALL_DATA: dataFolder, HALL_CONFIG: hallFile };
  run("hub", ["apps/hub/src/main.ts"], {
    ...hall,
    HALL_HOST: host,
    HALL_PORT: port,
    HALL_KIOSK: `http://127.0.0.1:${kioskPort}`,
    HALL_PAPER: paper,
  });
  const health = await waitForHub(local);
  if (stopping) return stopping;
  run("kiosk", ["apps/kiosk/src/preview/main.ts"], {
    HALL_URL: local,
    HALL_TOKEN: kioskToken(),
    HALL_PRINTER: printer,
    HALL_DATA: join(dataFolder, "kiosk-1"),
    HALL_DEVICE: "kiosk-1",
    ...trusting(carrier),
    HALL_TICKET_URL: `${phoneAddress(local)}/t/`,
    // In a demo hall anybody may look at the panel; elsewhere it stays closed until a PIN is set.
    ...(existsSync(join(dataFolder, "demo-tokens.json")) && { KIOSK_PIN: environment["KIOSK_PIN"] ?? "2580" }),
    KIOSK_HOST: "127.0.0.1",
    KIOSK_PORT: String(kioskPort),
  });
  announce(local, health, printer, paper !== "");
}

function announce(local: string, { hall, status }: HubHealth, printer: string, virtual: boolean): void {
  const pages: [string, string, string][] = [
    ["首页", "what runs here", "/"],
    ["取号机", "take a ticket", "/kiosk"],
    ["窗口", "call a number", "/counter"],
    ["体验区", "the experience guide's tablet", "/guide"],
    ["大厅屏", "see and hear the call", "/lobby"],
    ["窗口屏", "the screen over a counter", "/window?counter=1"],
    ["评价器", "the pad before its customer", "/rating?counter=1"],
    ["值班经理", "the hall live", "/manage"],
  ];
  if (virtual) pages.push(["小票", "the printer's paper", "/paper"]);
  pages.push(["手机页", "a ticket's place in line, behind its QR code", "/t/…"]);
  const open = status === "ok" ? "可以取号 · open" : "尚未营业 · closed";
  say(styleText("bold", `\nHallflow 已启动 · is running   (${hall}, ${open})\n`));
  for (const [zh, en, path] of pages) say(`  ${styleText("cyan", (local + path).padEnd(34))} ${zh} · ${en}`);
  say(`\n  打印机 · printer   ${printer}${virtual ? "（虚拟 · virtual）" : ""}`);
  say(`  数据 · data        ${dataFolder}`);
  const print = fingerprint(carrier);
  if (print !== null) {
    say(`\n  证书 · certificate   ${local}/authority.crt\n  指纹 · fingerprint   ${print}`);
  }
  const code = setupCode();
  if (code !== null) {
    say(
      `\n  ${styleText("bold", `设置码 · set-up code   ${code}`)}\n  第一位管理员打开 /manage，输入此码并设置密码 · The first administrator opens /manage, types it and chooses a password`,
    );
  }
  if (host === "0.0.0.0" || host === "::")
    for (const address of lanAddresses()) say(`  局域网 · LAN       ${carrier.scheme}://${address}:${port}`);
  say("\n按 Ctrl+C 停止 · Ctrl+C stops it\n");
}

/** Where a phone in the hall reaches the hub: the ticket's QR code begins with it. */
function phoneAddress(local: string): string {
  const [lan] = host === "0.0.0.0" || host === "::" ? lanAddresses() : [];
  return lan === undefined || carrier.name !== null ? local : `${carrier.scheme}://${lan}:${port}`;
}

function lanAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).filter(({ family, internal }) => family === "IPv4" && !internal).map(({ address }) => address),
  );
}

await main().catch(async (error: unknown) => {
  console.error(styleText("red", explain(error)));
  await stop(1);
});
