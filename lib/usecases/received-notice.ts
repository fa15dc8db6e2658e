import 'server-only';
import type { NewDossier } from '@/lib/data/dossiers-write';
import type { NoticeInput } from '@/lib/data/notices';
import { noticeAddress } from '@/lib/domain/dossier/notify';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import { paths, withQuery } from '@/lib/text/paths';
import { absoluteUrl } from './paper-issuer';

/** The address behind the QR code of a receipt: the token opens the public look-up, the code is for the counter's own scanner. */
export const lookupUrl = (dossier: { readonly code: string; readonly qrToken: string }): string => absoluteUrl(withQuery(paths.lookupByQr(dossier.qrToken), { ma: dossier.code }));

/** What the applicant is told of a dossier just received, if they chose to hear of it. */
export function receivedNotice(agencyId: number, dossier: NewDossier, procedureName: string): readonly NoticeInput[] {
  const address = noticeAddress(dossier);
  if (address === null || dossier.printedDueAt === null) return [];
  return [{
    agencyId, dossierId: dossier.id, ...address, template: 'dossier-received', lang: dossier.notifyLang, dedupeKey: `${dossier.id}:1:dossier-received`,
    data: { code: dossier.code, procedure: procedureName, due: formatDateTime(localTimeOf(dossier.printedDueAt)), link: lookupUrl(dossier) },
  }];
}
