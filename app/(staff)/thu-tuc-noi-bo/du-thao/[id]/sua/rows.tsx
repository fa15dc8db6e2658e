'use client';

import { useRef, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';

type RowsProps<Row> = {
  /** Of the part; what is wrong with the whole of it is linked to by it. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly onRows: (rows: Row[]) => void;
  readonly make: () => Row;
  /** "Giấy tờ", said with its number at the head of a row and in the words of its buttons. */
  readonly noun: string;
  readonly add: string;
  readonly error?: string;
  readonly row: (row: Row, index: number, change: (next: Row) => void) => ReactNode;
};

/** Rows that are added, taken away and put in order, by mouse or by keyboard: Alt with ↑ or ↓ moves the row in which one writes. */
export function Rows<Row>({ name, rows, onRows, make, noun, add, error, row }: RowsProps<Row>) {
  const list = useRef<HTMLDivElement>(null);
  const focusOn = (index: number, selector = 'input, textarea, select') => requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-row="${index}"] ${selector}`)?.focus());
  const move = (index: number, by: -1 | 1, selector?: string) => {
    const to = index + by;
    if (to < 0 || to >= rows.length) return;
    const next = [...rows];
    const [moved] = next.splice(index, 1);
    if (moved === undefined) return;
    next.splice(to, 0, moved);
    onRows(next);
    focusOn(to, selector);
  };
  return (
    <div ref={list}>
      {rows.map((one, index) => (
        <div
          key={index}
          className="draft-row"
          data-row={index}
          role="group"
          aria-label={`${noun} ${index + 1}`}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
            event.preventDefault();
            move(index, event.key === 'ArrowUp' ? -1 : 1, event.target instanceof HTMLElement && event.target.id ? `#${CSS.escape(event.target.id.replace(`.${index}`, `.${index + (event.key === 'ArrowUp' ? -1 : 1)}`))}` : undefined);
          }}
        >
          <div className="draft-row-head">
            <b>{noun} {index + 1}</b>
            <Button data-move="up" disabled={index === 0} onClick={() => move(index, -1, '[data-move="up"]')} aria-label={`Chuyển ${noun.toLowerCase()} ${index + 1} lên`}>Lên</Button>
            <Button data-move="down" disabled={index === rows.length - 1} onClick={() => move(index, 1, '[data-move="down"]')} aria-label={`Chuyển ${noun.toLowerCase()} ${index + 1} xuống`}>Xuống</Button>
            <Button
              tone="danger"
              onClick={() => {
                onRows(rows.filter((_, at) => at !== index));
                focusOn(Math.max(0, index - 1));
              }}
              aria-label={`Xóa ${noun.toLowerCase()} ${index + 1}`}
            >
              Xóa
            </Button>
          </div>
          {row(one, index, (next) => onRows(rows.map((other, at) => (at === index ? next : other))))}
        </div>
      ))}
      {error && <p id={`o-${name}`} tabIndex={-1} className="field-error mt-2">{error}</p>}
      <div className="mt-2">
        <Button
          onClick={() => {
            onRows([...rows, make()]);
            focusOn(rows.length);
          }}
        >
          {add}
        </Button>
      </div>
    </div>
  );
}
