// Which keys are the browser's own: a keyboard that somebody plugs into a kiosk opens nothing.

interface Key {
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/** Whether a key acts on the browser or the desktop rather than on the page. */
export const isShortcut = ({ key, control, alt, meta }: Key): boolean =>
  control || alt || meta || /^(F\d{1,2}|Browser\w+|Launch\w+)$/.test(key);
