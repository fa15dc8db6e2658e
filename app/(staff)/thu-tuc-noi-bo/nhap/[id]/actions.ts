'use server';

import { revalidatePath } from 'next/cache';
import { after } from 'next/server';
import { z } from 'zod';
import { ok, refuse } from '@/lib/domain/shared/result';
import { paths } from '@/lib/text/paths';
import { beginProcedureImport, runProcedureImport } from '@/lib/usecases/procedure-import-run';
import { staffAction } from '@/lib/web/staff-action';

/** Makes the drafts of a list that was compared. */
export const takeListInAction = staffAction({
  permission: 'procedure:draft',
  input: z.object({ importId: z.uuid('Không tìm thấy lượt nhập này') }),
  run: async (ctx, { importId }) => {
    if (!(await beginProcedureImport(ctx, importId))) return refuse('busy' as const);
    after(() => runProcedureImport(ctx.actor, importId, false));
    return ok({ id: importId });
  },
  refusals: () => ({ message: 'Lượt nhập này đang được làm hoặc đã xong. Tải lại trang.' }),
  then: ({ id }) => revalidatePath(paths.procedureImport(id)),
});
