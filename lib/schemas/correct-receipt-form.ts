import { z } from 'zod';
import { CorrectReceipt, ReprintReceipt } from './correct-receipt';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const whole = (value: unknown): number => (/^\s*\d{1,6}\s*$/.test(text(value)) ? Number(text(value)) : Number.NaN);

/** The correction of a receipt as its form sends it: `applicant.phone`, `given.3.originals`. */
export const CorrectReceiptForm = z.preprocess((sent) => {
  const form = (sent ?? {}) as Readonly<Record<string, unknown>>;
  const part = (prefix: string) => Object.fromEntries(Object.entries(form).filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), text(value)]));
  const ordinals = [...new Set(Object.keys(form).flatMap((name) => /^given\.(\d{1,3})\./.exec(name)?.[1] ?? []))].map(Number);
  const representative = part('representative.');
  return {
    code: text(form.code), seen: whole(form.seen), reason: text(form.reason), sets: whole(form.sets), note: text(form.note),
    applicant: part('applicant.'),
    representative: representative.name?.trim() ? representative : null,
    components: ordinals.map((ordinal) => ({ ordinal, originals: whole(form[`given.${ordinal}.originals`]), copies: whole(form[`given.${ordinal}.copies`]), electronic: whole(form[`given.${ordinal}.electronic`]) })).filter((line) => !(line.originals === 0 && line.copies === 0 && line.electronic === 0)),
  };
}, CorrectReceipt);

export const ReprintReceiptForm = ReprintReceipt;
