import { z } from 'zod';
import type { PlainDate } from '../domain/calendar/plain-date';
import { COLUMNS, type Column } from '../domain/report/tally';
import { parseDate } from '../text/parse-date';
import { readCount } from '../domain/report/read-foreign';

const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : (value ?? null));
const line = (words: string) => z.string(words).trim().min(1, words).max(300, 'Viết nhiều nhất 300 ký tự');
const optionalLine = z.preprocess(blank, z.string().trim().max(300, 'Viết nhiều nhất 300 ký tự').nullable());
const optionalDate = z.preprocess(blank, z.string().nullable().transform((text, check): PlainDate | null => {
  const on = text === null ? null : parseDate(text);
  if (text !== null && on === null) check.addIssue({ code: 'custom', message: 'Nhập ngày có thật, dạng 05/09/2026' });
  return on;
}));
const date = z.string('Nhập ngày').transform((text, check): PlainDate => {
  const on = parseDate(text);
  if (on === null) {
    check.addIssue({ code: 'custom', message: 'Nhập ngày có thật, dạng 05/09/2026' });
    return z.NEVER;
  }
  return on;
});

export const ImportForeignReport = z.object({
  title: line('Nhập tên báo cáo'),
  unitName: optionalLine,
  from: optionalDate,
  to: optionalDate,
  note: z.preprocess(blank, z.string().trim().max(2_000, 'Viết nhiều nhất 2.000 ký tự').nullable()),
  file: z.instanceof(File, { error: 'Chọn tệp XLSX hoặc CSV của báo cáo' }),
});
export type ImportForeignReport = z.infer<typeof ImportForeignReport>;

const figures = (prefix: string) => Object.fromEntries(COLUMNS.map((column) => [`${prefix}${column}`, z.preprocess(blank, z.string().nullable()).transform((text, check): number | null => {
  const count = text === null ? null : readCount(text);
  if (text !== null && count === null) check.addIssue({ code: 'custom', message: 'Nhập một số hồ sơ, như 1.383' });
  return count;
})]));

/** Rows that the form for typing offers besides the last line. */
export const TYPED_ROWS = 12;

const typed = z.object({
  title: line('Nhập tên báo cáo'), unitName: line('Nhập đơn vị báo cáo'), from: date, to: date, note: z.preprocess(blank, z.string().trim().max(2_000, 'Viết nhiều nhất 2.000 ký tự').nullable()),
  ...figures('total-'),
  ...Object.fromEntries(Array.from({ length: TYPED_ROWS }, (_, index) => Object.entries({ [`row${index}-label`]: optionalLine, ...figures(`row${index}-`) })).flat()),
});

type Values = Partial<Record<Column, number>>;

/** What was typed from paper: a blank cell is a column the original does not have, a written zero is a zero. */
export const TypeForeignReport = typed.transform((sent, check) => {
  const all = sent as Record<string, unknown>;
  const valuesOf = (prefix: string): Values => Object.fromEntries(COLUMNS.flatMap((column) => (typeof all[`${prefix}${column}`] === 'number' ? [[column, all[`${prefix}${column}`]]] : [])));
  const rows = Array.from({ length: TYPED_ROWS }, (_, index) => ({ index, label: all[`row${index}-label`] as string | null, values: valuesOf(`row${index}-`) })).filter(({ label, values }) => label !== null || Object.keys(values).length > 0);
  for (const { index, label } of rows) if (label === null) check.addIssue({ code: 'custom', path: [`row${index}-label`], message: 'Nhập tên lĩnh vực của dòng này' });
  const total = valuesOf('total-');
  if (rows.length === 0 && Object.keys(total).length === 0) check.addIssue({ code: 'custom', path: ['total-c3'], message: 'Nhập ít nhất một số liệu' });
  const given = new Set([...rows.flatMap(({ values }) => Object.keys(values)), ...Object.keys(total)]);
  return {
    title: sent.title, unitName: sent.unitName, from: sent.from, to: sent.to, note: sent.note,
    content: { rows: rows.map(({ label, values }) => ({ label: label ?? '', values })), total: Object.keys(total).length ? total : null, missing: COLUMNS.filter((column) => !given.has(column)), asWritten: [] as string[][] },
  };
});
export type TypeForeignReport = z.output<typeof TypeForeignReport>;

export const ExplainImbalance = z.object({
  id: z.uuid('Tải lại trang rồi thử lại'),
  imbalance: z.string('Tải lại trang rồi thử lại').min(1).max(80),
  text: z.string('Viết lý do').trim().min(1, 'Viết lý do').max(2_000, 'Viết nhiều nhất 2.000 ký tự'),
});
export type ExplainImbalance = z.infer<typeof ExplainImbalance>;
