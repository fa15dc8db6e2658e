'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { SaveUnit, SetUnitOpen } from '@/lib/schemas/unit';
import { paths } from '@/lib/text/paths';
import { saveUnit, setUnitOpen } from '@/lib/usecases/save-unit';
import { staffAction } from '@/lib/web/staff-action';
import { unitWords } from '../refusal-words';

export const saveUnitAction = staffAction({
  permission: 'unit:manage',
  input: SaveUnit,
  run: saveUnit,
  refusals: unitWords,
  then: () => {
    revalidatePath(paths.adminUnits(), 'layout');
    redirect(paths.adminUnits());
  },
});

export const setUnitOpenAction = staffAction({
  permission: 'unit:manage',
  input: SetUnitOpen,
  run: setUnitOpen,
  refusals: unitWords,
  success: () => 'Đã đổi tình trạng đơn vị.',
  then: () => revalidatePath(paths.adminUnits(), 'layout'),
});
