// Turns the facts of a ticket into blocks by a layout; what is not there (no QR, no zone, no reprint) leaves no gap behind.
import type { Bilingual } from "./bilingual.ts";
import type { Block } from "./ticket-document.ts";
import type { TicketFacts } from "./ticket-facts.ts";
import type { TicketElement, TicketLayout } from "./ticket-layout.ts";

const scanHint: Bilingual = { zh: "扫码随时查看排队进度", en: "Scan to follow your turn" };

/** The blocks of a ticket, in the order of the layout. */
export function arrangeTicket(facts: TicketFacts, layout: TicketLayout): readonly Block[] {
  const blocks: Block[] = [];
  for (const element of layout) {
    const block = blockOf(element, facts);
    const previous = blocks.at(-1);
    // Two feeds in a row come from something that was left out between them: one gap is enough.
    if (block === null || (block.kind === "feed" && previous?.kind === "feed")) continue;
    blocks.push(block);
  }
  return blocks;
}

function blockOf(element: TicketElement, facts: TicketFacts): Block | null {
  switch (element.show) {
    case "rule":
    case "cut":
      return { kind: element.show };
    case "feed":
      return { kind: "feed", dots: element.dots };
    case "qr":
      return facts.qr === null ? null : { kind: "qr", data: facts.qr, align: element.align, moduleDots: element.moduleDots };
    case "number":
      return textBlock(element, facts.number);
    case "issuedAt":
      return textBlock(element, facts.issuedAt);
    case "reprintMark":
      return facts.copy === 1 ? null : textBlock(element, facts.copy === 2 ? "补打 REPRINT" : `补打 REPRINT ${String(facts.copy - 1)}`);
    case "hallName":
    case "service":
    case "waiting":
    case "where":
    case "scanHint":
    case "missedRule": {
      const words = wordsOf(element.show, facts);
      if (words === null) return null;
      const chinese = (element.voice === "lead") === (facts.language === "zh");
      return textBlock(element, chinese ? words.zh : words.en);
    }
  }
}

type WordsElement = Extract<TicketElement, { voice: unknown }>;

function wordsOf(show: WordsElement["show"], facts: TicketFacts): Bilingual | null {
  switch (show) {
    case "hallName":
      return facts.hallName;
    case "service":
      return facts.service;
    case "where":
      return facts.where;
    case "missedRule":
      return facts.missedRule;
    case "scanHint":
      return facts.qr === null ? null : scanHint;
    case "waiting":
      return facts.instead ?? waitingWords(facts);
  }
}

/** "0 ahead" reads like a mistake and makes people walk off to look: whoever is next is told to listen instead. */
function waitingWords({ peopleAhead, waitRange }: TicketFacts): Bilingual {
  if (peopleAhead === 0) return { zh: "请留意叫号", en: "Listen for your call" };
  const ahead: Bilingual = { zh: `您前面 ${String(peopleAhead)} 位`, en: `${String(peopleAhead)} ahead of you` };
  if (waitRange === null) return ahead;
  const high = Math.ceil(waitRange.p90Minutes);
  if (high < 1) return ahead;
  const low = Math.max(1, Math.round(waitRange.p50Minutes));
  const range = low >= high ? String(high) : `${String(low)}-${String(high)}`;
  return { zh: `${ahead.zh}，约 ${range} 分钟`, en: `${ahead.en}, about ${range} min` };
}

type StyledElement = Extract<TicketElement, { bold: boolean }>;

function textBlock(style: StyledElement, text: string): Block {
  const { align, width, height, bold, small, inverse } = style;
  return { kind: "text", text, align, width, height, bold, small, inverse };
}
