'use client';

import { useActionState, useState } from 'react';
import { DateStrip } from '@/components/dossier/date-strip';
import { DateInput } from '@/components/ui/date-input';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Sheet } from '@/components/ui/sheet';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import { explain } from '@/lib/domain/calendar/add-term';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { isWorkingDay, workingDaysBetween } from '@/lib/domain/calendar/working-calendar';
import { formatLongDate } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { dismissApologyAction, issueApologyAction } from '../actions';

type DraftFormsProps = { id: string; seen: number; due: LocalTime; proposed: PlainDate; today: PlainDate; calendar: WorkingCalendar };

/** How far the new date lies from the old one, day by day. */
function NewDate({ due, on, today, calendar }: { due: LocalTime; on: PlainDate | null; today: PlainDate; calendar: WorkingCalendar }) {
  if (on === null) return null;
  if (on <= due.on) return <Notice tone="warning">Ngày trả mới phải sau ngày {formatLongDate(due.on)}.</Notice>;
  if (!isWorkingDay(on, calendar)) return <Notice tone="warning">{formatLongDate(on)} là ngày nghỉ. Chọn một ngày làm việc.</Notice>;
  const days = workingDaysBetween(due.on, on, calendar);
  const found = explain({ on: due.on, minute: 600 }, { unit: 'working-day', value: days }, 'none', [], calendar);
  return (
    <>
      <p className="mb-2">
        Thêm <b>{days} ngày làm việc</b>, đến hết giờ làm việc {formatLongDate(on)}.
      </p>
      {found.ok && days <= 60 && <DateStrip days={found.value.days.filter((day) => !day.isReceived)} today={today} due={found.value.due} provisional={found.value.provisional} unannouncedYears={found.value.unannouncedYears} layout="line" legend={false} />}
    </>
  );
}

/** Issue the draft with the date and reason that the leader writes, or put it aside with a reason. */
export function DraftForms({ id, seen, due, proposed, today, calendar }: DraftFormsProps) {
  const [state, submit] = useActionState(issueApologyAction, IDLE);
  const [dismissed, dismiss] = useActionState(dismissApologyAction, IDLE);
  const [on, setOn] = useState<PlainDate | null>(proposed);
  const typed = (name: string, otherwise: string) => state.values?.[name] ?? otherwise;
  return (
    <div className="dossier-grid">
      <Sheet title="Ban hành văn bản xin lỗi" id="ban-hanh">
        <form action={submit}>
          <FormAnswer state={state} />
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="seen" value={seen} />
          <DateInput name="secondTarget" label="Ngày trả mới" defaultValue={typed('secondTarget', proposed)} key={`ngay:${typed('secondTarget', proposed)}`} error={state.fieldErrors?.secondTarget ?? null} onDateChange={setOn} />
          <div className="apology-strip">
            <NewDate due={due} on={on} today={today} calendar={calendar} />
          </div>
          <TextArea name="reason" label="Lý do chậm trả" hint="Được in trên văn bản gửi người nộp" rows={4} defaultValue={typed('reason', '')} key={`ly-do:${typed('reason', '')}`} error={state.fieldErrors?.reason ?? null} />
          <p className="muted mt-2">Người nộp được báo theo cách họ đã chọn. Mỗi hồ sơ chỉ xin lỗi và hẹn lại một lần. Trước hạn hay quá hạn vẫn xét theo hạn gốc.</p>
          <div className="acts mt-4">
            <SubmitButton tone="primary" pendingWords="Đang ban hành…">Ban hành văn bản xin lỗi</SubmitButton>
            <LinkButton href={paths.apologyDrafts()} tone="quiet">Quay lại danh sách</LinkButton>
          </div>
        </form>
      </Sheet>
      <Sheet title="Không ban hành" id="khong-ban-hanh">
        <form action={dismiss}>
          <FormAnswer state={dismissed} />
          <input type="hidden" name="id" value={id} />
          <TextArea name="dismissReason" label="Lý do không ban hành" hint="Ví dụ: kết quả sẽ có trong hôm nay" rows={3} defaultValue={dismissed.values?.dismissReason ?? ''} key={dismissed.values?.dismissReason ?? ''} error={dismissed.fieldErrors?.dismissReason ?? null} />
          <div className="acts mt-3">
            <SubmitButton pendingWords="Đang lưu…">Bỏ dự thảo</SubmitButton>
          </div>
        </form>
      </Sheet>
    </div>
  );
}
