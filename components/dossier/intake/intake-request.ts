import { parseDate } from '@/lib/text/parse-date';
import type { ReceiveDossierSent } from '@/lib/schemas/receive-dossier';
import { checklistOf, feesOf, givenFor, numbersOf, type IntakeForm } from './intake-form';
import { isPresent } from '@/lib/domain/dossier/completeness';

/** `600.000`, `600000 đ` → 600000; NaN for what is no amount, so that the server can say so. */
export const amountOf = (text: string): number => {
  const digits = text.replace(/[\s.,đ]|đồng|vnd/gi, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : Number.NaN;
};

const number = (text: string): number => (/^\s*\d{1,6}\s*$/.test(text) ? Number(text) : Number.NaN);

/** What both papers of the counter are made from. */
export function intakeContent(form: IntakeForm) {
  const { applicant, representative } = form;
  const lines = checklistOf(form);
  return {
    key: form.key,
    visitId: form.visitId,
    versionId: form.procedure?.versionId ?? '',
    caseName: form.caseName ?? null,
    channel: form.channel,
    applicant: {
      kind: applicant.kind, name: applicant.name, ...numbersOf(applicant), address: applicant.address, phone: applicant.phone, email: applicant.email,
      ...(applicant.kind === 'citizen' ? { birthOn: applicant.birthOn, sex: applicant.sex === '' ? null : applicant.sex, idIssuedOn: applicant.idIssuedOn } : {}),
    },
    representative: representative && { ...representative },
    components: lines.map((line) => ({ ordinal: line.ordinal, ...givenFor(form, line.ordinal) })).filter(isPresent),
  };
}

/** The whole of it, as the server takes it. A number that cannot be read is sent as null: it says what to write. */
export function intakeRequest(form: IntakeForm): Record<string, unknown> {
  const fees = feesOf(form).flatMap((fee) => {
    const typed = form.fees[fee.ordinal];
    const amount = typed?.amount ?? (fee.amountVnd === null ? '' : String(fee.amountVnd));
    return amount.trim() === '' ? [] : [{ ordinal: fee.ordinal, amountVnd: amountOf(amount), isPaid: typed?.isPaid ?? false, receiptNumber: typed?.receiptNumber ?? '' }];
  });
  const { late } = form;
  const day = late === null ? null : parseDate(late.on);
  const request = {
    ...intakeContent(form), sets: number(form.sets), fees, note: form.note, notifyBy: form.notifyBy, notifyLang: form.notifyLang,
    receivedAt: late === null ? null : `${day ?? late.on}T${late.time.trim().replace(/^(\d):/, '0$1:').replace(/^(\d{1,2})[hH.](\d{2})$/, (_, h: string, m: string) => `${h.padStart(2, '0')}:${m}`)}`,
    lateReason: late === null ? null : late.reason,
    files: form.files.map(({ fileId, purpose, ordinal }) => ({ fileId, purpose, ordinal })),
  } satisfies Omit<ReceiveDossierSent, 'applicant'> & { applicant: unknown };
  return request;
}
