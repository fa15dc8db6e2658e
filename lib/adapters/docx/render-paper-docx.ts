import 'server-only';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  type FileChild,
  type ISectionOptions,
  type ParagraphChild,
} from 'docx';
import type { PaperData } from '@/lib/domain/paper/data';
import { isFormatOf, type PaperFormat } from '@/lib/domain/paper/kind';
import { paperSheet } from '@/lib/text/paper';
import type { PaperBlock, PaperField, PaperSheet } from '@/lib/text/paper/sheet';
import { headingParts, isLetter, letterheadParts, signatureParts } from './frame';
import { DOCX_MEASURES, type DocxMeasures } from './measures';
import { centered, leadingTo, LINK, paragraphOf, words } from './parts';
import { docxTable } from './table';

export type DocxFormat = Exclude<PaperFormat, 'roll-80'>;

const FONT = 'Times New Roman';

/**
 * One paper as DOCX, in the layout of the PDF and with the same words, for an office that finishes it by hand. Throws
 * RangeError for a format this kind has no layout for. The bytes are not reproducible; the PDF is what is hashed.
 */
export async function renderPaperDocx(paper: PaperData, options: { readonly format: DocxFormat }): Promise<Uint8Array> {
  return renderPapersDocx([paper], options);
}

/** Several papers in one document, each in a section of its own that counts its own pages. */
export async function renderPapersDocx(papers: readonly PaperData[], { format }: { readonly format: DocxFormat }): Promise<Uint8Array> {
  for (const { kind } of papers) {
    if (!isFormatOf(kind, format)) throw new RangeError(`There is no ${format} layout of ${kind}`);
  }
  return renderSheetsDocx(papers.map(paperSheet), format);
}

/** Sheets in words, papers or others, such as a report. */
export async function renderSheetsDocx(sheets: readonly PaperSheet[], format: DocxFormat): Promise<Uint8Array> {
  const [first] = sheets;
  if (first === undefined) throw new RangeError('No paper to write');
  const measures = DOCX_MEASURES[format];
  const document = new Document({
    title: sheets.length === 1 ? first.documentTitle : `${first.title} (${sheets.length})`,
    creator: first.issuer.replaceAll('\n', ' '),
    styles: {
      default: {
        document: { run: { font: FONT, size: measures.size, language: { value: 'vi-VN' } }, paragraph: { spacing: { before: 0, after: 0 } } },
        heading1: { run: { font: FONT, size: measures.title, bold: true, color: '000000' }, paragraph: { spacing: { before: 0, after: 40 } } },
      },
    },
    sections: sheets.map((sheet) => sectionOf(sheet, measures)),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function sectionOf(sheet: PaperSheet, measures: DocxMeasures): ISectionOptions {
  const isLandscape = sheet.orientation === 'landscape';
  const margin = isLandscape ? measures.wideMargin : measures.margin;
  const { width, height } = measures.page;
  const room = (isLandscape ? height : width) - margin.left - margin.right;
  const stamps = sheet.stamps.map(({ text, isVoid }) =>
    paragraphOf(words(text, { size: measures.small, bold: true, color: isVoid ? 'B00020' : '000000' }), { alignment: AlignmentType.RIGHT }),
  );
  const pageNumber = centered([new TextRun({ size: measures.size, children: [PageNumber.CURRENT] })]);
  const isOf2011 = sheet.layout === 'layout-2011';
  const footerOf = (isFirst: boolean): Footer =>
    new Footer({
      children: [
        new Paragraph({
          tabStops: [{ type: TabStopType.RIGHT, position: room }],
          children: [
            new TextRun({ children: [sheet.formLabel, new Tab(), sheet.dossierCode ?? ''], size: measures.small, color: '464646' }),
            ...(isOf2011 && !isFirst ? [new TextRun({ size: measures.size, children: [PageNumber.CURRENT] })] : []),
          ],
        }),
      ],
    });
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width, height, orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { ...margin, header: Math.round(margin.top * 0.45), footer: Math.round(margin.bottom * 0.45) },
        pageNumbers: { start: 1 },
      },
    },
    headers: { first: new Header({ children: stamps.length === 0 ? [new Paragraph({})] : stamps }), default: new Header({ children: isOf2011 ? (stamps.length === 0 ? [new Paragraph({})] : stamps) : [...stamps, pageNumber] }) },
    footers: { first: footerOf(true), default: footerOf(false) },
    children: [
      ...letterheadParts(sheet, measures, room),
      centered([new TextRun({ text: sheet.title })], { heading: HeadingLevel.HEADING_1, spacing: { before: 120, after: 40 }, keepNext: true }),
      ...headingParts(sheet, measures, room),
      ...watermarkOf(sheet, measures),
      ...sheet.blocks.flatMap((block, index) => blockParts(block, sheet, measures, room, index >= sheet.blocks.length - 2)),
      ...signatureParts(sheet, measures, room),
      // Word wants a paragraph after a table; a tiny one begins no page of its own.
      paragraphOf([new TextRun({ text: '', size: 2 })], { spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT } }),
    ],
  };
}

