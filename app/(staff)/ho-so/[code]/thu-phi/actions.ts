'use server';

import { redirect } from 'next/navigation';
import { CollectFeesForm } from '@/lib/schemas/fees';
import { feeRefusalWords } from '@/lib/text/fees';
import { paths } from '@/lib/text/paths';
import { collectFees } from '@/lib/usecases/collect-fees';
import { staffAction } from '@/lib/web/staff-action';

/** Takes fees of one dossier. */
export const collectFeesAction = staffAction({
  permission: 'dossier:record-payment',
  input: CollectFeesForm,
  run: collectFees,
  refusals: feeRefusalWords,
  then: ({ code }) => redirect(`${paths.dossier(code)}#phi`),
});
