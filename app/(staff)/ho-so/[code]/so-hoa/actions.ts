'use server';

import { redirect } from 'next/navigation';
import { DigitiseForm } from '@/lib/schemas/digitise';
import { paths } from '@/lib/text/paths';
import { digitiseDossier } from '@/lib/usecases/digitise-dossier';
import { staffAction } from '@/lib/web/staff-action';

/** Records the form in which the papers of a dossier are kept. */
export const digitiseAction = staffAction({
  permission: 'dossier:digitise',
  input: DigitiseForm,
  run: digitiseDossier,
  refusals: () => ({ message: 'Không tìm thấy hồ sơ này.' }),
  then: ({ code }) => redirect(`${paths.dossier(code)}#thanh-phan`),
});
