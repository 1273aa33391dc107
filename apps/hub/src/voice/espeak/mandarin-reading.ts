// Corrects what espeak-ng reads wrongly in Mandarin numbers.

/** The syllable yī in its first tone, in espeak-ng's own notation. */
const yi = " [[j'i55]] ";

/**
 * espeak-ng changes the tone of every 一 before another syllable, as in 一定. In a number that names something (零零一号, 一号窗口) it
 * keeps its own tone, and a caller who changed it would sound like somebody counting. Double brackets in a phrase are taken out, for
 * the engine would read them as notation.
 */
export function readingOf(text: string): string {
  return text.replace(/\[\[|\]\]/g, " ").replace(/(?<=[零一二三四五六七八九十])\s*一|一(?=\s*[号零一二三四五六七八九])/gu, yi);
}
