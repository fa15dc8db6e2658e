import { z } from 'zod';
import { ANSWERS } from '@/lib/domain/inspection/vocabulary';

const whole = (words: string) => z.coerce.number({ error: words }).int(words);
const Hex = z.string().regex(/^[0-9a-f]{64}$/);
const Candidate = z.strictObject({ code: z.string().min(1).max(40), stratum: z.string().min(1).max(60), isLate: z.boolean(), isRefused: z.boolean(), isStopped: z.boolean(), isWithdrawn: z.boolean(), supplementAsks: z.number().int().nonnegative() });

/** A draw as it is downloaded. */
export const SampledDraw = z.object({
  rule: z.object({ version: z.literal(1), randomTotal: z.number().int().nonnegative(), minPerStratum: z.number().int().nonnegative() }),
  seed: z.string().min(1).max(200), seedSha256: Hex, populationSha256: Hex,
  population: z.array(Candidate), codes: z.array(z.string()),
});

const ids = { code: z.string().max(20), inspectionId: z.uuid(), unitId: z.uuid() };

/** The form that commits to a seed. */
export const CommitSeedForm = z.object({
  ...ids,
  randomTotal: whole('Nhập số hồ sơ chọn ngẫu nhiên, từ 1 đến 2.000').min(1, 'Chọn ít nhất 1 hồ sơ').max(2000, 'Chọn nhiều nhất 2.000 hồ sơ'),
  minPerStratum: whole('Nhập số tối thiểu mỗi thủ tục, từ 0 đến 20').min(0, 'Nhập số từ 0 đến 20').max(20, 'Nhập số từ 0 đến 20'),
  reason: z.string().trim().max(500, 'Viết lý do trong 500 ký tự').transform((text) => text || null).nullish().transform((text) => text ?? null),
});

export const DrawForm = z.object({ ...ids, sampleId: z.uuid() });

export const SealForm = z.object({ code: z.string().max(20) });

/** Confirms what answered itself, or overrules it with a reason. */
export const ConfirmForm = z.object({
  code: z.string().max(20), unitId: z.uuid(), itemKey: z.string().max(20), seen: z.coerce.number().int().min(0), sha256: Hex,
  act: z.enum(['confirm', 'overrule']),
  answer: z.enum(ANSWERS).nullish().transform((answer) => answer ?? null),
  reason: z.string().trim().max(2000, 'Viết lý do trong 2.000 ký tự').nullish().transform((text) => text ?? ''),
  note: z.string().trim().max(2000, 'Viết ghi chú trong 2.000 ký tự').nullish().transform((text) => text ?? ''),
});
