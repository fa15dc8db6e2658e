import 'server-only';
import { BorderStyle, type FileChild, type Paragraph } from 'docx';
import { code128Png, qrPng } from '@/lib/adapters/codes/png';
import { barSymbol, fitsCode128 } from '@/lib/adapters/codes/symbol';
import type { PaperCode, PaperSheet, PaperSignature } from '@/lib/text/paper/sheet';
import type { DocxMeasures } from './measures';
import { centered, paragraphOf, picture, sideBySide, words } from './parts';

/** Issuer at the left, name of the nation and motto at the right, number and date below. */
export function letterheadParts(sheet: PaperSheet, measures: DocxMeasures, room: number): readonly FileChild[] {
  const right = measures.right;
  const middle = sheet.orientation === 'landscape' ? room - right * 2 : 0;
  const left = room - right - middle;
  const rule = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 };
  // A third of the column, below the issuer.
  const ruled = centered([], { border: { top: rule }, indent: { left: Math.round(left * 0.36), right: Math.round(left * 0.36) } });
  const issuer: readonly Paragraph[] = [
    ...(sheet.superior === null ? [] : [centered(words(sheet.superior, { size: measures.issuer }))]),
    centered(words(sheet.issuer, { size: measures.issuer, bold: true })),
    ruled,
  ];
  const nation: readonly Paragraph[] = [
    centered(words(sheet.motto.nation, { size: measures.nation, bold: true })),
    centered(words(sheet.motto.words, { size: measures.motto, bold: true }), {
      border: { bottom: rule },
      indent: { left: Math.round((right - measures.mottoWidth) / 2), right: Math.round((right - measures.mottoWidth) / 2) },
    }),
  ];
  const gap = middle === 0 ? [] : [{ width: middle, children: [] }];
  return [
    sideBySide([{ width: left, children: issuer }, ...gap, { width: right, children: nation }]),
    sideBySide([
      { width: left, children: [centered(words(sheet.numberLine, { size: measures.size }))] },
      ...gap,
      { width: right, children: [centered(words(sheet.placeAndDate, { size: measures.size, italics: true }))] },
    ]),
  ];
}

export const isLetter = (sheet: PaperSheet): boolean => sheet.layout !== undefined || sheet.distribution !== null;
const hasCodesAtHead = (sheet: PaperSheet): boolean =>
  !isLetter(sheet) && sheet.dossierCode !== null && sheet.codes.some(({ purpose }) => purpose === 'lookup');

const qr = (code: PaperCode, width: number, measures: DocxMeasures, hasCaption: boolean): readonly Paragraph[] => [
  centered([picture(qrPng(code.url), `Mã QR: ${code.caption}, ${code.url}`, width)]),
  ...(hasCaption ? [centered(words(code.caption, { size: measures.small }))] : []),
];

/** Below the title: code of the dossier with its bars, leaf or period, and the look-up's code beside them. */
export function headingParts(sheet: PaperSheet, measures: DocxMeasures, room: number): readonly FileChild[] {
  const { dossierCode } = sheet;
  const facts: Paragraph[] = [];
  if (dossierCode !== null && !isLetter(sheet)) {
    facts.push(centered([...words(`${sheet.dossierCodeLabel} `, { size: measures.size }), ...words(dossierCode, { size: measures.size, bold: true })]));
    if (fitsCode128(dossierCode)) {
      const width = Math.min(Math.round((barSymbol(dossierCode).total + 20) * measures.barModule), Math.round(room / 15));
      facts.push(centered([picture(code128Png(dossierCode), `Mã vạch của mã hồ sơ ${dossierCode}`, width, measures.barHeight)]));
    }
  }
  const rule = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 };
  if (sheet.subtitle !== null && sheet.layout !== undefined) {
    facts.push(centered(words(sheet.subtitle, { size: measures.title, bold: true })));
    facts.push(centered([], { border: { top: rule }, indent: { left: Math.round(room * 0.36), right: Math.round(room * 0.36) } }));
  } else if (sheet.subtitle !== null) facts.push(centered(words(sheet.subtitle, { size: measures.size, italics: true })));
  if (!hasCodesAtHead(sheet)) return [...facts, paragraphOf([], { spacing: { before: 0, after: measures.after } })];
  const [first, ...others] = sheet.codes;
  if (first === undefined) return facts;
  if (others.length === 0) facts.push(centered(words(first.instructions, { size: measures.small })));
  const side = Math.round(measures.qr * 15 * 1.15);
  const captioned = others.length > 0;
  return [
    sideBySide([
      { width: side, children: qr(first, measures.qr, measures, captioned) },
      { width: room - side * sheet.codes.length, children: facts },
      ...others.map((code) => ({ width: side, children: qr(code, measures.qr, measures, captioned) })),
    ]),
    paragraphOf([], { spacing: { before: 0, after: measures.after } }),
  ];
}

function signed(signature: PaperSignature, measures: DocxMeasures): readonly Paragraph[] {
  const { size } = measures;
  return [
    ...signature.roles.map((role) => centered(words(role, { size, bold: true }), { keepNext: true })),
    ...(signature.hint === '' ? [] : [centered(words(signature.hint, { size, italics: true }), { keepNext: true })]),
    centered(words(signature.name ?? '', { size, bold: true }), { spacing: { before: measures.sign, after: 0 } }),
  ];
}

/** Nơi nhận or the left signature, codes, the right signature. */
export function signatureParts(sheet: PaperSheet, measures: DocxMeasures, room: number): readonly FileChild[] {
  const codes = hasCodesAtHead(sheet) ? [] : sheet.codes;
  if (sheet.signatures.length === 0 && sheet.distribution === null && codes.length === 0) return [];
  const side = Math.round(measures.qr * 15 * 1.05);
  const half = Math.floor((room - side * codes.length) / 2);
  const { signatures, distribution } = sheet;
  const left =
    distribution === null
      ? signatures.length > 1 && signatures[0] !== undefined
        ? signed(signatures[0], measures)
        : []
      : [
          paragraphOf(words(distribution.label, { size: measures.dense + 2, bold: true, italics: true })),
          ...distribution.lines.map((line) => paragraphOf(words(`– ${line}`, { size: measures.dense + 1 }))),
        ];
  const last = signatures.at(-1);
  return [
    paragraphOf([], { spacing: { before: 0, after: measures.after } }),
    sideBySide([
      { width: half, children: left },
      ...codes.map((code) => ({ width: side, children: qr(code, Math.round(measures.qr * (code.purpose === 'payment' ? 1 : 0.9)), measures, true) })),
      { width: half, children: last === undefined ? [] : signed(last, measures) },
    ]),
  ];
}
