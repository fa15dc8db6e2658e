'use client';

import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { Notice } from '@/components/ui/notice';
import { TextInput } from '@/components/ui/text-input';
import { DateStrip } from '@/components/dossier/date-strip';
import { formatWithOffset } from '@/lib/domain/calendar/local-time';
import type { PromisedDue } from '@/lib/domain/dossier/intake';
import { termWords } from '@/lib/text/deadline';
import { formatDate, formatDays, formatDueClause } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { provisionalWords } from '@/lib/text/strip-words';
import { Link } from '@/components/ui/link';
import { DonePanel } from './done-panel';
import type { Intake } from './use-intake';

const DUE_WORDS = { OnlineNotAtCounter: 'Hồ sơ trực tuyến không nhập tại quầy.', ChannelNotOffered: 'Thủ tục không nhận theo cách nộp này.', CaseNotChosen: 'Chọn trường hợp để tính hạn trả.', NoMatchingLimit: 'Bản thủ tục không có thời hạn cho trường hợp và cách nộp này.', DueNotReckoned: 'Không tính được hạn trả từ thời hạn của thủ tục.' } as const;

const PAPER_SIZES = [{ size: 'a4', words: 'A4' }, { size: 'a5', words: 'A5' }] as const;

/** The holidays and worked Saturdays on the way: what makes the date not the one expected. */
function Surprises({ promised }: { promised: PromisedDue }) {
  const off = promised.explained.days.filter((day) => day.special !== null && !day.isMakeUpDay).map((day) => day.on);
  const worked = promised.explained.days.filter((day) => day.isMakeUpDay).map((day) => day.on);
  return (
    <>
      {off.length > 0 && (<><dt>Nghỉ lễ, nghỉ đổi</dt><dd>{formatDays(off)}</dd></>)}
      {worked.length > 0 && (<><dt>Làm bù, có tính</dt><dd>{formatDays(worked)}</dd></>)}
    </>
  );
}

function Terms({ promised }: { promised: PromisedDue }) {
  const { chosen, statutoryDue } = promised;
  return (
    <dl className="intake-terms">
      <dt>{chosen.source === 'committed' ? 'Thời hạn cam kết, dùng để hẹn' : 'Thời hạn theo quy định'}</dt>
      <dd>{termWords(chosen.term)}</dd>
      {chosen.source === 'committed' && chosen.statutory && (
        <>
          <dt>Theo quy định{statutoryDue ? `, đến ${formatDate(statutoryDue.due.on)}` : ''}</dt>
          <dd className="intake-light">{termWords(chosen.statutory)}</dd>
        </>
      )}
      <Surprises promised={promised} />
    </dl>
  );
}

function LateEntry({ intake }: { intake: Intake }) {
  const { form, change, errors, now } = intake;
  const { late } = form;
  if (late === null) {
    return (
      <button type="button" className="intake-link" onClick={() => change((typed) => ({ ...typed, late: { on: formatDate(now.on), time: '', reason: '' } }))}>
        Hồ sơ đã nhận từ trước? Nhập muộn
      </button>
    );
  }
  const set = (part: Partial<typeof late>) => change((typed) => ({ ...typed, late: typed.late && { ...typed.late, ...part } }), 'receivedAt', 'lateReason');
  return (
    <div className="intake-late">
      <div className="intake-two">
        <TextInput name="receivedAt" label="Ngày đã nhận" inputMode="numeric" value={late.on} error={errors.get('receivedAt') ?? null} onChange={(event) => set({ on: event.target.value })} />
        <TextInput name="receivedTime" label="Giờ đã nhận" inputMode="numeric" placeholder="08:30" value={late.time} onChange={(event) => set({ time: event.target.value })} />
      </div>
      <TextInput name="lateReason" label="Lý do nhập muộn" value={late.reason} error={errors.get('lateReason') ?? null} onChange={(event) => set({ reason: event.target.value })} />
      <button type="button" className="intake-link" onClick={() => change((typed) => ({ ...typed, late: null }), 'receivedAt', 'lateReason')}>
        Nhận bây giờ, không nhập muộn
      </button>
    </div>
  );
}

