import type { ComponentProps } from 'react';
import type { InspectionAct } from '@/lib/domain/inspection/stage';
import { inspectionActWords } from '@/lib/text/inspection-words';
import { SpecForm } from '../../spec-form';

type ActFormProps = Omit<ComponentProps<typeof SpecForm>, 'submit'> & { readonly act: InspectionAct; readonly submit?: string; readonly open?: boolean; readonly say?: string; /** In a sheet already. */ readonly isInside?: boolean };

/** One act as a form that opens: what it asks, and what it says before it cannot be taken back. */
export function ActForm({ act, submit = inspectionActWords[act], open = false, say, isInside = false, ...form }: ActFormProps) {
  return (
    <details className={isInside ? 'act-form act-inside' : 'sheet act-form mb-3'} open={open || undefined} id={`viec-${act}`}>
      <summary>{inspectionActWords[act]}</summary>
      {say && <p>{say}</p>}
      <SpecForm submit={submit} prefix={open ? undefined : act} {...form} />
    </details>
  );
}
