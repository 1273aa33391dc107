// The agent of a counter's machine: connects its call pad with the hub, for as long as it runs.

import { readFileSync } from "node:fs";
import { DeviceWatcher, hidProfilesSchema } from "@hallflow/hid";
import { usbPort } from "@hallflow/hid/usb";
import { HubClient } from "@hallflow/hub-client";
import { counterIdSchema } from "@hallflow/queue-core";
import { CounterPad } from "./counter-pad.ts";

const { HALL_URL = "http://127.0.0.1:8600", HALL_COUNTER = "", HALL_PADS = "", HALL_TOKEN } = process.env;

function stop(zh: string, en: string): never {
  console.error(`${zh}\n${en}`);
  process.exit(78);
}

const counter = counterIdSchema.safeParse(HALL_COUNTER);
if (!counter.success) stop("请用 HALL_COUNTER 写明窗口，如 HALL_COUNTER=3。", "Say which counter this is, such as HALL_COUNTER=3.");
const profiles = readProfiles(HALL_PADS);
const token = HALL_TOKEN ?? (await demoToken());
const log = { info: (words: string) => console.log(`${new Date().toISOString()} ${words}`) };

const device = `pad-${counter.data}`;
const client = new HubClient({ url: HALL_URL, hello: { token, view: "teller", device, counter: counter.data } });
const pad = new CounterPad(client, counter.data, log);
const watcher = new DeviceWatcher(usbPort(), profiles, {
  input: (input) => void pad.press(input),
  changed: (devices) => {
    log.info(devices.length === 0 ? "no pad is plugged in" : `pads: ${devices.map(({ profile }) => profile.id).join(", ")}`);
    pad.refresh(true);
  },
  refused: ({ profile }, error) => {
    log.info(`${profile.id} may not be opened by this user: ${error instanceof Error ? error.message : String(error)}`);
    const words = {
      zh: `${counter.data} 号窗口的呼叫器无权打开，请检查系统规则`,
      en: `The call pad of counter ${counter.data} may not be opened; check the system's rule`,
    };
    client.reportTrouble({ id: "pad", raised: true, severity: "notice", words });
  },
});
pad.lightBy(watcher);
watcher.start();
log.info(`call pad of counter ${counter.data} at ${HALL_URL}; ${profiles.length} profiles`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    client.close();
    void watcher.close().then(() => process.exit(0));
  });
}

function readProfiles(file: string) {
  if (file === "")
    stop(
      "请用 HALL_PADS 指明呼叫器的配置文件，见 docs/call-pads.md。",
      "Name the pads' profile file with HALL_PADS; see docs/call-pads.md.",
    );
  try {
    return hidProfilesSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    return stop(
      `无法读取 ${file}：格式见 docs/call-pads.md。`,
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** A demo hall gives its screens and programs their token; any other wants it in HALL_TOKEN. */
async function demoToken(): Promise<string> {
  const answer = await fetch(new URL("/api/session/teller", HALL_URL)).catch(() => null);
  const body = (await answer?.json().catch(() => null)) as { token?: string } | null | undefined;
  return (
    body?.token ??
    stop(
      "主机没有给出令牌：请确认主机已启动；正式营业厅请把 tokens.json 中 teller 的令牌写入 HALL_TOKEN。",
      "The hub gave no token: see that it runs; in a real hall put the teller's token from tokens.json into HALL_TOKEN.",
    )
  );
}
