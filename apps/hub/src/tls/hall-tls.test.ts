import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PeerCertificate, type TLSSocket, connect } from "node:tls";
import { io } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SettingError } from "../settings.ts";
import { startTrialHub } from "../testing/trial-hub.ts";
import { openTls } from "./hall-tls.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "hallflow-tls-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const hall = () => ({ name: "City Centre Hall", folder, host: "127.0.0.1" });
const read = (url: string, ca: string) =>
  new Promise<{ status: number | undefined; hsts: unknown; peer: PeerCertificate }>((resolve, reject) => {
    get(url, { ca, agent: false }, (response) => {
      const peer = (response.socket as TLSSocket).getPeerCertificate();
      resolve({ status: response.statusCode, hsts: response.headers["strict-transport-security"], peer });
      response.resume();
    }).on("error", reject);
  });

describe("a hall's own authority", () => {
  it("lets devices that trust it in, by every name of the machine, and is there after a restart", async () => {
    const hub = await startTrialHub({ folder, settings: { HALL_TLS: "generated" } });
    const ca = readFileSync(join(folder, "tls", "authority.crt"), "utf8");
    const { port } = new URL(hub.address);
    for (const name of ["127.0.0.1", "localhost"]) {
      const { status, hsts } = await read(`https://${name}:${port}/healthz`, ca);
      expect([status, hsts]).toEqual([200, "max-age=86400"]);
    }
    await expect(read(`https://127.0.0.1:${port}/healthz`, "")).rejects.toThrow(/certificate/);
    expect((await read(`https://127.0.0.1:${port}/authority.crt`, ca)).status).toBe(200);
    expect(statSync(join(folder, "tls", "authority.key")).mode & 0o777).toBe(0o600);
    const socket = io(hub.address, {
      transports: ["websocket"],
      ca,
      auth: { protocol: 1, token: hub.tokens.lobby, view: "lobby", device: "lobby-1" },
      reconnection: false,
    } as Parameters<typeof io>[1]);
    await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("connect_error", reject));
    socket.close();
    await hub.halt();
    const again = await startTrialHub({ folder, settings: { HALL_TLS: "generated" } });
    expect(readFileSync(join(folder, "tls", "authority.crt"), "utf8")).toBe(ca);
    const old = connect({ host: "127.0.0.1", port: Number(new URL(again.address).port), ca, maxVersion: "TLSv1.1", minVersion: "TLSv1" });
    await expect(new Promise((resolve, reject) => old.once("secureConnect", resolve).once("error", reject))).rejects.toThrow(
      /protocol|version|alert/i,
    );
    await again.stop();
  });

  it("makes a new certificate when the machine has another name, under the same authority", async () => {
    const first = await openTls({ kind: "generated" }, hall());
    expect(await openTls({ kind: "generated" }, hall())).toEqual(first);
    const other = await openTls({ kind: "generated" }, { ...hall(), host: "hall-7.example" });
    expect(other.certificate).not.toBe(first.certificate);
    expect(other.authority).toEqual(first.authority);
    expect(first.authority?.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  });
});

describe("a hall's own certificate", () => {
  it("is shown as it is, and refused with a sentence when its key is another's", async () => {
    const made = await openTls({ kind: "generated" }, hall());
    const [certificateFile, keyFile] = [join(folder, "own.crt"), join(folder, "own.key")];
    writeFileSync(certificateFile, made.certificate);
    writeFileSync(keyFile, made.key);
    expect(await openTls({ kind: "own", certificateFile, keyFile }, hall())).toMatchObject({
      certificate: made.certificate,
      authority: null,
    });
    writeFileSync(keyFile, readFileSync(join(folder, "tls", "authority.key")));
    await expect(openTls({ kind: "own", certificateFile, keyFile }, hall())).rejects.toThrow(SettingError);
    await expect(openTls({ kind: "own", certificateFile: join(folder, "none"), keyFile }, hall())).rejects.toThrow(/HALL_TLS_CERT/);
  });
});
