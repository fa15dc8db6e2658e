'use client';

import { DateInput } from '@/components/ui/date-input';
import { TextInput } from '@/components/ui/text-input';
import type { Typed } from './change-form';

/** The document that sets the days: number and date. */
export function DecisionFields({ typed, optional = true, number = '', on = '' }: { typed: Typed; optional?: boolean; number?: string; on?: string }) {
  return (
    <div className="change-pair">
      <TextInput
        name="decisionNumber"
        label="Số quyết định, thông báo"
        hint="Ví dụ 6150/TB-BLĐTBXH"
        optional={optional}
        defaultValue={typed.value('decisionNumber', number)}
        error={typed.error('decisionNumber')}
        maxLength={100}
        autoComplete="off"
      />
      <DateInput key={typed.value('decisionOn', on)} name="decisionOn" label="Ngày ban hành" hint="Ngày ghi trên văn bản" optional defaultValue={typed.value('decisionOn', on)} error={typed.error('decisionOn')} />
    </div>
  );
}
