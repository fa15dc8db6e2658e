import { z } from 'zod';
import { ApplicantInput, GivenInput, RepresentativeInput } from './receive-dossier';

const reason = z.string().trim().min(5, 'Nêu rõ lý do, ít nhất 5 ký tự').max(500, 'Nhập nhiều nhất 500 ký tự');

/** What may be put right on a receipt: who, who came, what was handed in. Never what decides the date. */
export const CorrectReceipt = z.object({
  code: z.string().min(1).max(60),
  /** How many events the clerk saw: a dossier that moved on meanwhile is looked at again. */
  seen: z.number().int().min(1),
  reason,
  applicant: ApplicantInput,
  representative: z.union([z.null(), RepresentativeInput]).default(null),
  components: z.array(GivenInput).max(500),
  sets: z.number('Nhập số bộ').int('Nhập số nguyên').min(1, 'Nhập từ 1 bộ trở lên').max(99, 'Nhập đến 99 bộ là nhiều nhất'),
  note: z.preprocess((value: string | null) => (typeof value === 'string' && value.trim() === '' ? null : value), z.union([z.null(), z.string().trim().max(1_000, 'Nhập nhiều nhất 1.000 ký tự')])).default(null),
});

export type CorrectReceipt = z.output<typeof CorrectReceipt>;
export type CorrectReceiptSent = z.input<typeof CorrectReceipt>;

export const ReprintReceipt = z.object({ paperId: z.uuid(), reason });
