import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/components/ui/page-header';
import { findForAct, listAssignable, readHistory } from '@/lib/data/dossier-acts';
import { listAwayOn } from '@/lib/data/absences';
import { listUnits } from '@/lib/data/agency';
import { can } from '@/lib/domain/access/can';
import { actRule, isDossierAct, permissionFor } from '@/lib/domain/dossier/acts';
import { voidedSeqs } from '@/lib/domain/dossier/fold';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { DossierStatus } from '@/lib/domain/dossier/status';
import { actsAllowed } from '@/lib/domain/dossier/transitions';
import { today } from '@/lib/platform/clock';
import { ACT_WORDS } from '@/lib/text/act-refusals';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { noteView } from '@/lib/web/note-view';
import { staffPage } from '@/lib/web/staff-page';
import { performActAction } from './actions';
import { ActForm } from './act-form';

type Props = { params: Promise<{ code: string; act: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { act } = await params;
  return { title: isDossierAct(act) ? ACT_WORDS[act] : 'Hồ sơ' };
}

/** The form of one act: exactly what its row of the table asks for. */
export default async function ActPage({ params }: Props) {
  const actor = await staffPage('dossier:view');
  const { code: raw, act } = await params;
  const code = decodeURIComponent(raw);
  if (!isDossierAct(act)) notFound();
  const dossier = await findForAct(actor.agencyId, code);
  if (!dossier) notFound();
  const units = [dossier.holdingUnitId, dossier.handlingUnitId];
  const status = dossier.status as DossierStatus;
  if (!can(actor, 'dossier:view', units) || !actsAllowed(status).includes(act) || !can(actor, permissionFor(act, status), units)) notFound();
  noteView(actor, dossier.id, 'detail');
  const needs: readonly string[] = actRule(act).inputs;
  const [away, allUnits, people, events] = await Promise.all([listAwayOn(null, actor.agencyId, today()), listUnits(actor.agencyId), listAssignable(actor.agencyId), needs.includes('voided-event') ? readHistory(actor.agencyId, dossier.id) : []]);
  // Said before the file is given: it will be in that person's name, and somebody else works on it.
  const awayWords = (id: string): string => {
    const absence = away.get(id);
    return absence === undefined ? '' : ` (vắng đến ${formatDate(absence.toOn)}, ${absence.delegateName} làm thay)`;
  };
  const voided = voidedSeqs(events);
  const correctable = events.slice(1).filter((event) => event.actorId !== actor.staffId && event.act !== 'correct' && !voided.has(event.seq));
  return (
    <>
      <PageHeader crumbs={[{ label: 'Hồ sơ', href: paths.dossiers() }, { label: dossier.code, href: paths.dossier(dossier.code) }]} title={ACT_WORDS[act]} />
      <ActForm
        act={act}
        code={dossier.code}
        seen={dossier.eventCount}
        applicant={dossier.applicantName}
        due={dossier.originalDueAt ? formatDateTime(localTimeOfInstant(dossier.originalDueAt.getTime())) : null}
        isSubmission={status === 'submitted'}
        supplementAsks={dossier.supplementAsks}
        units={allUnits.filter((unit) => unit.isActive).map(({ id, name }) => ({ id, name }))}
        people={people.filter((person) => act !== 'assign' || person.unitIds.includes(dossier.holdingUnitId)).map(({ id, name, title }) => ({ id, name: `${name}, ${title}${awayWords(id)}` }))}
        defaultUnitId={act === 'hand-over' ? dossier.handlingUnitId : undefined}
        events={correctable.map((event) => ({ seq: event.seq, words: `${event.seq}. ${ACT_WORDS[event.act]}, ${formatDateTime(event.legalAt)}` }))}
        today={today()}
        action={performActAction}
      />
    </>
  );
}
