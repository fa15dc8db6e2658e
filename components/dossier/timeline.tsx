import { Link } from '@/components/ui/link';

export type TimelinePaper = { readonly label: string; readonly href: string | null };

/** One event of a dossier, in words. */
export type TimelineLine = {
  /** The number of the event; null for what happened beside the course of the dossier. */
  readonly seq: number | null;
  readonly at: string;
  readonly dateTime: string;
  readonly head: string;
  readonly detail: string;
  readonly papers: readonly TimelinePaper[];
  /** "nhập lúc 14:20, 20/11/2026": set when it was entered later than it happened. */
  readonly enteredLate: string | null;
  /** The number of the correction that voided it. */
  readonly voidedBy: number | null;
  readonly clock: 'stops' | 'runs' | null;
};

/** What is going on now; null once the dossier has ended. */
export type TimelineNow = { readonly head: string; readonly detail: string };

const CLASS_OF = { stops: 'tl-stops', runs: 'tl-runs' } as const;

/** The history of a dossier, newest first. A pause is dashed between the event that stops the clock and the one that runs it. */
export function Timeline({ now, lines }: { now: TimelineNow | null; lines: readonly TimelineLine[] }) {
  const newestFirst = [...lines].reverse();
  return (
    <ol className="tl" role="list">
      {now && (
        <li className="tl-now">
          <span className="tl-at">Bây giờ</span>
          <div className="tl-words">
            <b>{now.head}</b>
            <span>{now.detail}</span>
          </div>
        </li>
      )}
      {newestFirst.map((line) => (
        <li key={line.seq ?? `${line.dateTime} ${line.head}`} id={line.seq === null ? undefined : `dien-bien-${line.seq}`} className={line.voidedBy === null ? (line.clock === null ? undefined : CLASS_OF[line.clock]) : 'tl-void'}>
          <time className="tl-at" dateTime={line.dateTime}>
            {line.at}
          </time>
          <div className="tl-words">
            <b>{line.voidedBy === null ? line.head : <s>{line.head}</s>}</b>
            {line.detail !== '' && <span>{line.detail}</span>}
            {line.voidedBy !== null && <span className="flag">không còn được tính, theo hiệu đính số {line.voidedBy}</span>}
            {line.enteredLate !== null && <span className="flag">{line.enteredLate}</span>}
          </div>
          {line.papers.length > 0 && (
            <div className="tl-papers">
              {line.papers.map((paper) => (paper.href === null ? <span key={paper.label}>{paper.label}</span> : <Link key={paper.label} href={paper.href}>{paper.label}</Link>))}
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
