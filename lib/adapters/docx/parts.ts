import 'server-only';
import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import type { CodePng } from '@/lib/adapters/codes/png';

export type Face = { readonly size: number; readonly bold?: boolean; readonly italics?: boolean; readonly color?: string };

/** Text as runs; every line after the first begins with a break. Text is data: the library escapes it. */
export function words(text: string, face: Face): TextRun[] {
  return text.split('\n').map((line, index) => new TextRun({ text: line, ...face, break: index === 0 ? undefined : 1 }));
}

/** Dark enough to print like the rest. */
export const LINK = '143A5A';

/** Words that lead to an address, whole. */
export const leadingTo = (href: string, children: readonly ParagraphChild[]): ExternalHyperlink => new ExternalHyperlink({ link: href, children: [...children] });

type Flow = Pick<IParagraphOptions, 'alignment' | 'spacing' | 'keepNext' | 'keepLines' | 'indent' | 'heading' | 'border'>;

export const paragraphOf = (children: readonly ParagraphChild[], flow: Flow = {}): Paragraph => new Paragraph({ children: [...children], ...flow });

export const centered = (children: readonly ParagraphChild[], flow: Flow = {}): Paragraph => paragraphOf(children, { alignment: AlignmentType.CENTER, ...flow });

/** A PNG with what a screen reader says of it; `width` in pixels of 1/96 inch, the height to scale unless given. */
export function picture(png: CodePng, alt: string, width: number, height?: number): ImageRun {
  return new ImageRun({
    type: 'png',
    data: png.bytes,
    transformation: { width, height: height ?? Math.round((width * png.height) / png.width) },
    altText: { name: alt, title: alt, description: alt },
  });
}

const NOTHING = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NOTHING, bottom: NOTHING, left: NOTHING, right: NOTHING } as const;

/** A row of blocks side by side, without lines: widths in twentieths of a point. */
export function sideBySide(columns: readonly { readonly width: number; readonly children: readonly Paragraph[] }[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, column) => sum + column.width, 0), type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => width),
    borders: { ...NO_BORDERS, insideHorizontal: NOTHING, insideVertical: NOTHING },
    rows: [
      new TableRow({
        cantSplit: true,
        children: columns.map(
          ({ width, children }) =>
            new TableCell({
              width: { size: width, type: WidthType.DXA },
              borders: NO_BORDERS,
              margins: { left: 0, right: 0, top: 0, bottom: 0 },
              verticalAlign: VerticalAlignTable.TOP,
              children: children.length === 0 ? [new Paragraph({})] : [...children],
            }),
        ),
      }),
    ],
  });
}
