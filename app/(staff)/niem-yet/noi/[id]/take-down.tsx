'use client';

import { ConfirmButton } from '@/components/ui/confirm-button';
import { DateInput } from '@/components/ui/date-input';
import { useStatusLine } from '@/components/ui/status-line';
import { TextInput } from '@/components/ui/text-input';
import { IDLE } from '@/lib/web/action-state';
import { takeDownAction } from '../../actions';

/** Notes that a sheet was taken down: asks once, with the day and the reason. */
export function TakeDown({ postingId, name, today }: { postingId: string; name: string; today: string }) {
  const say = useStatusLine();
  return (
    <ConfirmButton
      title={`Ghi là đã gỡ «${name}»?`}
      consequence="Sổ niêm yết giữ dòng này với ngày gỡ. Muốn niêm yết lại thì ghi nhận mới."
      confirmWords="Ghi là đã gỡ"
      pendingWords="Đang ghi…"
      fields={
        <>
          <input type="hidden" name="postingId" value={postingId} />
          <DateInput name="removedOn" id={`go-${postingId}`} label="Gỡ từ ngày" defaultValue={today} />
          <TextInput name="why" id={`ly-do-${postingId}`} label="Lý do" defaultValue="" autoComplete="off" />
        </>
      }
      action={async (form) => {
        const state = await takeDownAction(IDLE, form);
        if (state.status === 'error') return state.fieldErrors ? (Object.values(state.fieldErrors)[0] ?? state.message) : state.message;
        if (state.message) say(state.message);
        return null;
      }}
    >
      Gỡ<span className="vh"> {name}</span>
    </ConfirmButton>
  );
}
