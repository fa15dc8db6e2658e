import type { BatchLine } from '@/components/dossier/batch-table';
import type { FileForBatch } from '@/lib/data/handover-sheets';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { isAfter } from '@/lib/domain/calendar/local-time';
import { handOverDue } from '@/lib/domain/dossier/hand-over-due';
import type { DossierStatus } from '@/lib/domain/dossier/status';
import { formatDateTime, formatShortDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { STATUS_LABELS } from '@/lib/text/vi';

export type FileLine = BatchLine & { readonly seen: number; readonly holdingUnitId: string };

/** A file as a line, with how its hand-over stands while it waits for it. */
export function fileLine(file: FileForBatch, now: LocalTime, calendar: WorkingCalendar): FileLine {
  const isWaiting = file.status === 'received' && file.holdingUnitId !== file.handlingUnitId && file.receivedAt !== null;
  const due = isWaiting && file.receivedAt !== null ? handOverDue(file.receivedAt, calendar).due : null;
  return {
    code: file.code, href: paths.dossier(file.code), applicant: file.applicantName, procedure: file.procedureName, due: file.dueAt && formatDateTime(file.dueAt), holder: file.holderName ?? `${file.holdingUnitName}, chưa ai nhận`,
    remark: due === null ? (file.status === 'processing' || file.status === 'received' ? null : STATUS_LABELS[file.status as DossierStatus]) : isAfter(now, due) ? `bàn giao muộn từ ${formatShortDateTime(due)}` : `bàn giao trước ${formatShortDateTime(due)}`,
    seen: file.eventCount, holdingUnitId: file.holdingUnitId,
  };
}
