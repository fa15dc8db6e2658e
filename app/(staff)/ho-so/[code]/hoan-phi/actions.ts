'use server';

import { redirect } from 'next/navigation';
import { RefundFeeForm } from '@/lib/schemas/fees';
import { feeRefusalWords } from '@/lib/text/fees';
import { paths } from '@/lib/text/paths';
import { refundFee } from '@/lib/usecases/refund-fee';
import { staffAction } from '@/lib/web/staff-action';

/** Gives back what was paid of one item. */
export const refundFeeAction = staffAction({
  permission: 'fee:refund',
  input: RefundFeeForm,
  run: refundFee,
  refusals: feeRefusalWords,
  then: ({ code }) => redirect(`${paths.dossier(code)}#phi`),
});
