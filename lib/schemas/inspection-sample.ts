import { z } from 'zod';

const whole = (words: string) => z.coerce.number({ error: words }).int(words);
const Hex = z.string().regex(/^[0-9a-f]{64}$/);
const Candidate = z.strictObject({ code: z.string().min(1).max(40), stratum: z.string().min(1).max(60), isLate: z.boolean(), isRefused: z.boolean(), isStopped: z.boolean(), isWithdrawn: z.boolean(), supplementAsks: z.number().int().nonnegative() });

/** A draw as it is downloaded. */
export const SampledDraw = z.object({
  rule: z.object({ version: z.literal(1), randomTotal: z.number().int().nonnegative(), minPerStratum: z.number().int().nonnegative() }),
  seed: z.string().min(1).max(200), seedSha256: Hex, populationSha256: Hex,
  population: z.array(Candidate), codes: z.array(z.string()),
});

const ids = { inspectionId: z.uuid(), unitId: z.uuid() };

/** The form that commits to a seed. */
export const CommitSeedForm = z.object({
  ...ids,
  randomTotal: whole('Nhập số hồ sơ chọn ngẫu nhiên, từ 1 đến 2.000').min(1, 'Chọn ít nhất 1 hồ sơ').max(2000, 'Chọn nhiều nhất 2.000 hồ sơ'),
  minPerStratum: whole('Nhập số tối thiểu mỗi thủ tục, từ 0 đến 20').min(0, 'Nhập số từ 0 đến 20').max(20, 'Nhập số từ 0 đến 20'),
  reason: z.string().trim().max(500, 'Viết lý do trong 500 ký tự').transform((text) => text || null).nullish().transform((text) => text ?? null),
});

export const DrawForm = z.object({ ...ids, sampleId: z.uuid() });
