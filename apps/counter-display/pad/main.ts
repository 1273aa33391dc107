// The agent of a counter's machine: connects its call pad with the hub, for as long as it runs.

import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { resolve } from "node:path";
import { DeviceWatcher, hidProfilesSchema } from "@hallflow/hid";
import { usbPort } from "@hallflow/hid/usb";
import { HubClient } from "@hallflow/hub-client";
import { counterIdSchema } from "@hallflow/queue-core";
import { CounterPad } from "./counter-pad.ts";
import { forgetPadKey, padKey } from "./pad-key.ts";

const { HALL_URL: hubUrl = "http://127.0.0.1:8600", HALL_COUNTER, HALL_PADS = "", HALL_DATA = "data" } = process.env;

function stop(zh: string, en: string): never {
  console.error(`${zh}\n${en}`);
  process.exit(78);
}

const named = counterIdSchema.safeParse(HALL_COUNTER);
if (HALL_COUNTER !== undefined && !named.success)
  stop(`HALL_COUNTER="${HALL_COUNTER}" 不是窗口号，例如 3。`, `HALL_COUNTER="${HALL_COUNTER}" is no counter, such as 3.`);
const counter = named.data;
const profiles = readProfiles(HALL_PADS);
const log = { info: (words: string) => console.log(`${new Date().toISOString()} ${words}`) };
const device = `pad-${counter ?? hostname()}`
  .toLowerCase()
  .replaceAll(/[^a-z0-9-]/g, "-")
  .slice(0, 40);
const file = resolve(HALL_DATA, `${device}.key`);
const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ending.abort());

while (!ending.signal.aborted) {
  const token = await padKey({ hubUrl, device, file, log, signal: ending.signal }).catch((error: unknown) => {
    if (ending.signal.aborted) process.exit(0);
    throw error;
  });
  await serve(token);
  if (!ending.signal.aborted) await forgetPadKey(file);
}

/** Serves the pad until the hub does not know it any more, or the program is to end. */
async function serve(token: string): Promise<void> {
  const client = new HubClient({ url: hubUrl, hello: { token, view: "pad", device, ...(counter ? { counter } : {}) } });
  const pad = new CounterPad(client, log);
  const watcher = new DeviceWatcher(usbPort(), profiles, {
    input: (input) => void pad.press(input),
    changed: (devices) => {
      log.info(devices.length === 0 ? "no pad is plugged in" : `pads: ${devices.map(({ profile }) => profile.id).join(", ")}`);
      pad.refresh(true);
    },
    refused: ({ profile }, error) => {
      log.info(`${profile.id} may not be opened by this user: ${error instanceof Error ? error.message : String(error)}`);
      const words = {
        zh: `呼叫器（${device}）无权打开，请检查系统规则`,
        en: `The call pad (${device}) may not be opened; check the system's rule`,
      };
      client.reportTrouble({ id: "pad", raised: true, severity: "notice", words });
    },
  });
  pad.lightBy(watcher);
  watcher.start();
  log.info(`call pad ${device} at ${hubUrl}; ${profiles.length} profiles`);
  await new Promise<void>((done) => {
    ending.signal.addEventListener("abort", () => done(), { once: true });
    client.subscribe(() => {
      const { link, need = null, refusal } = client.state();
      if (link !== "refused") return;
      log.info(refusal?.en ?? "the hub refused this pad");
      if (need === "enrolment") return done();
      // Nothing that waiting would mend: a counter that the hall does not have, or software that is too old.
      stop(refusal?.zh ?? "主机拒绝了此呼叫器。", refusal?.en ?? "The hub refused this pad.");
    });
  });
  client.close();
  await watcher.close();
}

function readProfiles(profileFile: string) {
  if (profileFile === "")
    stop(
      "请用 HALL_PADS 指明呼叫器的配置文件，见 docs/call-pads.md。",
      "Name the pads' profile file with HALL_PADS; see docs/call-pads.md.",
    );
  try {
    return hidProfilesSchema.parse(JSON.parse(readFileSync(profileFile, "utf8")));
  } catch (error) {
    return stop(
      `无法读取 ${profileFile}：格式见 docs/call-pads.md。`,
      `${profileFile} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
