import { NextResponse } from 'next/server';
import { listUnits } from '@/lib/data/agency';
import { loadCalendar } from '@/lib/data/calendar';
import { findDossier, listStaffNames } from '@/lib/data/dossiers-read';
import { recordView } from '@/lib/usecases/record-view';
import { staffRoute } from '@/lib/web/staff-route';
import { panelView } from '../../panel-view';

/** The side panel of a queue for one dossier, as JSON. Unseen and unknown are both 404. */
export const GET = staffRoute<{ code: string }>('dossier:view', async ({ params, ctx }) => {
  const { agencyId } = ctx.actor;
  const dossier = await findDossier(ctx.actor, params.code);
  if (dossier === null) return NextResponse.json({ type: 'about:blank', status: 404, title: 'Không tìm thấy' }, { status: 404, headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } });
  await recordView(ctx, dossier.id, 'panel');
  const [calendar, units, staff] = await Promise.all([loadCalendar(agencyId), listUnits(agencyId), listStaffNames(agencyId)]);
  const names = new Map([...units, ...staff].map(({ id, name }) => [id, name]));
  return NextResponse.json(panelView(dossier, ctx.now, calendar, (id) => names.get(id) ?? null));
});
