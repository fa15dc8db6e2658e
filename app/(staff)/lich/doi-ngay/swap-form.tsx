'use client';

import { DateInput } from '@/components/ui/date-input';
import { TextInput } from '@/components/ui/text-input';
import { swapAction } from '../actions';
import { ChangeForm } from '../change-form';
import { DecisionFields } from '../decision-fields';

/** One working day off, one day of rest worked instead. */
export function SwapForm({ year }: { year: number }) {
  return (
    <ChangeForm
      action={swapAction}
      year={year}
      saveWords="Lưu ngày đã đổi"
      fields={(typed) => (
        <>
          <div className="change-pair mt-0">
            <DateInput key={`a${typed.value('dayOff')}`} name="dayOff" label="Nghỉ ngày" hint="Một ngày làm việc" optional defaultValue={typed.value('dayOff')} error={typed.error('dayOff')} />
            <DateInput key={`b${typed.value('workedDay')}`} name="workedDay" label="Làm bù ngày" hint="Một ngày Thứ Bảy hoặc Chủ nhật" optional defaultValue={typed.value('workedDay')} error={typed.error('workedDay')} />
          </div>
          <TextInput name="name" label="Lý do, tên ngày" hint="Ví dụ Nghỉ Tết Dương lịch" optional defaultValue={typed.value('name')} error={typed.error('name')} maxLength={200} className="mt-3" />
          <DecisionFields typed={typed} />
        </>
      )}
    />
  );
}
