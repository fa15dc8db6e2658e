'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { BareCheckbox } from '@/components/ui/choices';
import { Highlight } from '@/components/ui/highlight';
import { KeyHelp } from '@/components/ui/key-help';
import { Link } from '@/components/ui/link';
import { useStatusLine } from '@/components/ui/status-line';
import { Table, type Column } from '@/components/ui/table';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import { paths } from '@/lib/text/paths';
import type { QueueLine } from './queue-line';
import { QueuePanel, type PanelView } from './queue-panel';
import { StandingMark } from './standing-tag';
import { usePanel } from './use-panel';
import { useRowKeys } from './use-row-keys';

/** Under it key caps are hidden, and a finger does the work. */
const KEYS_SHOWN = '(width >= 56.25rem)';

/** Limits in hours say more words; a tag is never cut. */
const LONG_WORDS = 22;

const KEYS = [
  { keys: ['↑', '↓'], does: 'Chọn hồ sơ trên, dưới' },
  { keys: ['Enter'], does: 'Mở hồ sơ đang chọn' },
  { keys: ['Phím cách'], does: 'Đánh dấu hồ sơ đang chọn' },
  { keys: ['X'], does: 'Đánh dấu, như phím cách' },
  { keys: ['C'], does: 'Sao chép mã các hồ sơ đã đánh dấu, hoặc của hồ sơ đang chọn' },
  { keys: ['L'], does: 'Lọc thêm' },
];
const SHOWN = [
  { keys: ['↑', '↓'], does: 'chọn' },
  { keys: ['Enter'], does: 'mở' },
  { keys: ['Phím cách'], does: 'đánh dấu' },
];

/** What the first column is, and whether the list is in its order. */
export type QueueDates = { readonly header: string; readonly sorted: boolean };

type QueueBoardProps = {
  lines: readonly QueueLine[];
  /** The panel of the first line, drawn on the server. */
  firstPanel: PanelView | null;
  caption: string;
  dates: QueueDates;
  /** What was searched for, marked where it occurs. */
  search: string;
  /** Under the table: how many, as of when, and the pages. */
  foot: ReactNode;
  empty: ReactNode;
  /** What this person may do with several at once. */
  batch?: { readonly handOver: boolean; readonly takeOver: boolean; readonly print: boolean };
};

