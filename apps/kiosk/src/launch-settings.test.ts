import { describe, expect, it } from "vitest";
import { LaunchError, readLaunchSettings } from "./launch-settings.ts";

describe("a kiosk's settings", () => {
  it("have a default for everything but a token", () => {
    expect(readLaunchSettings({})).toMatchObject({
      hubUrl: "http://127.0.0.1:8600",
      token: null,
      printer: "tcp://127.0.0.1:9100",
      device: "kiosk-1",
      host: "127.0.0.1",
      port: 8601,
    });
  });

  it("take what is set, and an empty value as none", () => {
    const settings = readLaunchSettings({
      HALL_URL: "http://10.0.0.5:8600",
      HALL_TOKEN: "",
      HALL_PRINTER: "lp:///dev/usb/lp0",
      KIOSK_PORT: "0",
    });
    expect(settings).toMatchObject({ hubUrl: "http://10.0.0.5:8600", token: null, printer: "lp:///dev/usb/lp0", port: 0 });
  });

  it.each([
    ["", null],
    ["1", { count: 1, everyMs: 2_000 }],
    ["2", { count: 2, everyMs: 2_000 }],
    ["1@3.5", { count: 1, everyMs: 3_500 }],
  ])("say with KIOSK_SWITCHES=%s how many switches there are, and how long an offer stays", (text, switches) => {
    expect(readLaunchSettings({ KIOSK_SWITCHES: text }).switches).toEqual(switches);
  });

  it.each([
    ["KIOSK_SWITCHES", "3"],
    ["KIOSK_SWITCHES", "1@0.1"],
    ["HALL_URL", "10.0.0.5:8600"],
    ["HALL_PRINTER", "192.168.1.50"],
    ["HALL_DEVICE", "Kiosk One"],
    ["KIOSK_PORT", "99999"],
    ["KIOSK_PORT", "http"],
    ["HALL_TICKET_URL", "hall.example"],
    ["HALL_LOG", "loud"],
  ])("say what is wrong with %s=%s, in both languages", (name, value) => {
    const read = () => readLaunchSettings({ [name]: value });
    expect(read).toThrow(LaunchError);
    expect(read).toThrow(new RegExp(`${name}="${value}" 应.+\n${name}="${value}" should`));
  });
});
