'use client';

import { Button, LinkButton } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { DateStrip } from '@/components/dossier/date-strip';
import { formatWithOffset } from '@/lib/domain/calendar/local-time';
import { formatDate, formatDueClause } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import type { Intake, PaperSize, ReceivedHere } from './use-intake';

const SIZES: readonly { readonly size: PaperSize; readonly words: string }[] = [{ size: 'a4', words: 'A4' }, { size: 'a5', words: 'A5' }, { size: 'roll-80', words: '80 mm' }];

/** The dossier just received: its code, its date, its paper. Stays until the next procedure is chosen. */
export function DonePanel({ intake, last }: { intake: Intake; last: ReceivedHere }) {
  const { now, printTrouble } = intake;
  return (
    <section className="intake-panel intake-due intake-done" aria-labelledby="muc-vua-nhan">
      <h2 id="muc-vua-nhan" className="intake-code" role="status">
        <span>
          Đã tiếp nhận <Link href={paths.dossier(last.code)} className="code">{last.code}</Link>
        </span>
      </h2>
      {last.isReplay && <p className="small muted">Lượt nhập này đã lưu từ lần bấm trước, không tạo thêm hồ sơ.</p>}
      <p className="muted">{last.applicantName}</p>
      <p className="muted small">{last.procedureName}</p>
      <p className="intake-date" data-due={last.dueAt.on}>
        <time dateTime={formatWithOffset(last.dueAt)}>{formatDate(last.dueAt.on)}</time>
      </p>
      <p className="intake-clause">{formatDueClause(last.dueAt, 'staff')}</p>
      <div className="intake-strip" tabIndex={0} role="group" aria-label="Vì sao là ngày này">
        <DateStrip days={last.days} today={now.on} due={last.dueAt} provisional={last.isDueProvisional} reasons="none" />
      </div>
      <div className="intake-save">
        {printTrouble && <p className="field-error" role="alert">{printTrouble}</p>}
        <div className="intake-reprint">
          <span className="small muted">In lại</span>
          {SIZES.map(({ size, words }) => (
            <Button key={size} onClick={() => void intake.print(last.paperId, size)}>
              {words}
            </Button>
          ))}
          <a className="btn btn-quiet" href={paths.paper(last.paperId)} target="_blank" rel="noreferrer">
            Xem
          </a>
        </div>
        <Button tone="primary" wide className="intake-main" keys={['Alt', 'N']} onClick={intake.further}>
          Thêm hồ sơ cho người này
        </Button>
        <LinkButton href={paths.correctReceipt(last.code)} wide>
          Sửa giấy hẹn này
        </LinkButton>
      </div>
    </section>
  );
}
