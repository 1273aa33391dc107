import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listBackups } from "../backup.ts";
import { restoreBackup } from "../restore.ts";
import { ClosedHall } from "../testing/door.fixture.ts";
import { type TrialHub, demoPlan, startTrialHub } from "../testing/trial-hub.ts";

let hall: ClosedHall;
let again: TrialHub | null = null;
beforeEach(async () => (hall = await ClosedHall.start()));
afterEach(async () => {
  await again?.halt();
  again = null;
  rmSync(hall.hub.folder, { recursive: true, force: true });
});

const signIn = (hub: TrialHub, key: string, staff: string, password: string) =>
  hub.call(null, "POST", "/api/sign-in", { key, staff, password });

/** Everything that ends somebody's access happens after the backup, which is then put back. */
async function restoredHall({ withRecord = true } = {}) {
  const [lost, kept] = [await hall.enrol("teller", { counter: "1" }), await hall.enrol("teller", { counter: "2", device: "kept" })];
  const session = await hall.signIn(kept, "李", "teller");
  for (const staff of ["王", "赵"])
    await hall.administer({ type: "add-account", staff, role: "teller", password: `password-of-${staff}` } as never);
  await hall.hub.inside.backups.take();
  const list = await hall.administer({ type: "list-access" });
  const device = list.kind === "done" ? list.result.devices.find(({ counter }) => counter === "1") : undefined;
  await hall.administer({ type: "revoke-device", device: device?.id ?? "" });
  await hall.administer({ type: "change-account", staff: "王" as never, isActive: false });
  await hall.administer({ type: "change-account", staff: "赵" as never, password: "another-password" });
  hall.administrator.close();
  await hall.hub.halt();
  restoreBackup(listBackups(join(hall.hub.folder, "backups"))[0]?.file ?? "", hall.hub.folder);
  if (!withRecord) rmSync(join(hall.hub.folder, "hall.access"));
  again = await startTrialHub({ folder: hall.hub.folder, plan: demoPlan({ demo: false }) });
  return { hub: again, lost, kept, session };
}

describe("a backup that was put back", () => {
  it("lets in no device that was revoked, nobody who has left and no old password, and says so in the audit log", async () => {
    const { hub, lost, kept, session } = await restoredHall();
    const { access } = hub.inside;
    expect(access.devices.ofKey(lost, Date.now())).toBeUndefined();
    expect(access.devices.ofKey(kept, Date.now())).toMatchObject({ counter: "2" });
    expect(access.sessions.ofKey(session, "kept", Date.now())).toBeUndefined();
    expect((await signIn(hub, kept, "王", "password-of-王")).status).toBe(401);
    expect((await signIn(hub, kept, "赵", "password-of-赵")).status).toBe(401);
    expect((await signIn(hub, kept, "赵", "another-password")).status).toBe(200);
    expect(access.audit.page(Number.MAX_SAFE_INTEGER, 50).map(({ action }) => action)).toContain("access-kept");
  });

  it("lets them in where the record beside the journal is gone too, as on a new disk; nobody is signed in in any case", async () => {
    const { hub, lost, kept, session } = await restoredHall({ withRecord: false });
    expect(hub.inside.access.devices.ofKey(lost, Date.now())).toMatchObject({ counter: "1" });
    expect(hub.inside.access.sessions.ofKey(session, "kept", Date.now())).toBeUndefined();
    expect((await signIn(hub, kept, "王", "password-of-王")).status).toBe(200);
  });
});

describe("the record of devices and accounts", () => {
  it("is for its owner's eyes, holds no key and no password, and gives way to a journal that knows more", async () => {
    const key = await hall.enrol("lobby");
    const file = join(hall.hub.folder, "hall.access");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, "utf8");
    for (const secret of [key, "first-password"]) expect(text).not.toContain(secret);
    hall.administrator.close();
    await hall.hub.halt();
    writeFileSync(file, text.replace(/"changes":\d+/, '"changes":1').replace('"kind":"lobby"', '"kind":"manager"'));
    again = await startTrialHub({ folder: hall.hub.folder, plan: demoPlan({ demo: false }) });
    expect(again.inside.access.devices.ofKey(key, Date.now())).toMatchObject({ kind: "lobby" });
    expect(readFileSync(file, "utf8")).toBe(text);
  });
});