/** What went wrong with the last save, what is safe and what to do. */
function Trouble({ intake }: { intake: Intake }) {
  const { trouble } = intake;
  if (trouble === null || (trouble.kind === 'refused' && trouble.refusal !== 'KeyUsedForOther')) return null;
  return (
    <Notice tone={trouble.kind === 'offline' ? 'offline' : 'error'} announce className="intake-trouble">
      <span>{trouble.message}</span>
      {trouble.kind === 'signed-out' && (
        <a href={paths.signIn()} target="_blank" rel="noreferrer">
          Đăng nhập ở thẻ mới
        </a>
      )}
      {trouble.code && <Link href={paths.dossier(trouble.code)}>Mở hồ sơ {trouble.code}</Link>}
      {trouble.refusal === 'KeyUsedForOther' && (
        <Button onClick={intake.makeAnother}>Đây là hồ sơ khác, cho lưu tiếp</Button>
      )}
    </Notice>
  );
}

/** The date that the receipt will carry, why, and the act that makes it so. */
export function DuePanel({ intake, onWhy }: { intake: Intake; onWhy: () => void }) {
  const { form, now, promised, blocked, saving, trouble, visit } = intake;
  const isRetry = trouble !== null && trouble.kind !== 'refused';
  const last = visit.done.at(-1);
  if (form.procedure === null && last) return <DonePanel intake={intake} last={last} />;
  return (
    <section className="intake-panel intake-due" aria-labelledby="muc-han-tra">
      <h2 id="muc-han-tra">
        {form.late === null ? 'Hạn trả, nếu nhận bây giờ' : 'Hạn trả, theo lúc đã nhận'}
        {promised?.ok && (
          <button type="button" className="intake-link" onClick={onWhy}>
            Vì sao? <Kbd keys={['F9']} />
          </button>
        )}
      </h2>
      <div aria-live="polite">
        {promised?.ok ? (
          <>
            <p className="intake-date" data-due={promised.value.explained.due.on}>
              <time dateTime={formatWithOffset(promised.value.explained.due)}>{formatDate(promised.value.explained.due.on)}</time>
            </p>
            <p className="intake-clause">
              {formatDueClause(promised.value.explained.due, 'staff')}
              {promised.value.explained.provisional && <span className="flag"> {provisionalWords(promised.value.explained.unannouncedYears, 'vi')}</span>}
            </p>
          </>
        ) : (
          <>
            <p className="intake-date intake-nodate">––/––/––––</p>
            <p className="intake-clause muted">{promised ? DUE_WORDS[promised.refusal.name] : (blocked ?? '')}</p>
          </>
        )}
      </div>
      {promised?.ok && (
        <>
          <div className="intake-strip" tabIndex={0} role="group" aria-label="Vì sao là ngày này">
            <DateStrip days={promised.value.explained.days} today={now.on} due={promised.value.explained.due} provisional={promised.value.explained.provisional} unannouncedYears={promised.value.explained.unannouncedYears} reasons="none" />
          </div>
          <Terms promised={promised.value} />
        </>
      )}
      <LateEntry intake={intake} />
      <div className="intake-save">
        <Trouble intake={intake} />
        {blocked && <p className="small muted" id="vi-sao-chua-luu">{blocked}</p>}
        <Button tone="primary" wide className="intake-main" keys={['Ctrl', 'Enter']} aria-disabled={blocked !== null || saving || undefined} aria-busy={saving || undefined} aria-describedby={blocked ? 'vi-sao-chua-luu' : undefined} onClick={() => blocked === null && void intake.save(intake.paperSize)}>
          {saving ? 'Đang lưu…' : isRetry ? 'Lưu lại' : 'Tiếp nhận và in giấy hẹn'}
        </Button>
        <Button wide keys={['Ctrl', 'Shift', 'Enter']} aria-disabled={blocked !== null || saving || undefined} aria-describedby={blocked ? 'vi-sao-chua-luu' : undefined} onClick={() => blocked === null && void intake.save('roll-80')}>
          In khổ 80 mm
        </Button>
        <div className="intake-sizes">
          <span className="small muted">Khổ giấy hẹn thường in</span>
          <span className="seg" role="group" aria-label="Khổ giấy hẹn thường in">
            {PAPER_SIZES.map(({ size, words }) => (
              <button key={size} type="button" aria-current={intake.paperSize === size || undefined} onClick={() => intake.choosePaperSize(size)}>
                {words}
              </button>
            ))}
          </span>
        </div>
      </div>
    </section>
  );
}
