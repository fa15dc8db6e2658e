import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/components/ui/page-header';
import { findForAct } from '@/lib/data/dossier-acts';
import { readDossierParts, type DossierParts } from '@/lib/data/dossiers-read';
import { can } from '@/lib/domain/access/can';
import { paths } from '@/lib/text/paths';
import { SIGNATURE_STATE_WORDS, signatureLines } from '@/lib/text/signature-words';
import { noteView } from '@/lib/web/note-view';
import { staffPage } from '@/lib/web/staff-page';
import { digitiseAction } from './actions';
import { DigitiseFields, type DigitiseLine } from './digitise-form';

export const metadata: Metadata = { title: 'Cập nhật số hóa' };

const foundIn = (files: DossierParts['files']): string[] => files.flatMap(({ name, signature }) => (signature === null ? [] : [`${name}: ${[SIGNATURE_STATE_WORDS[signature.state], ...signatureLines(signature)].join('. ')}`]));

/** In which form each component and the result are kept. */
export default async function DigitisationPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('dossier:digitise');
  const dossier = await findForAct(actor.agencyId, decodeURIComponent((await params).code));
  if (!dossier) notFound();
  const units = [dossier.holdingUnitId, dossier.handlingUnitId];
  if (!can(actor, 'dossier:view', units) || !can(actor, 'dossier:digitise', units)) notFound();
  const { documents, files, digitisedResult } = await readDossierParts(actor.agencyId, dossier.id);
  noteView(actor, dossier.id, 'detail');
  const lines = documents.filter(({ isPresent }) => isPresent).map((one): DigitiseLine => ({
    key: String(one.ordinal), name: `${one.ordinal}. ${one.name}`, isScanned: one.isScanned, isElectronicOriginal: one.isElectronicOriginal, signatureState: one.signatureState, note: one.digitisationNote,
    found: foundIn(files.filter(({ ordinal }) => ordinal === one.ordinal)),
  }));
  const hasResult = dossier.status === 'resolved' || dossier.status === 'returned';
  const result: DigitiseLine = {
    key: 'result', name: 'Kết quả giải quyết', isScanned: digitisedResult?.isScanned ?? false, isElectronicOriginal: digitisedResult?.isElectronicOriginal ?? false,
    signatureState: digitisedResult?.signatureState ?? null, note: digitisedResult?.note ?? null, found: foundIn(files.filter(({ purpose }) => purpose === 'result')),
  };
  return (
    <>
      <PageHeader crumbs={[{ label: 'Hồ sơ', href: paths.dossiers() }, { label: <span className="code">{dossier.code}</span>, href: paths.dossier(dossier.code) }]} title="Cập nhật số hóa" meta={dossier.applicantName} />
      <DigitiseFields code={dossier.code} lines={hasResult ? [...lines, result] : lines} action={digitiseAction} />
    </>
  );
}