/** A void paper says so in its text too: the PDF has it across the page. */
function watermarkOf(sheet: PaperSheet, measures: DocxMeasures): readonly FileChild[] {
  if (sheet.watermark === null) return [];
  const line = { style: BorderStyle.SINGLE, size: 12, color: 'B00020', space: 4 };
  return [
    centered(words(sheet.watermark, { size: measures.title * 2, bold: true, color: 'B00020' }), {
      border: { top: line, bottom: line, left: line, right: line },
      spacing: { before: 120, after: 120 },
    }),
  ];
}

function blockParts(block: PaperBlock, sheet: PaperSheet, measures: DocxMeasures, room: number, isLast: boolean): readonly FileChild[] {
  const hasIndent = isLetter(sheet);
  const flow = {
    alignment: AlignmentType.JUSTIFIED,
    spacing: { before: 0, after: hasIndent ? measures.letterAfter : measures.after },
    indent: hasIndent ? { firstLine: measures.indent } : undefined,
    keepNext: isLast && sheet.signatures.length > 0,
  };
  const { size } = measures;
  const fieldRuns = (field: PaperField): TextRun[] => [...words(`${field.label} `, { size }), ...words(field.value, { size, bold: field.isStrong === true })];
  switch (block.kind) {
    case 'paragraph': {
      const runs = block.runs.flatMap((run): readonly ParagraphChild[] => {
        const children = words(run.text, { size, bold: run.isBold === true, italics: run.isItalic === true, color: run.href === undefined ? undefined : LINK });
        return run.href === undefined ? children : [leadingTo(run.href, children)];
      });
      return [block.align === 'center' ? centered(runs, { spacing: flow.spacing }) : paragraphOf(runs, block.align === 'left' ? { ...flow, alignment: AlignmentType.LEFT } : flow)];
    }
    case 'heading':
      return [
        paragraphOf(words(block.text, { size, bold: true, color: '000000' }), {
          heading: block.level === 1 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
          spacing: { before: measures.letterAfter, after: measures.letterAfter },
          indent: flow.indent,
          keepNext: true,
        }),
      ];
    case 'field':
      return [paragraphOf(fieldRuns(block.field), flow)];
    case 'pair':
      return block.fields.map((field) => paragraphOf(fieldRuns(field), flow));
    case 'list':
      return block.items.map((item, index) =>
        paragraphOf(words(`${block.marker === 'number' ? `${index + 1}.` : '–'} ${item}`, { size }), { ...flow, indent: { left: hasIndent ? measures.indent : 0 } }),
      );
    case 'table':
      return [docxTable(block, measures, room, sheet.orientation === 'landscape'), paragraphOf([], { spacing: { before: 0, after: measures.after } })];
  }
}
