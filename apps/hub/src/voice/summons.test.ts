import { HubClient } from "@hallflow/hub-client";
import type { Announcement, ConditionView } from "@hallflow/queue-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TrialHub, demoPlan, startTrialHub } from "../testing/trial-hub.ts";

let hub: TrialHub;
const clients: HubClient[] = [];
beforeAll(async () => {
  const { announcements } = demoPlan();
  // Whatever the hour of this test, it is the hour of a third of the loudness.
  const halves: [string, string][] = [
    ["00:00", "12:00"],
    ["12:00", "00:00"],
  ];
  const volume = halves.map((between) => ({ between, percent: 30 }));
  hub = await startTrialHub({ plan: demoPlan({ announcements: { ...announcements, volume } }) });
});
afterAll(async () => {
  for (const client of clients) client.close();
  await hub.stop();
});

function connect(hello: ConstructorParameters<typeof HubClient>[0]["hello"]): HubClient {
  const client = new HubClient({ url: hub.address, hello });
  clients.push(client);
  return client;
}

function display(device: string, zone?: string) {
  const heard: Announcement[] = [];
  const client = connect({
    token: hub.tokens.lobby,
    view: "lobby",
    device,
    speaks: true,
    ...(zone === undefined ? {} : { zone: zone as never }),
  });
  client.onAnnounce((announcement) => void heard.push(announcement));
  return { client, heard, tickets: () => heard.map(({ call }) => call.ticket) };
}

const ask = (path: string, body?: unknown) =>
  hub.call("manager", "POST", `/api/v1/${path}`, body, { "idempotency-key": crypto.randomUUID() });

describe("what is said in the hall", () => {
  it("goes to the displays of its place, by the ticket's language and the hour's volume, and waits for their answer", async () => {
    const [lobby, corner] = [display("lobby-1"), display("corner-1", "experience-zone")];
    const manager = connect({ token: hub.tokens.manager, view: "manager", device: "manager-1" });
    const conditions = (): ConditionView[] => {
      const view = manager.state().push?.view;
      return view?.role === "manager" ? view.conditions : [];
    };
    await expect.poll(() => [lobby, corner, { client: manager }].every(({ client }) => client.state().link === "online")).toBe(true);

    for (const [counter, staff] of [
      ["1", "Li"],
      ["5", "Wang"],
    ]) {
      expect((await ask(`counters/${counter}/sign-in`, { staff })).status).toBe(200);
    }
    await ask("visits", { errands: ["change-plan"], language: "en" });
    await ask("visits", { errands: ["undecided"] });
    await ask("counters/1/call-next");
    await ask("counters/5/call-next");

    await expect.poll(corner.tickets).toEqual(["E001"]);
    expect(corner.heard[0]).toMatchObject({ sound: "/voice/call/E001/5/zh.wav", times: 2, volume: 0.3 });
    await expect.poll(lobby.tickets).toEqual(["A001"]);
    expect(lobby.heard[0]?.sound).toBe("/voice/call/A001/1/en.wav");

    // The second call waits for the first one's answer, and a display that fails is named to staff until it speaks again.
    lobby.client.announced(lobby.heard[0]?.call.serial ?? -1, "failed");
    await expect.poll(() => conditions().map(({ id }) => id)).toContain("voice-of:lobby-1");
    expect(conditions().find(({ id }) => id === "voice-of:lobby-1")?.words.en).toContain("lobby-1");
    await expect.poll(lobby.tickets).toEqual(["A001", "E001"]);
    lobby.client.announced(lobby.heard[1]?.call.serial ?? -1, "spoken");
    await expect.poll(() => conditions().map(({ id }) => id)).not.toContain("voice-of:lobby-1");
  });
});
