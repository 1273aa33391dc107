import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { SettingError, readSettings } from "./settings.ts";

describe("the hub's settings", () => {
  it("are a demo hall on loopback where nothing is said", () => {
    expect(readSettings({})).toMatchObject({
      host: "127.0.0.1",
      port: 8600,
      dataFolder: resolve("data"),
      hallFile: resolve("halls/demo/hall.yaml"),
      kioskAddress: null,
    });
  });

  it("are taken from the environment", () => {
    const settings = readSettings({
      HALL_HOST: "0.0.0.0",
      HALL_PORT: "80",
      HALL_DATA: "/srv/hall",
      HALL_CONFIG: "/etc/hall.yaml",
      HALL_KIOSK: "http://127.0.0.1:8601",
    });
    expect(settings).toMatchObject({
      host: "0.0.0.0",
      port: 80,
      dataFolder: "/srv/hall",
      hallFile: "/etc/hall.yaml",
      kioskAddress: "http://127.0.0.1:8601",
    });
  });

  it("take a hall's folder for the hall.yaml in it", () => {
    expect(readSettings({ HALL_CONFIG: "halls/demo" }).hallFile).toBe(resolve("halls/demo/hall.yaml"));
  });

  it.each([
    ["HALL_PORT", "eighty"],
    ["HALL_PORT", "99999"],
    ["HALL_HOST", "not a host"],
    ["HALL_KIOSK", "ftp://x"],
    ["HALL_PAPER", "http://x/y"],
    ["HALL_LOG", "loud"],
    ["HALL_BACKUP_MINUTES", "-5"],
    ["HALL_BACKUP_MINUTES", "1441"],
  ])("say what is wrong with %s=%s in both languages", (name, value) => {
    const read = () => readSettings({ [name]: value });
    expect(read).toThrow(SettingError);
    expect(read).toThrow(new RegExp(`${name}="${value}".*\\p{Script=Han}[\\s\\S]*${name}=`, "u"));
  });
});
