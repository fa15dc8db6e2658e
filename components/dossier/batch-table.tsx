import { BareCheckbox } from '@/components/ui/choices';
import { Link } from '@/components/ui/link';
import { Table, type Column } from '@/components/ui/table';

/** A file in a list of several that one act is done on, in words. */
export type BatchLine = {
  readonly code: string;
  readonly href: string;
  readonly applicant: string;
  readonly procedure: string;
  readonly due: string | null;
  readonly holder: string;
  /** What should be looked at: a late hand-over, a state. */
  readonly remark: string | null;
};

type BatchTableProps<Line extends BatchLine> = {
  caption: string;
  lines: readonly Line[];
  /** The box of a line: its name and value in the form. Without it the table only shows. */
  box?: { readonly name: string; readonly valueOf: (line: Line) => string; readonly isOn: (line: Line) => boolean; readonly toggle: (line: Line) => void; readonly isFixed?: (line: Line) => boolean };
  /** Further columns, at the right. */
  more?: readonly Column<Line>[];
};

/** Several files, each with its box: what will be done to which of them is seen before it is done. */
export function BatchTable<Line extends BatchLine>({ caption, lines, box, more = [] }: BatchTableProps<Line>) {
  return (
    <Table
      caption={caption}
      rows={lines}
      rowKey={(line) => line.code}
      isSelected={box && ((line) => box.isOn(line))}
      columns={[
        ...(box
          ? [{
              key: 'box', header: <span className="vh">Chọn</span>, width: '2.25rem', onPhone: 'inline' as const,
              cell: (line: Line) => (box.isFixed?.(line) ? null : <BareCheckbox label={`Chọn ${line.code}`} name={box.name} value={box.valueOf(line)} checked={box.isOn(line)} onChange={() => box.toggle(line)} />),
            }]
          : []),
        { key: 'code', header: 'Mã hồ sơ', width: '11rem', onPhone: 'inline', cell: (line) => <Link href={line.href} className="code">{line.code}</Link> },
        { key: 'people', header: 'Người nộp, thủ tục', rowHeader: true, cell: (line) => <>{line.applicant}<small>{line.procedure}</small></> },
        { key: 'due', header: 'Hẹn trả', width: '9rem', onPhone: 'labelled', cell: (line) => line.due ?? <span className="muted">không có hạn</span> },
        { key: 'holder', header: 'Đang giữ', width: '11rem', onPhone: 'labelled', cell: (line) => <>{line.holder}{line.remark && <small className="flag">{line.remark}</small>}</> },
        ...more,
      ]}
    />
  );
}
