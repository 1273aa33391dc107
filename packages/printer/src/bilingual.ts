// Words in Chinese and English: what a ticket prints and what staff read about the printer.
import * as z from "zod";

export const bilingualSchema = z.object({ zh: z.string().trim().min(1), en: z.string().trim().min(1) });

/** The same words in both languages. */
export type Bilingual = z.infer<typeof bilingualSchema>;
