// Device profiles: which device is meant, and how its reports are read or written, as data that a hall can add to.

import { z } from "zod";

const byte = z.int().min(0).max(255);
const word = z.int().min(0).max(0xffff);

/** At least one part; a device must fit all that are named. */
const matchSchema = z
  .strictObject({
    vendorId: word.optional(),
    productId: word.optional(),
    serialNumber: z.string().min(1).max(126).optional(),
    usagePage: word.optional(),
    usage: word.optional(),
  })
  .refine(
    (match) => Object.values(match).some((part) => part !== undefined),
    "name at least one of vendorId, productId, serialNumber, usagePage, usage",
  );

const readsSchema = z.discriminatedUnion("layout", [
  /** The layout that HID point-of-sale scanners share: id, length, three characters of symbology, up to 56 of data, "more follows". */
  z.strictObject({ layout: z.literal("pos-scanner"), reportId: byte.default(2) }),
  /** Text within one report: a length byte, or text up to its first NUL. */
  z.strictObject({
    layout: z.literal("text"),
    reportId: byte.optional(),
    lengthAt: z.int().min(0).max(63).optional(),
    textAt: z.int().min(0).max(63),
    /** What the text must look like; anything else is noise. */
    shape: z
      .string()
      .max(200)
      .refine((shape) => isPattern(shape), "a regular expression")
      .default("^[\\x20-\\x7e]{1,64}$"),
  }),
  /** One byte that says which key is down. */
  z.strictObject({
    layout: z.literal("keys"),
    reportId: byte.optional(),
    keyAt: z.int().min(0).max(63),
    /** The byte's value by what the key is called. */
    keys: z.record(z.string().regex(/^[a-z0-9-]{1,40}$/), byte),
    /** The value while no key is down. */
    released: byte.default(0),
  }),
  z.strictObject({ layout: z.literal("nothing") }),
]);
export type HidReads = z.output<typeof readsSchema>;

export const hidProfileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  kind: z.enum(["scanner", "card-reader", "pad", "lamp"]),
  match: matchSchema,
  reads: readsSchema.default({ layout: "nothing" }),
  /** Output reports by what they show, such as "ready" or "busy"; the report id comes first. */
  shows: z.record(z.string().regex(/^[a-z0-9-]{1,40}$/), z.array(byte).min(1).max(64)).default({}),
});
export type HidProfile = z.output<typeof hidProfileSchema>;
/** A profile file: the first profile that fits a device is its. */
export const hidProfilesSchema = z.array(hidProfileSchema).max(40);

/** Any scanner that says what the standard calls a bar code scanner, whoever made it. */
export const standardProfiles: readonly HidProfile[] = hidProfilesSchema.parse([
  { id: "pos-scanner", kind: "scanner", match: { usagePage: 0x8c, usage: 0x02 }, reads: { layout: "pos-scanner" } },
]);

function isPattern(shape: string): boolean {
  try {
    return new RegExp(shape, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
