// Hears the switches: their interface types Space and Enter. Whoever goes about with a keyboard keeps both keys for what is focused.

/** A hand that trembles presses once. */
const tremorMs = 250;
/** Keys by which somebody goes about with a keyboard; Space and Enter are then the focused control's, for a while. */
const keyboardKeys: readonly string[] = ["Tab", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
const keyboardForMs = 60_000;

/** Calls back with each press, and when a finger or a keyboard takes over; answers how to stop. */
export function hearSwitches(onPress: (key: "space" | "enter") => void, onLeave: () => void): () => void {
  let pressedAt = -Infinity;
  let keyboardAt = -Infinity;
  const isSwitch = ({ key, timeStamp }: KeyboardEvent): boolean =>
    (key === " " || key === "Enter") && timeStamp - keyboardAt > keyboardForMs;
  const down = (event: KeyboardEvent): void => {
    if (keyboardKeys.includes(event.key)) {
      keyboardAt = event.timeStamp;
      return onLeave();
    }
    if (!isSwitch(event)) return;
    swallow(event);
    if (event.repeat || event.timeStamp - pressedAt < tremorMs) return;
    pressedAt = event.timeStamp;
    onPress(event.key === " " ? "space" : "enter");
  };
  const up = (event: KeyboardEvent): void => {
    if (isSwitch(event)) swallow(event);
  };
  const ending = new AbortController();
  const options = { capture: true, signal: ending.signal } as const;
  addEventListener("keydown", down, options);
  addEventListener("keyup", up, options);
  addEventListener("pointerdown", onLeave, options);
  return () => ending.abort();
}

/** Nobody else hears of the key. */
function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
