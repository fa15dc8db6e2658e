import { listWork } from '@/lib/data/inspection-devices';
import { deviceJson, tooMany } from '@/lib/web/device-route';
import { staffRoute } from '@/lib/web/staff-route';

/** Who asks, and the inspections that she may take along. */
export const GET = staffRoute('inspection:work', async ({ ctx }) => {
  const { agencyId, staffId, name } = ctx.actor;
  return (await tooMany(ctx)) ?? deviceJson({ person: { id: staffId, name }, inspections: await listWork(agencyId, staffId) }, ctx.instant);
});
