import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isOurs, screenFile } from "./screen-address.ts";
import { isShortcut } from "./shortcuts.ts";

const folder = join("/", "kiosk", "dist", "screens");

describe("an address of the screens", () => {
  it.each([
    ["app://kiosk/", "index.html"],
    ["app://kiosk/index.html", "index.html"],
    ["app://kiosk/assets/index-1.js?v=2#top", "assets/index-1.js"],
    ["app://kiosk/%E5%8F%B7.png", "号.png"],
  ])("%s leads to %s", (url, file) => {
    expect(screenFile(folder, url)).toBe(join(folder, file));
    expect(isOurs(url)).toBe(true);
  });

  it.each(["app://kiosk/..%2f..%2fpackage.json", "app://kiosk/%2e%2e%2f%2e%2e%2f/etc/passwd", "app://other/index.html"])(
    "%s leads nowhere",
    (url) => {
      expect(screenFile(folder, url)).toBeNull();
    },
  );

  it.each(["https://kiosk/", "app://kiosk.evil/", "file:///etc/passwd", "data:text/html,hi", "javascript:alert(1)", "not an address"])(
    "%s is not ours",
    (url) => {
      expect(isOurs(url)).toBe(false);
    },
  );
});

describe("a key", () => {
  const plain = { control: false, alt: false, meta: false };
  it.each(["1", "A", "Enter", "Tab", "Backspace", "ArrowDown", "Escape", "F"])("%s belongs to the page", (key) => {
    expect(isShortcut({ ...plain, key })).toBe(false);
  });
  it.each(["F1", "F5", "F11", "F12", "BrowserBack", "LaunchMail"])("%s does not", (key) => {
    expect(isShortcut({ ...plain, key })).toBe(true);
  });
  it.each(["control", "alt", "meta"])("with %s does not, whichever it is", (modifier) => {
    expect(isShortcut({ ...plain, key: "r", [modifier]: true })).toBe(true);
  });
});