/** The list of a queue with the chosen dossier beside it. Without a script it is a table of links. */
export function QueueBoard({ lines, firstPanel, caption, dates, search, foot, empty, batch }: QueueBoardProps) {
  const router = useRouter();
  const say = useStatusLine();
  const [at, setAt] = useState(0);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  const chosen = lines[Math.min(at, lines.length - 1)];
  const panel = usePanel(chosen?.code ?? null, firstPanel);

  const codes = lines.map((line) => line.code).join();
  const [shownCodes, setShownCodes] = useState(codes);
  if (codes !== shownCodes) {
    // Another page of the list: marks and choice belong to the one before.
    setShownCodes(codes);
    setAt(0);
    setMarked(new Set());
  }

  const toggle = useCallback((code: string) => {
    setMarked((all) => {
      const next = new Set(all);
      if (!next.delete(code)) next.add(code);
      return next;
    });
  }, []);
  const choose = useCallback((index: number, focus: boolean) => {
    setAt(index);
    if (focus) list.current?.querySelectorAll<HTMLElement>('tbody tr')[index]?.focus();
  }, []);
  const copy = async () => {
    const wanted = marked.size > 0 ? lines.filter((line) => marked.has(line.code)).map((line) => line.code) : chosen ? [chosen.code] : [];
    if (wanted.length === 0) return;
    try {
      await navigator.clipboard.writeText(wanted.join('\n'));
      say(wanted.length === 1 ? `Đã sao chép mã ${wanted[0]}.` : `Đã sao chép ${wanted.length} mã hồ sơ.`);
    } catch {
      say('Trình duyệt không cho sao chép. Chọn mã rồi bấm Ctrl + C.');
    }
  };

  useRowKeys(list, {
    move: (by) => choose(Math.min(Math.max(at + by, 0), lines.length - 1), true),
    open: () => chosen && router.push(chosen.href),
    mark: () => chosen && toggle(chosen.code),
  });
  useHotkeys({ x: () => chosen && toggle(chosen.code), c: () => void copy() });

  // The keys begin at the list, not at the top of the page.
  useEffect(() => {
    if (document.activeElement === document.body && window.matchMedia(KEYS_SHOWN).matches) list.current?.querySelector<HTMLElement>('tbody tr')?.focus({ preventScroll: true });
  }, [shownCodes]);

  // On a phone the tabs run off the screen: the current one is brought into it.
  useEffect(() => {
    document.querySelector('.queue > .tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [caption]);

  const markedCodes = lines.filter((line) => marked.has(line.code)).map((line) => line.code);
  const hasAsIf = lines.some((line) => line.isAsIf);
  return (
    <div className="queue-body">
      <div className="queue-list" ref={list}>
        <Table
          caption={caption}
          columns={columnsOf({ dates, marked, toggle, search, isLong: lines.some(({ standing }) => (standing?.words.length ?? 0) > LONG_WORDS) })}
          rows={lines}
          rowKey={(line) => line.code}
          empty={empty}
          rowAttributes={(line) => {
            const index = lines.indexOf(line);
            const isChosen = line === chosen;
            return { 'data-selected': isChosen ? '' : undefined, 'data-href': line.href, tabIndex: isChosen ? 0 : -1, 'aria-current': isChosen || undefined, onClick: () => choose(index, false), onFocus: () => setAt(index), onDoubleClick: () => router.push(line.href) };
          }}
        />
        {lines.length > 0 && (
          <div className="queue-foot">
            <div>
              {foot}
              {hasAsIf && <p className="small muted">* nếu tiếp tục hôm nay</p>}
            </div>
            {marked.size > 0 && (
              <div className="acts no-print">
                <span>Đã đánh dấu {marked.size} hồ sơ</span>
                {batch?.takeOver && <LinkButton href={paths.takeOverMany(markedCodes)}>Nhận xử lý</LinkButton>}
                {batch?.handOver && <LinkButton href={paths.newHandover(markedCodes)}>Bàn giao</LinkButton>}
                {batch?.print && <LinkButton href={paths.printMany(markedCodes, 'giay-hen')} target="_blank">In giấy hẹn</LinkButton>}
                {batch?.print && <LinkButton href={paths.printMany(markedCodes, 'moi-giay-to')} target="_blank">In mọi giấy tờ</LinkButton>}
                <Button onClick={() => void copy()} keys={['C']}>
                  Sao chép mã
                </Button>
                <Button tone="quiet" onClick={() => setMarked(new Set())}>
                  Bỏ đánh dấu
                </Button>
              </div>
            )}
            <KeyHelp keys={KEYS} shown={SHOWN} />
          </div>
        )}
      </div>
      {chosen && (
        <aside className="queue-panel no-print" aria-label={`Hồ sơ đang chọn, ${chosen.code}`}>
          {panel.view ? <QueuePanel view={panel.view} /> : <p className="muted">{panel.failed ? 'Chưa tải được phần tóm tắt. Bấm Enter để mở hồ sơ.' : <span className="loading">Đang tải…</span>}</p>}
        </aside>
      )}
    </div>
  );
}

type ColumnFacts = { readonly dates: QueueDates; readonly marked: ReadonlySet<string>; readonly toggle: (code: string) => void; readonly search: string; readonly isLong: boolean };

function columnsOf({ dates, marked, toggle, search, isLong }: ColumnFacts): readonly Column<QueueLine>[] {
  return [
    {
      key: 'mark', header: <span className="vh">Đánh dấu</span>, width: '2.25rem', onPhone: 'hidden',
      cell: (line) => <BareCheckbox label={`Đánh dấu ${line.code}`} checked={marked.has(line.code)} onChange={() => toggle(line.code)} onClick={(event) => event.stopPropagation()} tabIndex={-1} />,
    },
    {
      key: 'due', header: dates.header, width: '5.75rem', sort: dates.sorted ? 'ascending' : undefined, onPhone: 'inline',
      cell: (line) => (line.date ? <span className={line.isAsIf ? 'queue-as-if' : 'queue-due'} title={line.dateInFull ?? undefined}>{line.date}{line.isAsIf && '*'}</span> : null),
    },
    { key: 'standing', header: 'Còn bao lâu', width: isLong ? '15.75rem' : '11.5rem', onPhone: 'inline', cell: (line) => (
        <>
          {line.standing ? <StandingMark standing={line.standing.standing}>{line.standing.words}</StandingMark> : <span className="muted">không có hạn</span>}
          {line.marks.length > 0 && <span className="queue-mark queue-mark-phone">{line.marks.join(', ')}</span>}
        </>
      ) },
    { key: 'code', header: 'Mã hồ sơ', width: '10.5rem', onPhone: 'hidden', cell: (line) => (
        <>
          <span className="code">{line.code}</span>
          {line.marks.length > 0 && <span className="second cut"><span className="queue-mark">{line.marks.join(', ')}</span></span>}
        </>
      ) },
    {
      key: 'people', header: 'Người nộp, thủ tục', rowHeader: true,
      cell: (line) => (
        <>
          <Link href={line.href} className="queue-name" tabIndex={-1}><Highlight text={line.applicant} query={search} /></Link>
          <span className="second cut" title={line.procedure}>{line.procedure}</span>
        </>
      ),
    },
    {
      key: 'holder', header: 'Đang giữ, bước', width: '10rem',
      cell: (line) => (
        <>
          <span className="queue-holder cut">{line.holder}</span>
          <span className="second cut" title={line.step}>{line.step}</span>
        </>
      ),
    },
  ];
}
