import { z } from 'zod';

/** What the public look-up form sends. Codes of other systems are allowed, so the shape of the code is not ours alone. */
export const LookupForm = z.object({
  code: z.string().trim().min(6).max(60).regex(/^[\p{L}\p{N}.\-_/ ]+$/u),
  lastFour: z.string().trim().regex(/^\d{4}$/),
  lang: z.enum(['vi', 'en']).catch('vi'),
});
