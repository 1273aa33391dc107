// Announcements as sound: each summons rendered once, and played by every display that asks.

import { type CounterId, type HallPlan, type TicketNumber, counterIdSchema } from "@hallflow/queue-core";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { announcement } from "../voice/announcement.ts";
import { VoiceError } from "../voice/speaker.ts";
import type { Voice } from "../voice/voice.ts";

export type Speech = Voice;

const summonsSchema = z.strictObject({
  kind: z.enum(["call", "recall", "missed"]),
  ticket: z.string().regex(/^[A-Z]\d{3,6}$/) as unknown as z.ZodType<TicketNumber, TicketNumber>,
  counter: counterIdSchema,
  file: z.enum(["zh.wav", "en.wav"]),
});

/** GET /voice/{kind}/{ticket}/{counter}/{zh|en}.wav. Only the hall's own phrases can be asked for, never free text. */
export function serveSpeech(server: FastifyInstance, parts: { readonly plan: () => HallPlan | null; readonly speech: Speech }): void {
  server.get("/voice/:kind/:ticket/:counter/:file", async (request, reply) => {
    const summons = summonsSchema.safeParse(request.params);
    const plan = parts.plan();
    if (!summons.success || !plan || !hasCounter(plan, summons.data.counter)) return reply.callNotFound();
    const { kind, ticket, counter, file } = summons.data;
    const language = file === "zh.wav" ? "zh" : "en";
    try {
      const sound = await parts.speech.render(
        announcement({ kind, ticket, counter, announcements: plan.announcements, language }),
        language,
      );
      return await reply.header("Cache-Control", "private, max-age=86400").type("audio/wav").send(Buffer.from(sound));
    } catch (error) {
      // The display shows the call all the same; staff are told by the voice itself.
      if (!(error instanceof VoiceError)) throw error;
      return reply.status(503).header("Cache-Control", "no-store").send({ type: "no-voice", words: noVoice });
    }
  });
}

const noVoice = { zh: "这条语音暂时无法合成。", en: "This announcement cannot be spoken just now." };

const hasCounter = (plan: HallPlan, counter: CounterId): boolean => plan.counters.some(({ id }) => id === counter);
