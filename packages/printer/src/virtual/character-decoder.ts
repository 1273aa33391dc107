// Reads text bytes as the printer's fonts do: GB18030 in Chinese mode, otherwise the selected code table.
import iconv from "iconv-lite";

const codeTables: Readonly<Record<number, string>> = {
  0: "cp437",
  2: "cp850",
  3: "cp860",
  4: "cp863",
  5: "cp865",
  13: "cp857",
  14: "cp737",
  15: "iso88597",
  16: "win1252",
  17: "cp866",
  18: "cp852",
  19: "cp858",
  34: "cp855",
  36: "cp862",
  45: "win1250",
  46: "win1251",
  47: "win1253",
  48: "win1254",
};

/** Code table 1: line graphics from 0x80, half-width katakana from 0xA1. */
const katakanaGraphics = "▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼┴┬┤├▔─│▕┌┐└┘╭╮╰╯";

export interface DecodedCharacter {
  readonly char: string;
  /** In columns of the resident font: 2 for Chinese. */
  readonly columns: 1 | 2;
}

export class CharacterDecoder {
  chinese = false;
  codeTable = 0;
  #pending: number[] = [];

  reset(): void {
    this.chinese = false;
    this.codeTable = 0;
    this.#pending = [];
  }

  /** A character whose bytes are not all here yet waits for the next call. */
  push(bytes: Uint8Array): DecodedCharacter[] {
    const characters: DecodedCharacter[] = [];
    for (const byte of bytes) {
      const character = this.chinese ? this.#chineseByte(byte) : this.#singleByte(byte);
      if (character !== null) characters.push(character);
    }
    return characters;
  }

  /** A half character at the end of a text run prints as garbage; this reports it. */
  takeStray(): number[] {
    return this.#pending.splice(0);
  }

  #singleByte(byte: number): DecodedCharacter {
    if (byte < 0x80) return { char: String.fromCharCode(byte), columns: 1 };
    if (this.codeTable === 1) {
      if (byte < 0xa0) return { char: katakanaGraphics[byte - 0x80] ?? "?", columns: 1 };
      return { char: byte >= 0xa1 && byte <= 0xdf ? String.fromCharCode(0xff61 + byte - 0xa1) : "?", columns: 1 };
    }
    return { char: iconv.decode(Buffer.of(byte), codeTables[this.codeTable] ?? "cp437"), columns: 1 };
  }

  #chineseByte(byte: number): DecodedCharacter | null {
    if (this.#pending.length === 0 && byte < 0x80) return { char: String.fromCharCode(byte), columns: 1 };
    this.#pending.push(byte);
    const second = this.#pending[1];
    if (second === undefined) return null;
    const fourBytes = second >= 0x30 && second <= 0x39;
    if (this.#pending.length < (fourBytes ? 4 : 2)) return null;
    return { char: iconv.decode(Buffer.from(this.takeStray()), "gb18030"), columns: 2 };
  }
}
