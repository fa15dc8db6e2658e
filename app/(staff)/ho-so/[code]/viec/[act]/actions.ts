'use server';

import { redirect } from 'next/navigation';
import { PerformAct } from '@/lib/schemas/perform-act';
import { actRefusalWords } from '@/lib/text/act-refusals';
import { paths } from '@/lib/text/paths';
import { performAct } from '@/lib/usecases/perform-act';
import { staffAction } from '@/lib/web/staff-action';

/** The exact permission depends on the act and the dossier: the use case asks the table for it. */
export const performActAction = staffAction({
  permission: 'dossier:view',
  input: PerformAct,
  run: performAct,
  refusals: actRefusalWords,
  then: ({ code }) => redirect(paths.dossier(code)),
});
