'use client';

import { DateStrip } from '@/components/dossier/date-strip';
import type { IntakeForm } from '@/components/dossier/intake/intake-form';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { explain } from '@/lib/domain/calendar/add-term';
import { parseMinuteOfDay } from '@/lib/domain/calendar/local-time';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { chooseTerm } from '@/lib/domain/dossier/term-choice';
import { termWords } from '@/lib/text/deadline';
import { formatDate, formatLongDate, formatTime } from '@/lib/text/format';
import { parseDate } from '@/lib/text/parse-date';

type Props = {
  form: IntakeForm;
  errors: Readonly<Record<string, string>>;
  calendar: WorkingCalendar;
  clock: LocalTime;
  missing: number;
  isSaving: boolean;
  canFurther: boolean;
  retry: boolean;
  onChange: (form: IntakeForm) => void;
  onSave: (size: 'a5' | 'roll-80') => Promise<void>;
  onFurther: () => void;
};

/** The moment of receipt: now, or the earlier one of a late entry when it can be read. */
function receiptTime(form: IntakeForm, clock: LocalTime): LocalTime {
  if (!form.late) return clock;
  const on = parseDate(form.late.on);
  const minute = parseMinuteOfDay(form.late.time.trim().padStart(5, '0'));
  return on && minute !== null ? { on, minute } : clock;
}

/** The due date, live, with its reason; the same engine that prints it. */
export function DuePanel({ form, errors, calendar, clock, missing, isSaving, canFurther, retry, onChange, onSave, onFurther }: Props) {
  const { procedure, late } = form;
  const at = receiptTime(form, clock);
  const chosen = procedure && form.caseName !== undefined ? chooseTerm(procedure.content, form.caseName, form.channel) : null;
  const due = chosen?.ok ? explain(at, chosen.value.term, 'none', [], calendar) : null;
  const legal = chosen?.ok && chosen.value.source === 'committed' && chosen.value.statutory ? explain(at, chosen.value.statutory, 'none', [], calendar) : null;
  const setLate = (changes: Partial<NonNullable<typeof late>>) => late && onChange({ ...form, late: { ...late, ...changes } });
  const reason = !procedure ? 'Chọn thủ tục trước.' : missing > 0 ? 'Mã hồ sơ được cấp khi lưu. Đánh dấu đủ thành phần để tiếp nhận.' : 'Mã hồ sơ được cấp khi lưu.';
  return (
    <section className="counter-panel" aria-label="Hạn trả" aria-live="off">
      <h2>
        {late ? 'Hạn trả' : 'Hạn trả, nếu nhận bây giờ'}
        <span className="small muted">
          Vì sao? <Kbd keys={['F9']} />
        </span>
      </h2>
      {due?.ok && chosen?.ok ? (
        <>
          <div className="counter-due" data-due={due.value.due.on}>{formatDate(due.value.due.on)}</div>
          <p>
            {formatLongDate(due.value.due.on)}, lúc {formatTime(due.value.due.minute)}
            {due.value.provisional && ', tạm tính'}
          </p>
          <div id="vi-sao">
            <DateStrip days={due.value.days} today={clock.on} due={due.value.due} provisional={due.value.provisional} layout="weeks" />
          </div>
          <dl className="counter-facts small">
            <dt>{chosen.value.source === 'committed' ? 'Thời hạn cam kết, dùng để hẹn' : 'Thời hạn theo quy định'}</dt>
            <dd>
              <b>{termWords(chosen.value.term)}</b>
            </dd>
            {legal?.ok && chosen.value.statutory && (
              <>
                <dt>Theo quy định, đến {formatDate(legal.value.due.on)}</dt>
                <dd>{termWords(chosen.value.statutory)}</dd>
              </>
            )}
          </dl>
        </>
      ) : (
        <p className="muted">{procedure ? 'Chọn trường hợp để biết hạn trả.' : 'Chọn thủ tục để biết hạn trả.'}</p>
      )}
      {late ? (
        <fieldset>
          <legend className="field-label">Nhập muộn</legend>
          <div className="counter-two">
            <TextInput name="receivedAt" label="Ngày nhận" value={late.on} error={errors.receivedAt ?? null} placeholder="dd/mm/yyyy" onChange={(event) => setLate({ on: event.target.value })} />
            <TextInput name="late.time" label="Giờ nhận" value={late.time} placeholder="08:30" onChange={(event) => setLate({ time: event.target.value })} />
          </div>
          <TextInput name="lateReason" label="Lý do nhập muộn" value={late.reason} error={errors.lateReason ?? null} onChange={(event) => setLate({ reason: event.target.value })} />
          <Button tone="quiet" onClick={() => onChange({ ...form, late: null })}>
            Nhận bây giờ
          </Button>
        </fieldset>
      ) : (
        <Button tone="quiet" className="small" onClick={() => onChange({ ...form, late: { on: formatDate(clock.on), time: formatTime(clock.minute), reason: '' } })}>
          Hồ sơ đã nhận trước đó
        </Button>
      )}
      <div className="counter-save">
        <p className="small muted">{reason}</p>
        <SubmitButton tone="primary" wide pending={isSaving} keys={['Ctrl', 'Enter']}>
          {retry ? 'Lưu lại' : 'Tiếp nhận và in giấy hẹn'}
        </SubmitButton>
        <Button wide onClick={() => void onSave('roll-80')} keys={['Ctrl', 'Shift', 'Enter']} disabled={isSaving}>
          In khổ 80 mm
        </Button>
        {canFurther && (
          <Button wide onClick={onFurther} keys={['Alt', 'N']}>
            Thêm hồ sơ cho người vừa nộp
          </Button>
        )}
      </div>
    </section>
  );
}
