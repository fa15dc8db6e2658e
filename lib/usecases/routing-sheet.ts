import 'server-only';
import { listUnits, theAgency } from '@/lib/data/agency';
import { renderPaperDocx } from '@/lib/adapters/docx/render-paper-docx';
import { renderPaper } from '@/lib/adapters/pdf/render-paper';
import { loadCalendar, loadCalendarAt } from '@/lib/data/calendar';
import { findDossier, listStaffNames, unitsOf, type DossierCore } from '@/lib/data/dossiers-read';
import { can } from '@/lib/domain/access/can';
import type { WorkingCalendar } from '@/lib/domain/calendar/types';
import { routingLegs } from '@/lib/domain/dossier/routing';
import type { RoutingSheet } from '@/lib/domain/paper/data';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { legNote, STEP_WITHOUT_NAME, STILL_HERE, UNKNOWN_UNIT, WORK_ENDED } from '@/lib/text/paper/routing';
import type { Context } from './context';
import { issuerOf } from './paper-issuer';
import { recordView } from './record-view';

export type RoutingSheetRefusal = { readonly name: 'NoSuchDossier' } | { readonly name: 'NotReceived' };

type Names = (id: string | null) => string | null;

function sheetOf(dossier: DossierCore, calendar: WorkingCalendar, nameOf: Names, head: Pick<RoutingSheet, 'agency' | 'place'>, now: Context['now']): RoutingSheet | null {
  const { state, procedure } = dossier;
  if (state.receivedAt === null || dossier.originalDueAt === null) return null;
  const legs = routingLegs({ events: dossier.events, pauses: state.pauses, pauseRule: dossier.pauseRule, workflow: procedure.content.workflow }, calendar, now);
  const asked = dossier.events.filter((event) => event.act === 'consult' && !event.isVoided).map(({ data }) => (typeof data.askedOf === 'string' ? data.askedOf : nameOf(data.toUnitId ?? null)));
  return {
    kind: 'routing-sheet', ...head, issuedOn: now.on, number: null, marks: [], lookupUrl: null, verifyUrl: null,
    dossierCode: dossier.code, applicantName: dossier.applicant.name, procedure: { name: procedure.name, code: procedure.code, caseName: dossier.caseName },
    handlingUnit: dossier.handlingUnit.name, coordinatingUnits: [...new Set(asked.filter((name) => name !== null))], receivedAt: state.receivedAt, dueAt: dossier.originalDueAt,
    steps: legs.map((leg) => ({
      step: (leg.step === null ? null : procedure.content.workflow[leg.step]?.step) ?? STEP_WITHOUT_NAME,
      fromUnit: nameOf(leg.from.unitId) ?? UNKNOWN_UNIT, fromPerson: nameOf(leg.from.staffId),
      toUnit: leg.givenAt === null ? STILL_HERE : leg.to === null ? WORK_ENDED : (nameOf(leg.to.unitId) ?? UNKNOWN_UNIT), toPerson: nameOf(leg.to?.staffId ?? null),
      givenAt: leg.givenAt, receivedAt: leg.receivedAt, stepDueAt: leg.dueAt, result: leg.result, note: legNote(leg),
    })),
  };
}

/** The data of a dossier's control slip (Mẫu 06) as its events tell it now: it is drawn anew each time, and so has no number. */
export async function routingSheet(ctx: Context, code: string): Promise<Result<RoutingSheet, RoutingSheetRefusal>> {
  const { agencyId } = ctx.actor;
  const dossier = await findDossier(ctx.actor, code);
  if (dossier === null || !can(ctx.actor, 'paper:print', unitsOf(dossier))) return refuse({ name: 'NoSuchDossier' });
  const [agency, units, staff, calendar] = await Promise.all([
    theAgency(), listUnits(agencyId), listStaffNames(agencyId),
    // What ended is judged by the calendar that made its date.
    dossier.state.endedAt !== null && dossier.calendarVersion !== null ? loadCalendarAt(agencyId, dossier.calendarVersion) : loadCalendar(agencyId),
  ]);
  const unit = units.find(({ id }) => id === dossier.handlingUnit.id) ?? { ...dossier.handlingUnit, shortName: '' };
  const issuer = issuerOf({ agency, units, unit, contactName: ctx.actor.name });
  const names = new Map([...units, ...staff].map(({ id, name }) => [id, name]));
  const sheet = sheetOf(dossier, calendar, (id) => (id === null ? null : (names.get(id) ?? null)), { agency: issuer.header, place: issuer.place }, ctx.now);
  if (sheet === null) return refuse({ name: 'NotReceived' });
  await recordView(ctx, dossier.id, 'paper');
  return ok(sheet);
}

/** The same on A4, as PDF or as DOCX. */
export async function printRoutingSheet(ctx: Context, code: string, asDocx = false): Promise<Result<{ readonly bytes: Uint8Array; readonly fileName: string }, RoutingSheetRefusal>> {
  const sheet = await routingSheet(ctx, code);
  if (!sheet.ok) return sheet;
  const render = asDocx ? renderPaperDocx : renderPaper;
  return ok({ bytes: await render(sheet.value, { format: 'a4' }), fileName: `phieu-kiem-soat-${code.replace(/[^A-Za-z0-9.-]/g, '-')}.${asDocx ? 'docx' : 'pdf'}` });
}
