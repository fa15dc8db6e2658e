import { z } from 'zod';
import { RECORDED_SIGNATURES } from '../domain/dossier/signature';

const LINE = /^(scanned|original|signature|note)-(\d{1,4}|result)$/;

/** In which form each component and the result are kept: `scanned-<n>`, `original-<n>`, `signature-<n>`, `note-<n>`, with `result` for the result. */
export const DigitiseForm = z.looseObject({ code: z.string('Tải lại trang rồi thử lại').trim().min(5).max(40), lines: z.string('Tải lại trang rồi thử lại').max(20_000) }).transform((sent, issue) => {
  const fields = new Map(Object.entries(sent).flatMap(([name, value]) => (LINE.test(name) && typeof value === 'string' ? [[name, value] as const] : [])));
  const keys = sent.lines.split(',').filter((key) => /^(\d{1,4}|result)$/.test(key));
  const lines = keys.map((key) => {
    const note = (fields.get(`note-${key}`) ?? '').replace(/[\u0000-\u001f\u007f]/g, ' ').trim();
    if (note.length > 500) issue.addIssue({ code: 'custom', path: [`note-${key}`], message: 'Nhập nhiều nhất 500 ký tự' });
    return {
      key: key === 'result' ? ('result' as const) : Number(key), isScanned: fields.has(`scanned-${key}`), isElectronicOriginal: fields.has(`original-${key}`),
      signatureState: RECORDED_SIGNATURES.find((known) => known === fields.get(`signature-${key}`)) ?? null, note: note === '' ? null : note,
    };
  });
  return { code: sent.code, lines };
});
export type DigitiseInput = z.output<typeof DigitiseForm>;
