import { Link } from '@/components/ui/link';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { COLUMNS, BESIDES, type DossierFact, type Placement, type ReportLine } from '@/lib/domain/report/tally';
import { isDossierAct } from '@/lib/domain/dossier/acts';
import { ACT_WORDS } from '@/lib/text/act-refusals';
import { formatDateTime, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { COLUMN_WORDS, columnNumber, formatDifference } from '@/lib/text/report';

type Stand = { readonly fact: DossierFact; readonly placement: Placement } | null;
type LateEvent = { readonly seq: number; readonly act: string; readonly legalAt: Date; readonly enteredAt: Date; readonly actorName: string | null; readonly reason: string | null };
export type Moved = { readonly code: string; readonly then: Stand; readonly now: Stand; readonly events: readonly LateEvent[]; readonly isOpen: boolean };

const standWords = (stand: Stand): string => (stand ? `cột ${columnNumber(stand.placement.intake)} và ${columnNumber(stand.placement.outcome)}${stand.placement.besides.length ? `, ${stand.placement.besides.map((beside) => COLUMN_WORDS[beside].toLowerCase()).join(', ')}` : ''}` : 'không ở cột nào');
const time = (at: Date): string => formatDateTime(localTimeOfInstant(at.getTime()));

/** Each column's difference, then each dossier that moved: from where to where, and what was entered by whom, when and why. */
export function LateEntryList({ difference, total, moved }: { difference: ReportLine; total: number; moved: readonly Moved[] }) {
  const changed = [...COLUMNS, ...BESIDES].filter((column) => difference[column] !== 0);
  return (
    <>
      <section className="report-paper mb-4" aria-label="Chênh lệch theo cột">
        {changed.length === 0 ? <p>Tổng số của từng cột không đổi; có hồ sơ đổi chỗ cho nhau.</p> : (
          <ul className="report-checks">{changed.map((column) => <li key={column}>{COLUMN_WORDS[column]}: <b>{formatDifference(difference[column])}</b></li>)}</ul>
        )}
      </section>
      <section className="report-cell" aria-label="Hồ sơ đổi cột">
        {total > moved.length && <p>Hiện {formatNumber(moved.length)} hồ sơ đầu theo mã.</p>}
        <ol className="report-lines">
          {moved.map(({ code, then, now, events, isOpen }) => (
            <li key={code}>
              <div>{isOpen ? <Link href={paths.dossier(code)} className="code">{code}</Link> : <span className="code">{code}</span>}: trước {standWords(then)}; nay <b>{standWords(now)}</b></div>
              {events.length === 0 && <div className="small muted">Không có việc nào nhập sau: hạn của hồ sơ đổi theo lịch làm việc.</div>}
              {events.map((event) => (
                <div key={event.seq} className="small muted">
                  {isDossierAct(event.act) ? ACT_WORDS[event.act] : event.act} lúc {time(event.legalAt)}, {event.actorName ?? 'người nộp hoặc hệ thống'} nhập lúc {time(event.enteredAt)}{event.reason ? `: ${event.reason}` : ''}
                </div>
              ))}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
