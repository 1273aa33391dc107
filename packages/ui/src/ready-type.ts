// Fetches the letters of everything that a page can say while there is a hub to fetch them from: “cut off” must not come out as boxes.

const texts: string[] = [];

/** To be told of all words of an app, whatever their shape. */
export function willSay(words: object): void {
  texts.push(JSON.stringify(words));
}

/** The type comes in some hundred small files by the characters in them, each fetched when it is first wanted; kept by the browser. */
export function readyType(): void {
  // A file that does not come now is asked for again when it is wanted, and until then the machine's own type stands in.
  document.fonts.load('1em "Noto Sans SC Variable"', texts.join("")).catch(() => undefined);
}
