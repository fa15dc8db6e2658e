'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { ExplainImbalance, ImportForeignReport, TypeForeignReport } from '@/lib/schemas/foreign-report';
import { foreignRefusalWords } from '@/lib/text/foreign-report';
import { paths } from '@/lib/text/paths';
import { explainImbalance, importForeignReport, typeForeignReport, type ForeignImported } from '@/lib/usecases/import-foreign-report';
import { staffAction } from '@/lib/web/staff-action';

const open = ({ id }: ForeignImported) => {
  revalidatePath(paths.foreignReports(), 'layout');
  redirect(paths.foreignReport(id));
};

export const importForeignReportAction = staffAction({
  permission: 'report:import',
  input: ImportForeignReport,
  run: (ctx, { file, ...about }) => importForeignReport(ctx, { name: file.name, source: file.stream() as unknown as AsyncIterable<Uint8Array>, about }),
  refusals: foreignRefusalWords,
  then: open,
});

export const typeForeignReportAction = staffAction({
  permission: 'report:import',
  input: TypeForeignReport,
  run: (ctx, { content, ...about }) => typeForeignReport(ctx, { content, about }),
  refusals: foreignRefusalWords,
  then: open,
});

export const explainImbalanceAction = staffAction({
  permission: 'report:explain',
  input: ExplainImbalance,
  run: explainImbalance,
  refusals: foreignRefusalWords,
  success: () => 'Đã ghi giải trình. Dấu không cân đối vẫn giữ.',
  then: () => revalidatePath(paths.foreignReports(), 'layout'),
});
