'use client';

import { useActionState } from 'react';
import { Select, type Option } from '@/components/ui/choices';
import { DateInput } from '@/components/ui/date-input';
import { Sheet } from '@/components/ui/sheet';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../form-answer';
import { enterAbsenceAction } from './actions';

type Props = { people: readonly Option[]; delegates: readonly Option[]; selfId: string; today: string };

/** Who is away, when, and who stands in. Without the right to manage others there is one person to choose: oneself. */
export function AbsenceForm({ people, delegates, selfId, today }: Props) {
  const [state, send] = useActionState(enterAbsenceAction, IDLE as Awaited<ReturnType<typeof enterAbsenceAction>>);
  const typed = (name: string, fallback = ''): string => (state.status === 'error' ? (state.values?.[name] ?? fallback) : fallback);
  const field = (name: string, fallback?: string) => ({ name, defaultValue: typed(name, fallback), error: state.fieldErrors?.[name] ?? null });
  const round = state.status === 'ok' ? `ok${String(state.value?.absenceId)}` : 'mot';
  const only = people.length === 1 ? people[0] : undefined;
  return (
    <form action={send} noValidate key={round}>
      <FormAnswer state={state} />
      <Sheet title="Ghi vắng mặt" id="ghi">
        {only ? (
          <>
            <input type="hidden" name="staffId" value={only.value} />
            <p className="mb-3">
              Người vắng mặt: <b>{only.label}</b>
            </p>
            {state.fieldErrors?.staffId && <p className="field-error">{state.fieldErrors.staffId}</p>}
          </>
        ) : (
          <Select key={`s${typed('staffId')}`} {...field('staffId', selfId)} label="Người vắng mặt" emptyWords="Chọn người" options={people} />
        )}
        <div className="mb-4 grid gap-x-3 sm:grid-cols-2">
          <DateInput key={`f${typed('fromOn')}`} {...field('fromOn', today)} label="Vắng từ ngày" />
          <DateInput key={`t${typed('toOn')}`} {...field('toOn')} label="Đến hết ngày" />
        </div>
        <Select key={`d${typed('delegateId')}`} {...field('delegateId')} label="Người làm thay" hint="Người này thấy hồ sơ của người vắng trong mục Của tôi và làm được các việc trên hồ sơ đó. Ký thay chỉ giao được cho lãnh đạo hoặc trưởng đơn vị." emptyWords="Chọn người" options={delegates} />
        <TextInput key={`r${typed('reason')}`} {...field('reason')} label="Lý do" optional maxLength={300} />
        <div className="acts mt-4">
          <SubmitButton tone="primary">Ghi vắng mặt</SubmitButton>
        </div>
      </Sheet>
    </form>
  );
}
