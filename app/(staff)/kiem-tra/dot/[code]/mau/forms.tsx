'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextInput } from '@/components/ui/text-input';
import { DEFAULT_SAMPLE_RULE } from '@/lib/domain/inspection/sample';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../../form-answer';
import { commitSeedAction, drawSampleAction } from './actions';

type Of = { readonly code: string; readonly inspectionId: string; readonly unitId: string };
const Hidden = (values: Readonly<Record<string, string>>) => <>{Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}</>;

/** Commits to a seed. A further draw of the same unit asks why. */
export function CommitForm({ code, inspectionId, unitId, isFurther }: Of & { isFurther: boolean }) {
  const [state, act] = useActionState(commitSeedAction, IDLE);
  const [values, errors] = [state.values ?? {}, state.fieldErrors ?? {}];
  return (
    <form action={act} noValidate>
      {state.status === 'error' && <FormAnswer state={state} />}
      <Hidden code={code} inspectionId={inspectionId} unitId={unitId} />
      <div className="sample-fields">
        <TextInput id={`n-${unitId}`} name="randomTotal" label="Số hồ sơ chọn ngẫu nhiên" inputMode="numeric" defaultValue={values.randomTotal ?? String(DEFAULT_SAMPLE_RULE.randomTotal)} error={errors.randomTotal} autoComplete="off" />
        <TextInput id={`m-${unitId}`} name="minPerStratum" label="Mỗi thủ tục ít nhất" inputMode="numeric" defaultValue={values.minPerStratum ?? String(DEFAULT_SAMPLE_RULE.minPerStratum)} error={errors.minPerStratum} autoComplete="off" />
      </div>
      {isFurther && <TextArea id={`r-${unitId}`} name="reason" label="Lý do chọn thêm một mẫu" hint="Ghi vào biên bản, bên cạnh mẫu trước" rows={2} defaultValue={values.reason ?? ''} error={errors.reason} />}
      <div className="acts mt-2"><SubmitButton tone={isFurther ? undefined : 'primary'} pendingWords="Đang niêm phong…">Niêm phong mầm</SubmitButton></div>
    </form>
  );
}

/** Draws from the committed seed, once. */
export function DrawForm({ code, inspectionId, unitId, sampleId }: Of & { sampleId: string }) {
  const [state, act] = useActionState(drawSampleAction, IDLE);
  return (
    <form action={act}>
      <FormAnswer state={state} />
      <Hidden code={code} inspectionId={inspectionId} unitId={unitId} sampleId={sampleId} />
      <SubmitButton tone="primary" pendingWords="Đang chọn mẫu…">Chọn mẫu từ mầm này</SubmitButton>
    </form>
  );
}
