'use client';

import { Link } from '@/components/ui/link';
import { formatDate, formatLongDate, formatNumber, formatTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { isTouched } from './intake-form';
import type { Intake } from './use-intake';

/** Where this visit stands, what time it is, and that nothing is lost. */
export function VisitBar({ intake }: { intake: Intake }) {
  const { visit, form, now, keptAt, count } = intake;
  const isSameVisit = form.visitId === visit.visitId;
  const isTyping = isTouched(form);
  const isThisVisit = visit.done.length === 0 || isSameVisit || !isTyping;
  return (
    <div className="intake-head">
      <h1>Tiếp nhận hồ sơ</h1>
      {(visit.done.length > 0 || isTyping) && (
        <div className="intake-visit">
          <span className="muted small">{isThisVisit ? 'Lượt này' : 'Lượt trước'}</span>
          {visit.done.map((received, index) => (
            <span key={received.code} className="intake-chip">
              {index + 1} · <Link href={paths.dossier(received.code)} className="code">{received.code}</Link>, hẹn {formatDate(received.dueAt.on)}
            </span>
          ))}
          {isTyping && (
            <span className="intake-chip intake-chip-on" aria-current="step">
              {isThisVisit ? `${visit.done.length + 1} · đang nhập` : 'lượt mới, đang nhập'}
            </span>
          )}
        </div>
      )}
      <p className="intake-now muted small" suppressHydrationWarning>
        {formatLongDate(now.on)}, <b>{formatTime(now.minute)}</b> · Hôm nay đã nhận <b>{formatNumber(count)}</b>
        {keptAt && <> · Bản nhập tự lưu lúc {formatTime(keptAt.minute)}</>} · <Link href={paths.intakeBatch()}>Nhập sổ giấy</Link>
      </p>
    </div>
  );
}
